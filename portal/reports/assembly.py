"""A report as a document, from the same printed numbers as its page: for files."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import get_language, gettext

from portal.core.dates import listed_date
from portal.core.figures import Measure, Quantity, written_quantity
from portal.core.languages import base_language
from portal.core.money import Money
from portal.core.quantities import written_percent
from portal.reports.answers import Line
from portal.reports.blocks import asks_of
from portal.reports.charts.data import ChartKind, ValueKind
from portal.reports.charts.figures import chart_table
from portal.reports.drawing import Plan, chart_data
from portal.reports.exports.data import (
    BulletList,
    Cell,
    Chart,
    Column,
    Figures,
    Heading,
    Notes,
    Paragraph,
    Part,
    ReportDocument,
    Run,
    Table,
    WrittenFigure,
)
from portal.reports.listed import listed_records
from portal.reports.printing import (
    PrintedNumber,
    PrintedRow,
    PrintedTable,
    Printing,
    group_label,
)
from portal.reports.registry import figures, unit_label
from portal.reports.serving import Shown
from portal.reports.tables import comparison_table, divided_table

_DASH = "–"


def document_of(report: Shown, address: str, publisher: str) -> ReportDocument:
    """The report in the active language, in the order of its page."""
    meta = [(gettext("Period"), report.period_name), (gettext("Counted"), _scope(report))]
    version = ""
    if report.version:
        day = listed_date(report.version.frozen_at)
        version = gettext("version %(number)s, data of %(day)s") % {
            "number": report.version.number,
            "day": day,
        }
        meta.append((gettext("Data of"), day))
    return ReportDocument(
        language=base_language(get_language()),
        title=report.page.title,
        lead=report.page.summary,
        parts=[part for child in report.page.body for part in _parts(child, report.printing)],
        meta=meta,
        publisher=publisher,
        address=address,
        version=version,
    )


def _scope(report: Shown) -> str:
    return ", ".join(filter(None, (report.reach_name, report.place_name)))


def tables_of(document: ReportDocument) -> list[Table]:
    """The document's tables, and those of its charts."""
    return [
        part if isinstance(part, Table) else chart_table(part.data)
        for part in document.parts
        if isinstance(part, Table | Chart)
    ]


def figures_table(report: Shown) -> Table:
    """Every printed number in a row of its own."""
    rows: list[list[Cell]] = []
    for ask in asks_of(report.page.body):
        answer = report.printing.numbers.answer(ask)
        for line in answer.lines if answer else ():
            rows.append(_number_row(ask.key, str(figures()[ask.figure].label), line))
    columns = [
        Column(gettext("Key")),
        Column(gettext("Figure")),
        Column(gettext("Group")),
        Column(gettext("First day"), ValueKind.DATE),
        Column(gettext("Last day"), ValueKind.DATE),
        Column(gettext("Number"), ValueKind.NUMBER),
        Column(gettext("Unit")),
        Column(gettext("How exact")),
    ]
    return Table(report.page.title, columns, list(dict.fromkeys(map(tuple, rows))))


def _number_row(key: str, label: str, line: Line) -> list[Cell]:
    quantity = line.quantity
    return [
        key, label, group_label(line) if line.group else "", quantity.period.starts_on,
        quantity.period.ends_on, quantity.value, unit_label(quantity.unit),
        quantity.qualifier.value,
    ]  # fmt: skip


def _parts(child: Any, printing: Printing) -> Iterator[Part]:
    """What one block of the page is in a document."""
    value, kind = child.value, child.block_type
    if kind == "text":
        yield from _prose(value.source)
        return
    heading, note = value.get("heading") or "", value.get("note") or ""
    if heading and kind in ("key_figures", "records"):
        yield Heading(heading, 3)
    if kind == "key_figures":
        rate = printing.numbers.rate(value["rate"]) if value["rate"] else None
        asks = child.block.asks(value)
        yield Figures([_written(n) for ask in asks for n in printing.totals(ask, rate)])
    elif kind == "table":
        printed = divided_table(printing, value["figures"], value["dimension"], heading)
        yield _table(printed, gettext("Table of figures"))
    elif kind == "map":
        (ask,) = child.block.asks(value)
        printed = divided_table(printing, [ask.figure], ask.dimension, heading)
        yield _table(printed, gettext("Table of figures"))
    elif kind == "comparison":
        yield _table(comparison_table(printing, value["figures"], heading), gettext("Comparison"))
    elif kind == "chart":
        chart = ChartKind(value["kind"])
        plan = Plan(tuple(value["figures"]), value["dimension"], chart, heading)
        yield from (Chart(data, chart) for data in chart_data(printing, plan))
    elif kind == "records":
        rows = [row for ask in child.block.asks(value) for row in printing.numbers.rows(ask)]
        yield BulletList([[Run(row.label)] for row in listed_records(rows, printing.language)])
    elif kind == "stated":
        yield from _stated(value, printing)
    if note:
        yield Notes([note])


