"""Old encodings are recognised, destroyed letters refused."""

import unicodedata

import pytest

from news.importer import UnreadableArticle, import_article
from news.importer.encodings import MAX_BYTES, decode, tcvn3_to_unicode, vni_to_unicode
from news.importer.patterns import section
from tests.news.importer.samples import PARAGRAPHS

TEXT = "\n\n".join(PARAGRAPHS)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def _tcvn3(text):
    data = section("tcvn3", "encodings.toml")
    codes = {letter: data["first"] + i for i, letter in enumerate(data["letters"])}
    return bytes(ord(c) if c.isascii() else codes[c] for c in text)


def _vni(text):
    """Written from the VNI rules: letter, then marks; a few letters have their own."""
    data = section("vni", "encodings.toml")
    alone = {value: key for key, value in data["alone"].items()}
    marks = {value: key for key, value in (data["marks"] | data["tones"]).items()}
    shown = []
    for letter in text:
        if letter.isascii() or letter in alone:
            shown.append(alone.get(letter, letter))
            continue
        base, *rest = unicodedata.normalize("NFD", letter)
        if "\u031b" in rest:
            rest.remove("\u031b")
            base = alone[unicodedata.normalize("NFC", base + "\u031b")]
        quality = [m for m in rest if m not in TONES]
        tone = [m for m in rest if m in TONES]
        mark = marks["".join(quality + tone)]
        shown.append(base + (mark.upper() if base.isupper() else mark))
    return "".join(shown).encode("cp1252")


def _windows_1258(text):
    written = bytearray()
    for letter in text:
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", letter)
            tone = next(c for c in decomposed if c in TONES)
            base = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            written += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(written)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8", TEXT.encode("utf-8-sig")),
        ("utf-8", unicodedata.normalize("NFD", TEXT).encode()),
        ("utf-16", TEXT.encode("utf-16")),
        ("utf-16", TEXT.encode("utf-16-le")),
        ("utf-16", TEXT.encode("utf-16-be")),
        ("tcvn3", _tcvn3(TEXT)),
        ("tcvn3", _tcvn3(TEXT).decode("latin-1").encode()),
        ("vni", _vni(TEXT)),
        ("vni", _vni(TEXT).decode("cp1252").encode()),
        ("windows-1258", _windows_1258(TEXT)),
        ("windows-1258", _windows_1258(TEXT).decode("cp1252").encode()),
        ("mojibake", TEXT.encode().decode("latin-1").encode()),
    ],
)
def test_round_trip(encoding, data):
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.text.removeprefix("\ufeff") == TEXT


def test_samples_of_the_old_fonts():
    assert (
        tcvn3_to_unicode("h÷u nghÞ; ®­êng; tæ chøc; Yªn B¸i") == "hữu nghị; đường; tổ chức; Yên Bái"
    )
    assert (
        vni_to_unicode("Coäng hoøa xaõ hoäi; ñöôøng; höõu nghò")
        == "Cộng hòa xã hội; đường; hữu nghị"
    )
    assert vni_to_unicode("TAÊNG CÖÔØNG ÑOÁI NGOAÏI") == "TĂNG CƯỜNG ĐỐI NGOẠI"


def test_converted_text_is_to_be_checked():
    codes = {notice.code for notice in import_article(_vni(TEXT)).warnings}
    assert "encoding_converted" in codes
    codes = {notice.code for notice in import_article(TEXT.encode()).warnings}
    assert "encoding_converted" not in codes


def test_foreign_names_do_not_make_a_text_foreign():
    text = f"{TEXT}\n\nCafé, Åse, Ñandú, Müller và Bündchen cùng dự."
    assert decode(text.encode()).encoding == "utf-8"
    english = "The café in Zürich opened. Mr Müller and Ms Núñez spoke at length about it."
    assert decode(english.encode()).text == english


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("empty", b" \r\n\t\0 "),
        ("empty", b"\xef\xbb\xbf \n"),
        ("too_large", b"a" * (MAX_BYTES + 1)),
        ("binary", b"%PDF-1.7 ..."),
        ("binary", b"PK\x03\x04" + b"\x14" * 40),
        ("binary", bytes(range(256)) * 20),
        ("lossy_mojibake", TEXT.encode().decode("cp1252", "replace").encode()),
        ("lossy_mojibake", TEXT.encode().decode("cp1252", "ignore").encode()),
        ("unknown_encoding", "Привет, мир и все люди. ".encode("cp1251") * 10),
    ],
)
def test_refusals_say_why(code, data):
    with pytest.raises(UnreadableArticle) as refusal:
        import_article(data)
    assert refusal.value.notice.code == code
    assert "%(" not in str(refusal.value)
