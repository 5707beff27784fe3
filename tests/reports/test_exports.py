"""Files for download: numbers stay numbers, text never becomes a formula."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.core.money import Money
from portal.reports.charts.data import Category, ChartData, ChartKind, Series, ValueKind
from portal.reports.exports.comma_separated import to_csv
from portal.reports.exports.data import (
    Chart,
    Column,
    Heading,
    Linked,
    Paragraph,
    ReportDocument,
    Run,
    Table,
)
from portal.reports.exports.machine_readable import to_json
from portal.reports.exports.spreadsheets import to_xlsx

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
DANGEROUS = st.builds(
    lambda sign, rest: sign + rest,
    st.sampled_from(["=", "+", "-", "@", "\t", "\r"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
)
COLUMNS = [Column("Donor"), Column("Number", ValueKind.NUMBER)]


def csv_rows(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))


def book(*tables: Table):
    return load_workbook(io.BytesIO(to_xlsx(tables, language="vi", title="Báo cáo")))


@given(text=DANGEROUS, number=NUMBERS)
def test_csv_disarms_text_and_keeps_numbers(text: str, number: Decimal) -> None:
    row = csv_rows(Table("T", COLUMNS, [[text, number]]))[1]
    assert row[0] == f"'{text}"
    assert Decimal(row[1]) == number


@given(text=DANGEROUS, number=NUMBERS)
def test_xlsx_stores_dangerous_text_as_text(text: str, number: Decimal) -> None:
    sheet = book(Table("T", COLUMNS, [[text, number]])).active
    assert sheet["A2"].data_type == "s"
    # XML has one line end and openpyxl reads it back as that.
    assert sheet["A2"].value.replace("\r", "\n") == text.replace("\r", "\n")
    assert sheet["B2"].data_type == "n"
    assert Decimal(str(sheet["B2"].value)) == number


def test_csv_follows_the_standard_and_excel_knows_its_letters() -> None:
    content = to_csv(Table("T", [Column("Tên")], [['Hội "Việt – Lào", tỉnh']]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith('"Hội ""Việt – Lào"", tỉnh"\r\n'.encode())


def test_an_amount_has_its_currency_beside_it() -> None:
    columns = [Column("Committed", ValueKind.MONEY, "USD"), Column("Other", ValueKind.MONEY)]
    rows = csv_rows(Table("T", columns, [[Decimal("-1.50"), Money(Decimal(3), "VND")],
                                         [None, None]]))  # fmt: skip
    assert rows[1:] == [["-1.50", "USD", "3", "VND"], ["", "", "", ""]]


def test_a_sheet_has_formats_dates_and_a_frozen_heading() -> None:
    columns = [Column("Signed", ValueKind.DATE), Column("Rate", ValueKind.PERCENT)]
    sheet = book(Table("T", columns, [[date(2023, 5, 30), Decimal("0.593")], [None, None]])).active
    assert sheet["A2"].value.date() == date(2023, 5, 30)
    assert sheet["A2"].number_format == "dd/mm/yyyy"
    assert sheet["B2"].number_format == "0.0%"
    assert sheet["A3"].value is None
    assert sheet.freeze_panes == "A2"


def test_a_number_too_long_for_excel_is_not_rounded() -> None:
    number = Decimal("1234567890123456789")
    assert book(Table("T", COLUMNS, [["a", number]])).active["B2"].value == str(number)


def test_sheet_names_are_valid_and_unique() -> None:
    long = "Đoàn vào/ra: " + "x" * 40
    names = book(*(Table(title, COLUMNS, []) for title in (long, long, "''", "History"))).sheetnames
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_workbook_says_its_title_and_language() -> None:
    properties = book(Table("T", COLUMNS, [])).properties
    assert (properties.title, properties.language) == ("Báo cáo", "vi")


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        Table("T", COLUMNS, [["a"]])


def test_json_keeps_decimals_order_and_what_is_not_known() -> None:
    chart = ChartData("C", "", [Category("a", "A")], [Series("S", [None])])
    document = ReportDocument(
        "vi", "Báo cáo",
        [Heading("H"), Paragraph([Run("x")]), Chart(chart, ChartKind.BAR),
         Table("T", COLUMNS, [[Linked("a", "/a/"), Decimal("1.50")]])],
    )  # fmt: skip
    written = json.loads(to_json(document))
    assert [part["type"] for part in written["parts"]] == ["heading", "paragraph", "chart", "table"]
    assert written["parts"][2]["data"]["series"][0]["values"] == [None]
    assert written["parts"][3]["rows"] == [[{"text": "a", "url": "/a/"}, "1.50"]]
    assert list(written)[:3] == ["schema", "language", "title"]
