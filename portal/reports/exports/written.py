"""Tables as people read them: every cell written in the reader's language. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.core.dates import listed_date
from portal.core.money import Money, written_money
from portal.core.quantities import written_number, written_percent
from portal.reports.charts.data import ValueKind
from portal.reports.exports.data import Cell, Column, Linked, Table


@dataclass(frozen=True)
class WrittenCell:
    """A cell's text, perhaps a link."""

    text: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class WrittenTable:
    """What `reports/table.html` needs."""

    title: str
    columns: Sequence[WrittenCell]
    rows: Sequence[Sequence[WrittenCell]]
    total: Sequence[WrittenCell] | None
    note: str


def _written_number(column: Column, value: Decimal | int) -> str:
    if column.kind == ValueKind.PERCENT:
        return written_percent(value)
    if column.kind == ValueKind.MONEY and column.currency:
        return written_money(value, column.currency)
    return written_number(value)


def written_text(column: Column, cell: Cell) -> str:
    """The cell in words; what is not known stays empty."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Linked():
            return cell.text
        case Money():
            return written_money(cell.amount, cell.currency)
        case date():
            return listed_date(cell)
        case _:
            return _written_number(column, cell)


def is_numeric(column: Column) -> bool:
    """Whether the column's cells are read from the right."""
    return column.kind in (ValueKind.NUMBER, ValueKind.MONEY, ValueKind.PERCENT)


def _written_row(columns: Sequence[Column], row: Sequence[Cell]) -> list[WrittenCell]:
    return [
        WrittenCell(
            written_text(column, cell),
            cell.url if isinstance(cell, Linked) else "",
            is_numeric(column),
        )
        for column, cell in zip(columns, row, strict=True)
    ]


def written_table(table: Table) -> WrittenTable:
    """The table in the active language."""
    return WrittenTable(
        title=table.title,
        columns=[WrittenCell(c.label, is_number=is_numeric(c)) for c in table.columns],
        rows=[_written_row(table.columns, row) for row in table.rows],
        total=_written_row(table.columns, table.total) if table.total is not None else None,
        note=table.note,
    )