def _stated(value: Any, printing: Printing) -> Iterator[Part]:
    quote = printing.numbers.quote(value["figure"]) if value["figure"] else None
    label = quote.label(printing.language) if quote else ""
    if quote is None or not label:
        return
    rate = printing.numbers.rate(value["rate"]) if value["rate"] else None
    notes = [
        *printing.conversion(quote.quantity, rate),
        gettext("Stated in a document"),
        quote.source(printing.language),
    ]
    written = written_quantity(quote.quantity)
    yield Figures([WrittenFigure(written, label, "; ".join(filter(None, notes)))])


def _written(number: PrintedNumber) -> WrittenFigure:
    return WrittenFigure(number.text or _DASH, number.label, "; ".join(number.notes))


def _table(printed: PrintedTable, title: str) -> Table:
    rows = [*printed.rows, *([printed.total] if printed.total else [])]
    columns = [Column(printed.heading)]
    columns += [
        _column(label, [row.cells[place] for row in rows])
        for place, label in enumerate(printed.columns)
    ]
    return Table(
        title=printed.title or title,
        columns=columns,
        rows=[_cells(row, columns) for row in printed.rows],
        total=_cells(printed.total, columns) if printed.total and printed.rows else None,
        note=" ".join(printed.notes),
    )


def _column(label: str, numbers: Sequence[PrintedNumber | None]) -> Column:
    """Numbers where all are of one kind; several currencies each name their own."""
    quantities = [number.quantity for number in numbers if number and number.quantity]
    if not quantities:
        return Column(label)
    if all(quantity.measure == Measure.SHARE for quantity in quantities):
        return Column(label, ValueKind.PERCENT)
    units = {quantity.unit for quantity in quantities}
    if len(units) == 1 and quantities[0].is_money:
        return Column(label, ValueKind.MONEY, units.pop())
    if any(quantity.is_money for quantity in quantities):
        return Column(label, ValueKind.MONEY)
    return Column(label, ValueKind.NUMBER)


def _cells(row: PrintedRow, columns: Sequence[Column]) -> list[Cell]:
    return [
        row.label,
        *(_cell(n, column) for n, column in zip(row.cells, columns[1:], strict=True)),
    ]


def _cell(number: PrintedNumber | None, column: Column) -> Cell:
    if number is None:
        return None
    quantity = number.quantity
    if quantity is None or quantity.value is None:
        return number.text or None
    return _value(quantity, quantity.value, column)


def _value(quantity: Quantity, value: Decimal, column: Column) -> Cell:
    if column.kind == ValueKind.MONEY and not column.currency:
        if quantity.measure == Measure.SHARE:
            return written_percent(value)
        return Money(value, quantity.unit) if quantity.is_money else value
    return value


def _prose(html: str) -> Iterator[Part]:
    for element in BeautifulSoup(html, "html.parser").find_all(True, recursive=False):
        if element.name in ("h2", "h3", "h4"):
            yield Heading(element.get_text(" ", strip=True), int(element.name[1]))
        elif element.name in ("ul", "ol"):
            yield BulletList([list(_runs(item)) for item in element.find_all("li")])
        elif runs := list(_runs(element)):
            yield Paragraph(runs)


def _runs(element: Tag, *, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, NavigableString):
            if str(child):
                yield Run(str(child), bold, italic)
        elif isinstance(child, Tag):
            yield from _runs(
                child,
                bold=bold or child.name in ("b", "strong"),
                italic=italic or child.name in ("i", "em"),
            )
