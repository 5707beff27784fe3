"""Inline tags as numbered chips, there and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from portal.translation.text.chips import MarkerError, from_markers, pieces_of, to_markers
from portal.translation.text.inline_tags import Chip
from portal.translation.text.plain_text import plain_text

LINKED = '<b>Huế</b> ký <a id="a1">thỏa <i>thuận</i></a> với <a id="a2">bạn</a><br/>Ảnh: Mai'
MARKED = "{1}Huế{/1} ký {2}thỏa {3}thuận{/3}{/2} với {4}bạn{/4}{5/}Ảnh: Mai"


@pytest.mark.parametrize(
    ("data", "markers"),
    [
        ("", ""),
        ("Hội hữu nghị", "Hội hữu nghị"),
        (LINKED, MARKED),
        ("A &amp; B &lt;x&gt; &amp;lt; {1} {{}", "A & B <x> &lt; {{1}} {{{{}}"),
        ("<b>}</b>{<i>{/1}</i>", "{1}}}{/1}{{{2}{{/1}}{/2}"),
        ("<b></b>15\u00a0triệu  USD", "{1}{/1}15\u00a0triệu  USD"),
        ("<em>a</em><strong>b</strong><code>c</code>", "{1}a{/1}{2}b{/2}{3}c{/3}"),
        ('<a id="a1">x</a> y <a id="a1">z</a>', "{1}x{/1} y {2}z{/2}"),
        ("<b>" * 12 + "x" + "</b>" * 12, None),
    ],
)
def test_markers_stand_for_tags_and_back(data: str, markers: str | None) -> None:
    text, _chips = to_markers(data)
    assert markers in (None, text)
    assert from_markers(text, data) == data


def test_chips_say_what_they_are() -> None:
    chips = to_markers(LINKED)[1]
    assert chips == [
        Chip("bold", 1),
        Chip("link", 2, "a1"),
        Chip("italic", 3),
        Chip("link", 4, "a2"),
        Chip("break", 5),
    ]
    assert [chip.label for chip in chips[1::3]] == ["link 2", "line break 5"]


@pytest.mark.parametrize(
    ("translation", "markers", "saved"),
    [
        (
            '<a id="a2">Friends</a> of <b>Hue</b>, <a id="a1">accord</a>',
            "{4}Friends{/4} of {1}Hue{/1}, {2}accord{/2}",
            None,
        ),
        ("<strong>Hue</strong> & co", "{1}Hue{/1} & co", "<b>Hue</b> &amp; co"),
        ("<b>Hue</b> <b>and</b> <em>x</em>", "{1}Hue{/1} {6}and{/6} {3}x{/3}", None),
        ('<a id="a1">x</a> <a id="a1">y</a>', "{2}x{/2} {2}y{/2}", None),
    ],
)
def test_a_chip_keeps_its_number_in_the_translation(translation, markers, saved) -> None:
    text, _chips = to_markers(translation, LINKED)
    assert text == markers
    expected = saved or translation.replace("em>", "i>")
    assert from_markers(text, LINKED, translation) == expected


def test_a_link_unknown_to_the_source_cannot_be_kept() -> None:
    translation = '<a id="a7">x</a>'
    text, _chips = to_markers(translation, LINKED)
    with pytest.raises(MarkerError):
        from_markers(text, LINKED, translation)


@pytest.mark.parametrize(
    ("markers", "code", "named"),
    [
        ("{2}x", "unclosed", ["link 2"]),
        ("{2}x{2}y{/2}", "unclosed", ["link 2"]),
        ("{2/}x", "unclosed", ["link 2"]),
        ("{1}a{3}b{/1}", "unclosed", ["italic 3"]),
        ("x{/1}", "unopened", ["bold 1"]),
        ("{/1}x{1}", "unopened", ["bold 1"]),
        ("{9}x{/9}", "unknown", ["{9}"]),
        ("{0}x{/0}", "unknown", ["{0}"]),
        ("{1}a{3}b{/1}c{/3}", "crossed", ["italic 3", "bold 1"]),
        ("{2}a{4}b{/4}{/2}", "nested", ["link 4", "link 2"]),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_chip(markers, code, named) -> None:
    with pytest.raises(MarkerError) as refused:
        from_markers(markers, LINKED)
    assert refused.value.code == code
    assert all(name in refused.value.messages[0] for name in named)


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("Friends{5}again{5/}", "Friends<br/>again<br/>"),
        ("no chips at all", "no chips at all"),
        ("a { b } c {x} {12345}", "a { b } c {x} {12345}"),
        ("<script>x</script> & <b>", "&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;"),
        ("\r\nOne\r\n two \t\n {1}three{/1}\n", "One two <b>three</b>"),
        ("{1}one\u2028two{/1}", "<b>one two</b>"),
        ("15\u00a0tri\u1ec7u  USD ", "15\u00a0triệu  USD "),
        ("Ha\u0302\u0301\u200b \u0000\ufeffB\u00ad\ud800a", "H\u1ea5 Ba"),
    ],
)  # fmt: skip
def test_what_is_typed_is_cleaned_and_escaped(typed: str, data: str) -> None:
    assert from_markers(typed, LINKED) == data


def test_pieces_are_what_a_template_shows() -> None:
    chips = to_markers(LINKED)[1]
    pieces = pieces_of("{{1}} {1}H{/1}{5/}{9}", chips)
    assert [(piece.role, piece.text) for piece in pieces] == [
        ("text", "{"),
        ("text", "1"),
        ("text", "}"),
        ("text", " "),
        ("opening", "{1}"),
        ("text", "H"),
        ("closing", "{/1}"),
        ("empty", "{5/}"),
        ("text", "{9}"),
    ]


def test_plain_text_has_neither_tags_nor_entities() -> None:
    assert plain_text("<b>A</b> &amp; &lt;b&gt;<br/>Huế") == "A & <b> Huế"


TEXTS = st.text(alphabet="aĐé {}/123&<>;\"'\u00a0–", max_size=12)
TAGS = st.sampled_from(["b", "i", "em", "strong", "code", "abbr", "br"])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _html(draw: st.DrawFn, depth: int, *, may_link: bool) -> str:
    parts = [_escaped(draw(TEXTS))]
    for _index in range(draw(st.integers(0, 3)) if depth else 0):
        name = draw(TAGS)
        if may_link and draw(st.booleans()):
            number = draw(st.integers(1, 3))
            inner = _html(draw, depth - 1, may_link=False)
            parts.append(f'<a id="a{number}">{inner}</a>')
        elif name == "br":
            parts.append("<br/>")
        else:
            parts.append(f"<{name}>{_html(draw, depth - 1, may_link=may_link)}</{name}>")
        parts.append(_escaped(draw(TEXTS)))
    return "".join(parts)


@st.composite
def string_data(draw: st.DrawFn) -> str:
    return _html(draw, 3, may_link=True)


@settings(max_examples=50)
@given(string_data())
def test_every_valid_string_comes_back_as_it_was(data: str) -> None:
    assert StringValue.from_translated_html(data).data == data
    assert from_markers(to_markers(data)[0], data) == data


@settings(max_examples=50)
@given(string_data(), string_data())
def test_every_translation_comes_back_with_its_words(source: str, translation: str) -> None:
    text, _chips = to_markers(translation, source)
    try:
        saved = from_markers(text, source, translation)
    except MarkerError as refused:
        assert refused.code == "unknown"  # noqa: PT017
    else:
        assert plain_text(saved) == plain_text(translation)
        assert to_markers(saved, source)[0] == text


@settings(max_examples=50)
@given(st.text(alphabet="{}/12345 \nab<&", max_size=30))
def test_whatever_is_typed_gives_a_valid_string_or_a_message(typed: str) -> None:
    try:
        data = from_markers(typed, LINKED)
    except MarkerError as refused:
        assert refused.messages[0]  # noqa: PT017
    else:
        assert StringValue.from_translated_html(data).data == data
