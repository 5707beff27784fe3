"""An opened figure: what was counted, row by row, until the total is the printed number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext

from portal.core.figures import Quantity, written_quantity
from portal.core.languages import base_language
from portal.core.periods import written_period
from portal.reports.answers import Answer, Ask, CountedRow, Line, rows_of
from portal.reports.charts.data import ValueKind
from portal.reports.exports.comma_separated import to_csv
from portal.reports.exports.data import Column, Table
from portal.reports.exports.spreadsheets import to_xlsx
from portal.reports.listed import ListedRow, listed_rows
from portal.reports.printing import Printing, group_label, number_at, shared_note
from portal.reports.registry import figures, unit_label
from portal.reports.serving import Shown

# More rows than this are only in the files.
MOST_ROWS: Final = 1000
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _workbook(table: Table) -> bytes:
    return to_xlsx([table], language=base_language(get_language()), title=table.title)


_FILES: Final[dict[str, tuple[str, Callable[[Table], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "xlsx": (XLSX, _workbook),
}


@dataclass(frozen=True)
class OpenedFigure:
    """A printed number and everything behind it, in the reader's language."""

    ask: Ask
    line: Line
    title: str
    group: str
    explanation: str
    period: str
    text: str
    address: str
    rows: list[ListedRow]
    notes: list[str]
    parts: tuple["OpenedFigure", ...] = ()

    @property
    def shown_rows(self) -> list[ListedRow]:
        """As many rows as fit on a page."""
        return self.rows[:MOST_ROWS]

    @property
    def is_cut(self) -> bool:
        """Whether some rows are only in the files."""
        return len(self.rows) > MOST_ROWS

    @property
    def is_money(self) -> bool:
        """Whether the rows carry amounts."""
        return self.line.quantity.is_money

    @property
    def has_values(self) -> bool:
        """Whether the rows add more than one each."""
        return any(row.value != 1 for row in self.rows)

    @property
    def unit(self) -> str:
        """What is counted, or the currency."""
        return unit_label(self.line.quantity.unit)


def opened(printing: Printing, address: str) -> OpenedFigure:
    """The figure at an address below a report.

    Raises:
        Http404: when the report prints no such number.
    """
    try:
        ask, key = number_at(address)
    except ValueError:
        raise Http404 from None
    if ask.figure not in figures():
        raise Http404
    return _opened(printing, ask, key)


def _opened(printing: Printing, ask: Ask, key: str) -> OpenedFigure:
    answer = printing.numbers.answer(ask)
    line = answer.line(key) if answer else None
    if answer is None or line is None:
        raise Http404
    definition = figures()[ask.figure]
    parts: tuple[OpenedFigure, ...] = ()
    rows: list[CountedRow] = []
    if definition.is_rate:
        names = (definition.numerator, definition.denominator)
        parts = tuple(
            _opened(printing, Ask(name, ask.dimension, ask.window), key) for name in names
        )
    else:
        rows = rows_of(line, printing.numbers.rows(ask))
    return OpenedFigure(
        ask=ask,
        line=line,
        title=str(definition.label),
        group=group_label(line) if line.group else "",
        explanation=str(definition.explanation),
        period=written_period(line.quantity.period),
        text=_text(line.quantity),
        address=printing.address(ask, line),
        rows=listed_rows(rows, printing.language),
        notes=_notes(printing, answer, ask, line),
        parts=parts,
    )


def _text(quantity: Quantity) -> str:
    return written_quantity(quantity) or gettext("not known")


def _notes(printing: Printing, answer: Answer, ask: Ask, line: Line) -> list[str]:
    notes = [*printing.number(ask, line).notes]
    if line.group and answer.repeats:
        notes.append(shared_note(ask))
    return notes


def rows_table(figure: OpenedFigure) -> Table:
    """The rows as a file keeps them; the total is the printed number."""
    quantity = figure.line.quantity
    is_money = quantity.is_money
    value = Column(
        gettext("Amount") if is_money else figure.unit,
        ValueKind.MONEY if is_money else ValueKind.NUMBER,
        quantity.unit if is_money else "",
    )
    columns = [Column(gettext("Record")), Column(gettext("Date"), ValueKind.DATE), value]
    title = f"{figure.title} – {figure.group}" if figure.group else figure.title
    return Table(
        title=title,
        columns=columns,
        rows=[[row.label, row.on, row.value] for row in figure.rows],
        total=[gettext("Total"), None, quantity.value],
    )


def rows_response(report: Shown, request: HttpRequest, address: str) -> HttpResponse:
    """The page of an opened figure."""
    figure = opened(report.printing, address)
    context = report.page.get_context(request)
    context |= {"figure": figure, "citation": request.build_absolute_uri(figure.address)}
    return TemplateResponse(request, "reports/figure_rows.html", context)


def rows_file(report: Shown, request: HttpRequest, address: str, suffix: str) -> HttpResponse:
    """The rows as a file; a rate has those of its two parts instead."""
    figure = opened(report.printing, address)
    if suffix not in _FILES or figure.parts:
        raise Http404
    media_type, write = _FILES[suffix]
    response = HttpResponse(write(rows_table(figure)), content_type=media_type)
    name = f"{report.page.slug}-{figure.ask.figure}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
