"""The checks let good translations pass and stop wrong ones."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from portal.translation.checks import CHECKS, Pair, Severity, TermRule, check, plain_text
from tests.translation.checks.corpus import good_pairs, mistakes, planted_errors


def errors(pair: Pair) -> list[str]:
    return [finding.code for finding in check(pair) if finding.severity is Severity.ERROR]


def findings(source: str, target: str, **more: object) -> list[tuple[str, str]]:
    pair = Pair(source, target, "vi", "en", **more)  # type: ignore[arg-type]
    return [(finding.code, finding.severity.value) for finding in check(pair)]


def test_good_translations_have_no_error() -> None:
    wrong = [(pair.source, pair.target, check(pair)) for pair in good_pairs() if errors(pair)]

    assert wrong == []


def test_good_translations_have_few_warnings() -> None:
    warned = [pair for pair in good_pairs() if check(pair)]

    assert len(warned) <= len(good_pairs()) / 10


def test_every_planted_error_is_stopped_for_what_it_is() -> None:
    missed = [(code, pair.target) for code, pair in planted_errors() if code not in errors(pair)]

    assert missed == []


def test_short_mistakes_are_stopped() -> None:
    assert [pair.target for pair in mistakes() if not errors(pair)] == []


NUMBER = re.compile(r"(?<![\w.,/@+:-])\d+(?:[.,]\d+)*(?![\w:/])")
HIDDEN = re.compile(r"<[^>]*>|\S*@\S*|\(\+\d+\)[\d ]+|\+84[\d ]+|0216[\d.]+")


def changed_numbers(target: str, decimal: str) -> Iterator[str]:
    """The translation with each of its numbers changed in one way each."""
    group = "," if decimal == "." else "."
    visible = HIDDEN.sub(lambda match: "_" * len(match[0]), target)
    for match in NUMBER.finditer(visible):
        number = match[0]
        other = [
            "",
            number[:-1] + str((int(number[-1]) + 1) % 10),
            str(int(number[0]) % 9 + 1) + number[1:],
        ]
        if number.isdigit():
            other += [f"{number}0", f"{int(number):,}".replace(",", group) + f"{group}000"]
        if number[1:2].isdigit() and number[0] != number[1]:
            other.append(number[1] + number[0] + number[2:])
        for written in other:
            yield target[: match.start()] + written + target[match.end() :]


def test_nearly_every_changed_number_is_stopped() -> None:
    changed = [
        replace(pair, target=target)
        for pair in good_pairs()
        for target in changed_numbers(pair.target, "," if pair.target_language == "vi" else ".")
    ]
    # Every seventh keeps the test short, and a number is changed in six ways at most.
    tried = changed[::7]
    missed = [pair for pair in tried if not errors(pair)]

    assert len(tried) > 200
    assert len(missed) <= len(tried) * 0.02, [pair.target for pair in missed]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The Union held 5 meetings.", []),
        ("The Union held five meetings.", []),
        ("The Union held 6 meetings.", [("number", "error")]),
        ("   <br/> ", [("blank", "error")]),
        ("Liên hiệp tổ chức 5 cuộc họp.", [("untranslated", "error")]),
        ("The Union held 5 cuộc họp.", [("left-over", "error")]),
        ("The Union held 5 meetings (“cuộc họp”).", [("left-over", "warning")]),
        ("The Union held <b>5</b> meetings.", [("tag", "warning")]),
        ("The Union held &lt;b&gt;5&lt;/b&gt; meetings.", [("markup", "warning")]),
        ("The Union held 5 meetings&lt;script src=x&gt;.", [("markup", "warning")]),
        ("The Union held 5 meetings.&amp;nbsp;", [("markup", "warning")]),
        ("The Union held 5 meetings &amp; talks.", []),
        ("The Union held 5 meetings, each &lt; the last, on R&amp;D; it was &gt; enough.", []),
        ("The Union held <b>5 meetings.", [("tag", "error"), ("tag", "warning")]),
        ('The Union held <a id="a1">5</a> meetings.', [("link", "error")]),
        ("The Union held over 5 meetings.", [("qualifier", "warning")]),
        ("The Union held 5,1,2 meetings.", [("number", "error"), ("code", "error")]),
    ],
)
def test_one_sentence(target: str, expected: list[tuple[str, str]]) -> None:
    assert findings("Liên hiệp tổ chức 5 cuộc họp.", target) == expected


def test_the_length_is_counted_without_tags() -> None:
    pair = Pair("Tin <b>tức</b>", "<b>News</b> &amp; more", "vi", "en", max_length=11)

    assert plain_text(pair.target) == "News & more"
    assert "length" not in errors(pair)
    assert "length" in errors(replace(pair, max_length=10))


def test_a_long_text_must_not_shrink_to_its_first_words() -> None:
    source = "Liên hiệp tiếp tục phát huy vai trò nòng cốt trong đối ngoại nhân dân. " * 3

    assert findings(source, "The Union goes on.") == [("omission", "error")]


def test_terms_are_asked_for_the_longest_first() -> None:
    terms = (
        TermRule("hội hữu nghị", ("friendship association",)),
        TermRule("Liên hiệp các tổ chức hữu nghị", ("Union of Friendship Organizations",)),
        TermRule("tổ chức", ("body",)),
        TermRule("KOICA", (), do_not_translate=True),
    )
    source = "Liên hiệp các tổ chức hữu nghị và các hội hữu nghị làm việc với KOICA."

    good = "The Union of Friendship Organisations and friendship associations met KOICA."
    loose = "The union of friendly bodies and friendship clubs met the Korean agency."

    assert findings(source, good.replace("Organisations", "Organizations"), terms=terms) == []
    assert findings(source, loose, terms=terms) == [
        ("term", "error"),
        ("term", "warning"),
        ("term", "warning"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ngày 30/5, đoàn đến thăm.", "On 30 May 2023 the delegation came.", "warning"),
        ("Ngày 30/5, đoàn đến thăm.", "On 30 May 2013 the delegation came.", "error"),
        ("Đoàn đến thăm.", "The delegation came in 2023.", "error"),
        ("Năm 2023, đoàn đến thăm.", "The delegation came this year.", "warning"),
        ("Theo Chỉ thị 12-CT/TW, cần đổi mới.", "Directive 12 calls for renewal.", "warning"),
        ("Đã nhận 15,2 triệu USD.", "Over USD 15 million was received.", "warning"),
        ("Đã nhận hơn 15,2 triệu USD.", "Over USD 15 million was received.", "error"),
        ("Ngày 05/01/2022 khai giảng.", "It opened on 05/01/2022.", "warning"),
        ("Ngày 05/01/2022 khai giảng.", "It opened on 01/05/2022.", "error"),
        ("Trang www.vufo.org.vn đã mở.", "The site en.vufo.org.vn is open.", "warning"),
        ("Trang www.vufo.org.vn đã mở.", "The site www.vufo.com.vn is open.", "error"),
    ],
)
def test_what_may_be_right_is_only_asked_about(source: str, target: str, expected: str) -> None:
    assert [severity for _, severity in findings(source, target, on=date(2023, 6, 1))][:1] == [
        expected
    ]


def test_every_code_has_a_label_and_every_place_is_in_the_text() -> None:
    pairs = [pair for _, pair in planted_errors()] + list(mistakes())
    found = [(pair, finding) for pair in pairs for finding in check(pair)]

    assert {finding.code for _, finding in found} <= CHECKS.keys()
    assert all(
        0 <= start < end <= len(plain_text(text))
        for pair, finding in found
        for span, text in (
            (finding.source_span, pair.source),
            (finding.target_span, pair.target),
        )
        if span
        for start, end in [span]
    )


def test_an_amount_and_what_it_goes_to_are_no_range() -> None:
    pair = Pair(
        "Bàn giao 12 bể nước trị giá 1,5 tỷ đồng cho 3 trường học.",
        "Twelve water tanks worth VND 15 billion went to 3 schools.",
        "vi",
        "en",
    )
    assert [finding.code for finding in check(pair)] == ["scale"]
    said = replace(pair, target="Twelve water tanks worth VND 15 billion to 3 schools.")
    assert [finding.code for finding in check(said)] == ["scale"]


def test_a_short_text_that_became_very_long() -> None:
    assert findings("Trường có lớp mới.", "The school has a class. " * 100) == [
        ("omission", "warning")
    ]
    assert findings("Trường có lớp mới.", "The school has a new class.") == []
