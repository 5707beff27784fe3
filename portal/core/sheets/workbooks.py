"""What written workbooks and CSV files have in common: safe cells, headings, dates."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from portal.core.sheets.cells import Raw
from portal.core.sheets.columns import Column

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DATE_FORMAT: Final = "DD/MM/YYYY"
# A spreadsheet program takes a text that begins so for something to be computed.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS: Final = (12, 40)


def start_sheet(workbook: Workbook, title: str, headings: Iterable[str]) -> Any:
    """A sheet with a heading line that stays in sight."""
    worksheet = workbook.create_sheet(title=title)
    worksheet.freeze_panes = "A2"
    cells = []
    for number, heading in enumerate(headings, start=1):
        width = min(max(len(heading) + 2, _WIDTHS[0]), _WIDTHS[1])
        worksheet.column_dimensions[get_column_letter(number)].width = width
        cell = WriteOnlyCell(worksheet, heading)
        cell.font = Font(bold=True)
        cells.append(cell)
    worksheet.append(cells)
    return worksheet


def append_row(worksheet: Any, values: Iterable[Raw]) -> None:
    """A row in which numbers are numbers, dates are dates, and text is never computed."""
    worksheet.append([_cell(worksheet, value) for value in values])


def _cell(worksheet: Any, value: Raw) -> WriteOnlyCell:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(worksheet, value)
    if cell.data_type == "f":
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = _DATE_FORMAT
    return cell


def csv_lines(columns: Iterable[Column], rows: Iterable[Iterable[Raw]]) -> Iterator[str]:
    """The rows of records as CSV, line by line."""
    return csv_of_rows((column.bilingual_heading for column in columns), rows)


def csv_of_rows(headings: Iterable[str], rows: Iterable[Iterable[Raw]]) -> Iterator[str]:
    """A CSV file, line by line; its first mark lets Excel read Vietnamese."""
    yield "\ufeff" + _csv_line(headings)
    for row in rows:
        yield _csv_line(_plain(value) for value in row)


def _csv_line(values: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _plain(value: Raw) -> Any:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
