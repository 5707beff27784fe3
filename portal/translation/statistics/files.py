"""Figures and their rows as files, with numbers and dates as such."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from django.http import HttpResponse
from django.utils.translation import gettext
from openpyxl import Workbook

from portal.core.sheets.cells import Raw
from portal.core.sheets.workbooks import XLSX, append_row, csv_of_rows, start_sheet
from portal.translation.statistics.figures import Fact, Figure, Kind, Line, Row
from portal.translation.statistics.writing import unit_of

FORMATS: Final = ("csv", "xlsx")
Cells = Iterable[Iterable[Fact]]


def _with_unit(label: object, kind: Kind) -> str:
    unit = unit_of(kind)
    return f"{label} ({unit})" if unit else str(label)


def table_file(figure: Figure, lines: Sequence[Line], name: str, file_format: str) -> HttpResponse:
    """The table of `figure`."""
    headings = [
        str(figure.grouped_by),
        *(_with_unit(column.label, column.kind) for column in figure.columns),
    ]
    return _file(headings, ((line.label, *line.numbers) for line in lines), name, file_format)


def rows_file(figure: Figure, rows: Sequence[Row], name: str, file_format: str) -> HttpResponse:
    """The rows behind a number of `figure`."""
    headings = [
        gettext("Title"),
        *(str(fact) for fact in figure.facts),
        _with_unit(figure.value, figure.kind),
    ]
    cells = ((row.title, *row.facts, row.value) for row in rows)
    return _file(headings, cells, name, file_format)


def _file(headings: list[str], rows: Cells, name: str, file_format: str) -> HttpResponse:
    """A download; `file_format` is one of FORMATS."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{file_format}"'}
    cells: Iterable[Iterable[Raw]] = rows  # type: ignore[assignment]
    if file_format == "csv":
        content = "".join(csv_of_rows(headings, cells))
        return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
    workbook = Workbook(write_only=True)
    worksheet = start_sheet(workbook, gettext("Table"), headings)
    for row in cells:
        append_row(worksheet, row)
    stream = BytesIO()
    workbook.save(stream)
    return HttpResponse(stream.getvalue(), content_type=XLSX, headers=headers)
