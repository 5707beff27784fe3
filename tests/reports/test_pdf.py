"""Reports on paper: real Vietnamese text, an outline, headings on every page of a table."""

import io
import re
from decimal import Decimal

import pytest
from pypdf import PdfReader

from portal.reports.charts.data import Category, ChartData, ChartKind, Series, ValueKind
from portal.reports.exports.data import (
    BulletList,
    Chart,
    Column,
    Figures,
    Heading,
    Notes,
    Paragraph,
    ReportDocument,
    Run,
    Table,
    WrittenFigure,
)
from portal.reports.exports.pdf import to_pdf

TITLE = "Báo cáo công tác đối ngoại nhân dân"
SENTENCE = "Thực hiện Chỉ thị số 12-CT/TW, ký kết thỏa thuận hữu nghị ở xã Quảng Nguyên."
COLUMNS = [Column("Nhà tài trợ"), Column("Cam kết", ValueKind.MONEY, "USD")]


def document(*parts, language: str = "vi") -> ReportDocument:
    return ReportDocument(
        language, TITLE, parts, lead="Tóm tắt", meta=[("Kỳ", "2018–2023")],
        publisher="Liên hiệp", address="https://example.org/bao-cao/", version="Bản 2",
    )  # fmt: skip


def read(report: ReportDocument) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(report)))


def text_of(page) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def test_vietnamese_text_can_be_read_back() -> None:
    text = text_of(read(document(Paragraph([Run(SENTENCE, is_bold=True)]))).pages[0])
    assert SENTENCE in text
    assert TITLE in text


def test_every_vietnamese_letter_is_in_the_typefaces() -> None:
    letters = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    page = read(document(Paragraph([Run(letters + " " + letters.upper())]))).pages[0]
    text = text_of(page).replace(" ", "")
    assert letters in text
    assert letters.upper() in text


def test_title_language_and_outline() -> None:
    reader = read(document(Heading("Viện trợ"), Heading("Theo năm", level=3)))
    assert reader.metadata.title == TITLE
    assert reader.root_object["/Lang"] == "vi"
    outline = str([getattr(each, "title", each) for each in reader.outline])
    assert TITLE in outline
    assert "Viện trợ" in outline


def test_a_long_table_repeats_its_headings_and_cuts_no_row() -> None:
    rows = [[f"Tổ chức số {number} " + "dài " * 30, Decimal(number)] for number in range(60)]
    reader = read(document(Table("Các nhà tài trợ", COLUMNS, rows, total=["Tổng", Decimal(1770)])))
    pages = [text_of(page) for page in reader.pages]
    assert len(pages) > 1
    assert all("Nhà tài trợ Cam kết" in page for page in pages)
    # The first words of each row stand on the page of its last ones.
    for page in pages:
        assert len(re.findall(r"Tổ chức số \d+", page)) == len(re.findall(r"(?:dài ){20,}", page))


@pytest.mark.parametrize(("language", "foot"), [("en", "Page 1 of 1")])
def test_every_page_has_its_number_and_address(language: str, foot: str) -> None:
    text = text_of(read(document(language=language)).pages[0])
    assert foot in text
    assert "https://example.org/bao-cao/ · Bản 2" in text


@pytest.mark.parametrize("kind", ChartKind)
def test_charts_are_drawn_with_their_words(kind: ChartKind) -> None:
    data = ChartData("Đoàn vào", "đoàn", [Category("a", "Lào"), Category("b", "Hàn Quốc")],
                     [Series("Số đoàn", [Decimal(5), None])])  # fmt: skip
    text = text_of(read(document(Chart(data, kind))).pages[0])
    assert "Đoàn vào" in text
    assert "Hàn Quốc" in text


def test_the_other_parts_are_written() -> None:
    text = text_of(read(document(
        BulletList([[Run("Điểm một")]]), Figures([WrittenFigure("trên 84", "chương trình")]),
        Notes(["Tỷ giá"]),
    )).pages[0])  # fmt: skip
    for words in ("Điểm một", "trên 84", "chương trình", "Tỷ giá"):
        assert words in text
