"""Tables as comma-separated values."""

import csv
import io
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from portal.core.money import Money
from portal.core.text import disarmed
from portal.reports.charts.data import ValueKind
from portal.reports.exports.data import Cell, Column, Linked, Table


def has_currency_column(column: Column) -> bool:
    """Whether the column's currency stands in a column of its own beside it."""
    return column.kind == ValueKind.MONEY


def headings(table: Table) -> list[str]:
    """The heading of every column of a sheet, currencies included."""
    labels = []
    for column in table.columns:
        labels.append(column.label)
        if has_currency_column(column):
            labels.append(gettext("Currency"))
    return labels


def sheet_cells(column: Column, cell: Cell) -> list[str | int | Decimal | date | None]:
    """What a sheet stores for a cell: the bare value and, for money, its currency."""
    if isinstance(cell, Linked):
        return [cell.text]
    if isinstance(cell, Money):
        return [cell.amount, cell.currency]
    if has_currency_column(column):
        return [cell, column.currency if isinstance(cell, int | Decimal) else None]
    return [cell]


def sheet_row(table: Table, row: tuple[Cell, ...] | list[Cell]) -> list:
    """A row as a sheet stores it."""
    return [
        stored
        for column, cell in zip(table.columns, row, strict=True)
        for stored in sheet_cells(column, cell)
    ]


def _field(value: str | int | Decimal | date | None) -> str:
    """Only text is disarmed: a number below zero has to stay a number."""
    match value:
        case None:
            return ""
        case str():
            return disarmed(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def to_csv(table: Table) -> bytes:
    """The table by RFC 4180, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([disarmed(heading) for heading in headings(table)])
    for row in (*table.rows, *((table.total,) if table.total is not None else ())):
        writer.writerow([_field(value) for value in sheet_row(table, list(row))])
    return text.getvalue().encode("utf-8-sig")
