"""Writes records into files that can be changed in a spreadsheet and brought in again."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from openpyxl import Workbook

from portal.core.records import Record
from portal.core.sheets.cells import Raw
from portal.core.sheets.columns import Column
from portal.core.sheets.layouts import Layout, layouts
from portal.core.sheets.loading import load_relations
from portal.core.sheets.lookups import Lookups
from portal.core.sheets.workbooks import append_row, csv_lines, start_sheet


def workbook_of(model: type[Record], records: Sequence[Record]) -> bytes:
    """An XLSX workbook: the records, and a sheet for each kind of their inline rows."""
    known = layouts(model)
    load_relations(records, known, Lookups())
    workbook = Workbook(write_only=True)
    for layout in known:
        headings = [column.bilingual_heading for column in layout.all_columns]
        worksheet = start_sheet(workbook, layout.title, headings)
        for row in _rows(layout, records):
            append_row(worksheet, row)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def csv_of(model: type[Record], records: Sequence[Record], sheet: str = "") -> Iterator[str]:
    """One sheet as CSV: the records themselves, or the inline rows named by `sheet`."""
    known = layouts(model)
    load_relations(records, known, Lookups())
    layout = next((one for one in known if one.name == sheet), known[0])
    return csv_lines(layout.all_columns, _rows(layout, records))


def _rows(layout: Layout, records: Iterable[Record]) -> Iterator[list[Raw]]:
    for record in records:
        if layout.relation is None:
            yield [column.exported(record) for column in layout.columns]
            continue
        for child in getattr(record, layout.relation.get_accessor_name() or "").all():
            yield [_exported(column, layout, record, child) for column in layout.all_columns]


def _exported(column: Column, layout: Layout, record: Record, child: object) -> Raw:
    return str(record) if column is layout.parent else column.exported(child)
