import unicodedata
from datetime import date

import pytest

from portal.translation.glossary.matching import GlossaryTerm, TermIndex

TERMS = [
    GlossaryTerm("hữu nghị", "friendship"),
    GlossaryTerm("Hội hữu nghị", "friendship association"),
    GlossaryTerm("Hội hữu nghị Việt – Lào", "Viet Nam–Laos Friendship Association"),
    GlossaryTerm("hòa bình, đoàn kết", "peace, solidarity"),
    GlossaryTerm("Đảng", "the Party", ("CPV",), case_sensitive=True),
    GlossaryTerm("người Việt Nam ở nước ngoài", "overseas Vietnamese"),
    GlossaryTerm("kiều bào", "overseas Vietnamese"),
    GlossaryTerm("tổ chức thành viên", "member organization"),
    GlossaryTerm("tỉnh Hà Giang", "Ha Giang province", valid_until=date(2025, 6, 30)),
    GlossaryTerm("tỉnh Hà Giang", "the former Ha Giang province", valid_from=date(2025, 7, 1)),
    GlossaryTerm("Bộ Dân tộc", "Ministry of Ethnic Affairs", valid_from=date(2025, 3, 1)),
    GlossaryTerm("Dân tộc", "ethnic group"),
    GlossaryTerm("a b", "one"),
    GlossaryTerm("b c d", "two"),
]
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
VI, EN = TermIndex(TERMS), TermIndex(TERMS, "en")


def said(text: str, on: date | None = AFTER, index: TermIndex = VI) -> list[tuple[str, str]]:
    return [
        (text[found.start : found.end], found.term.target) for found in index.found_in(text, on)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Hội HỮU NGHỊ tỉnh", [("Hội HỮU NGHỊ", "friendship association")]),
        ("hội hưu nghị", []),
        ("hoi huu nghi", []),
        ("hữu nghịch", []),
        # Longest first, also when a shorter one begins earlier.
        ("Hội hữu nghị Việt - Lào", [("Hội hữu nghị Việt - Lào", TERMS[2].target)]),
        ("a b c d", [("b c d", "two")]),
        ("a b c", [("a b", "one")]),
        # Signs count, but not which dash or where the tone mark stands.
        ("hoà bình, đoàn kết", [("hoà bình, đoàn kết", "peace, solidarity")]),
        ("hòa bình đoàn kết", []),
        ("đảng", []),
        ("ĐẢNG", []),
        ("của Đảng.", [("Đảng", "the Party")]),
        (
            "<b>Hội</b> hữu&nbsp;nghị và Hội\u200b hữu nghị",
            [
                ("Hội</b> hữu&nbsp;nghị", "friendship association"),
                ("Hội\u200b hữu nghị", "friendship association"),
            ],
        ),
        (
            unicodedata.normalize("NFD", "tình hữu nghị!"),
            [(unicodedata.normalize("NFD", "hữu nghị"), "friendship")],
        ),
        ('<a title="hữu nghị">x</a>', []),
    ],
)
def test_vietnamese_terms(text, expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("on", "english"),
    [
        (BEFORE, "Ha Giang province"),
        (AFTER, "the former Ha Giang province"),
        (None, "the former Ha Giang province"),
    ],
)
def test_the_day_decides_between_periods(on, english) -> None:
    assert said("tỉnh Hà Giang", on) == [("tỉnh Hà Giang", english)]


def test_a_term_of_another_time_does_not_hide_a_shorter_one() -> None:
    assert said("Bộ Dân tộc", date(2025, 3, 1)) == [("Bộ Dân tộc", "Ministry of Ethnic Affairs")]
    assert said("Bộ Dân tộc", date(2025, 2, 28)) == [("Dân tộc", "ethnic group")]


def test_english_terms() -> None:
    text = "The Member Organizations and overseas Vietnamese thank the Party (CPV); no party does."
    found_here = EN.found_in(text, None)
    assert [(text[found.start : found.end], found.term.source) for found in found_here] == [
        ("Member Organizations", "tổ chức thành viên"),
        ("overseas Vietnamese", "người Việt Nam ở nước ngoài"),
        ("overseas Vietnamese", "kiều bào"),
        ("the Party", "Đảng"),
        ("CPV", "Đảng"),
    ]  # fmt: skip
    assert said("tỉnh Hà Giang, the former Ha Giang province", BEFORE, EN) == [
        ("Ha Giang province", "Ha Giang province")
    ]
