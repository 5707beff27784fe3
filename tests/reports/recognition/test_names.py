"""Organisations and numbered documents, as reports name them."""

from datetime import date

import pytest

from portal.reports.recognition import recognise


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Làm việc với Đại sứ quán Thụy Điển về giáo dục.", [("Đại sứ quán Thụy Điển", "")]),
        ("Tổ chức ABC/Hàn Quốc tài trợ.", [("ABC", "ABC")]),
        ("Quỹ Phát triển cộng đồng Bắc Âu (NCDF) và tỉnh ký kết.",
         [("Quỹ Phát triển cộng đồng Bắc Âu", "NCDF")]),
        ("Các tổ chức: Blue River Foundation (BRF/Mỹ), Hope for Villages.",
         [("Blue River Foundation", "BRF"), ("Hope for Villages", "")]),
        ("Công ty Hoa Sen và Hiệp hội Doanh nghiệp vừa và nhỏ thành phố Ansan đến thăm.",
         [("Công ty Hoa Sen", ""), ("Hiệp hội Doanh nghiệp vừa và nhỏ thành phố Ansan", "")]),
        ("Hội hữu nghị Việt Nam - Cuba tỉnh; Hội hữu nghị Việt Nam - Cuba tỉnh.",
         [("Hội hữu nghị Việt Nam - Cuba tỉnh", "")]),
        ("Tổ chức trên 30 đoàn tới làm việc với các tổ chức PCPNN.", []),
    ],
)  # fmt: skip
def test_organisations(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = recognise(sentence).organisations
    assert [(one.name, one.acronym) for one in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("theo Nghị định số 58/2022/NĐ-CP ngày 31/8/2022 của Chính phủ về đăng ký",
         ("58/2022/NĐ-CP", "decree", "Chính phủ", date(2022, 8, 31))),
        ("Quyết định số 77/QĐ-UBND ngày 5 tháng 1 năm 2022 của UBND tỉnh.",
         ("77/QĐ-UBND", "decision", "UBND tỉnh", date(2022, 1, 5))),
        ("Chỉ thị 05 - CT/TW của Bộ Chính trị", ("05-CT/TW", "directive", "Bộ Chính trị", None)),
        ("Báo cáo số: 15/BC-LHHN ngày 12-7-2024", ("15/BC-LHHN", "other", "", date(2024, 7, 12))),
        ("Luật 91/2025/QH15", ("91/2025/QH15", "law", "", None)),
        ("Kế hoạch 78-KH/TU", ("78-KH/TU", "plan", "", None)),
    ],
)  # fmt: skip
def test_documents(sentence: str, expected: tuple) -> None:
    recognised = recognise(sentence)
    (found,) = recognised.documents
    assert (found.number, found.kind, found.issuer, found.issued_on) == expected
    assert recognised.figures == ()


@pytest.mark.parametrize("text", ["12 USD/người", "8/14 tổ chức", "5/2023", "22.949 đồng/USD"])
def test_fractions_and_prices_are_no_documents(text: str) -> None:
    assert recognise(text).documents == ()
