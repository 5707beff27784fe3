"""Tables as Excel workbooks."""

import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from portal.core.quantities import decimals_needed
from portal.reports.charts.data import ValueKind
from portal.reports.exports.comma_separated import has_currency_column, headings, sheet_row
from portal.reports.exports.data import Column, Table

_MOST_NAME: Final = 31
_FORBIDDEN_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_NARROWEST, _WIDEST = 8, 60
# Excel keeps fifteen digits; a longer number is stored as text rather than changed.
_MOST_DIGITS: Final = 15
_HEAD: Final = Font(bold=True)
_LINE: Final = Side(style="thin")


def _sheet_name(title: str, taken: set[str]) -> str:
    """The title as Excel allows it, with a number where two would be the same."""
    base = _FORBIDDEN_IN_NAMES.sub(" ", ILLEGAL_CHARACTERS_RE.sub("", title)).strip(" '")
    base = base[:_MOST_NAME].strip(" '") or gettext("Table")
    # Excel keeps this name for itself.
    base = f"{base} 1" if base.lower() == "history" else base
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        ending = f" ({number})"
        name = base[: _MOST_NAME - len(ending)] + ending
    taken.add(name.lower())
    return name


def _number_format(column: Column, value: int | Decimal) -> str:
    places = decimals_needed(Decimal(value))
    if column.kind == ValueKind.PERCENT:
        return "0.0%"
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _is_exact(value: Decimal) -> bool:
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= _MOST_DIGITS


def _fill(cell: SheetCell, column: Column, value: str | int | Decimal | date | None) -> None:
    if isinstance(value, int | Decimal) and not _is_exact(Decimal(value)):
        value = format(Decimal(value), "f")
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        # Text stays text, whatever sign it begins with.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, int | Decimal):
        cell.number_format = _number_format(column, value)
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"


def _sheet_columns(table: Table) -> list[Column]:
    """The columns as the sheet has them: text for the currency beside each amount."""
    columns = []
    for column in table.columns:
        columns.append(column)
        if has_currency_column(column):
            columns.append(Column(gettext("Currency")))
    return columns


def _write(sheet: Worksheet, table: Table) -> None:
    columns = _sheet_columns(table)
    for number, heading in enumerate(headings(table), start=1):
        cell = sheet.cell(1, number)
        _fill(cell, Column(heading), heading)
        cell.font = _HEAD
        cell.border = Border(bottom=_LINE)
    rows = [*table.rows, *([table.total] if table.total is not None else [])]
    for line, row in enumerate(rows, start=2):
        for number, value in enumerate(sheet_row(table, list(row)), start=1):
            cell = sheet.cell(line, number)
            _fill(cell, columns[number - 1], value)
            if line - 2 == len(table.rows):
                cell.font = _HEAD
                cell.border = Border(top=_LINE)
    if table.note:
        _fill(sheet.cell(len(rows) + 3, 1), Column(""), table.note)
        sheet.cell(len(rows) + 3, 1).alignment = Alignment(wrap_text=False)
    _lay_out(sheet, len(rows))


def _lay_out(sheet: Worksheet, rows: int) -> None:
    """Widths after the longest cell, headings that stay and are printed on every page."""
    for number in range(1, sheet.max_column + 1):
        cells = (sheet.cell(line, number).value for line in range(1, rows + 2))
        longest = max(len(str(value)) if value is not None else 0 for value in cells)
        width = min(max(longest * 1.2 + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def to_xlsx(tables: Sequence[Table], *, language: str, title: str) -> bytes:
    """A workbook with one sheet for each table, numbers as numbers and dates as dates."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    taken: set[str] = set()
    for table in tables or [Table(title, [], [])]:
        _write(workbook.create_sheet(_sheet_name(table.title, taken)), table)
    workbook.properties.title = ILLEGAL_CHARACTERS_RE.sub("", title)
    workbook.properties.language = language
    workbook.properties.creator = ""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
