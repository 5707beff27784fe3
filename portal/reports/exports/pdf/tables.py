"""Tables on paper: headings on every page, no row cut in two."""

from fpdf.enums import TableBordersLayout, TableCellFillMode, VAlign
from fpdf.fonts import FontFace

from portal.reports.charts.data import ValueKind
from portal.reports.exports.data import Table
from portal.reports.exports.pdf.sheet import INK, MUTED, RULE, SANS, SERIF, Sheet, composed
from portal.reports.exports.written import WrittenCell, WrittenTable, written_table

# What stands around a cell's text, both sides together, with a hair to spare.
_AROUND = 4.2
# A column of text never asks for more than this, nor gets less.
_WIDEST, _NARROWEST = 90.0, 18.0
_ROW_AND_TITLE = 30


def _widths(sheet: Sheet, table: Table, written: WrittenTable) -> list[float]:
    """Numbers and dates get the width they need; texts, which can wrap, share the rest."""
    rows = [written.columns, *written.rows, *([written.total] if written.total else [])]
    sheet.face(SERIF, 9, "B")
    needed = [
        max(sheet.get_string_width(composed(cell.text)) for cell in column) + _AROUND
        for column in zip(*rows, strict=True)
    ]
    is_text = [column.kind == ValueKind.TEXT for column in table.columns]
    fixed = sum(width for width, text in zip(needed, is_text, strict=True) if not text)
    asked = [
        min(max(width, _NARROWEST), _WIDEST) if text else 0.0
        for width, text in zip(needed, is_text, strict=True)
    ]
    rest = sheet.epw - fixed
    if not any(is_text) or rest < _NARROWEST * sum(is_text):
        return [width * sheet.epw / sum(needed) for width in needed]
    return [
        width * rest / sum(asked) if text else need
        for width, need, text in zip(asked, needed, is_text, strict=True)
    ]


def _align(cell: WrittenCell) -> str:
    return "RIGHT" if cell.is_number else "LEFT"


def write_table(sheet: Sheet, table: Table) -> None:
    """The table in the whole width of the page."""
    written = written_table(table)
    sheet.keep_together(_ROW_AND_TITLE)
    if table.title:
        sheet.face(SERIF, 11, "B")
        sheet.multi_cell(0, 6, composed(table.title), align="L", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(1)
    if written.columns:
        _write_grid(sheet, table, written)
    if table.note:
        sheet.ln(1.5)
        sheet.face(SANS, 8, colour=MUTED)
        sheet.multi_cell(0, 4.4, composed(table.note), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)


def _write_grid(sheet: Sheet, table: Table, written: WrittenTable) -> None:
    widths = _widths(sheet, table, written)
    sheet.face(SERIF, 9)
    sheet.set_draw_color(*RULE)
    # The library fills headings with whatever was filled last.
    sheet.set_fill_color(255, 255, 255)
    with sheet.table(
        col_widths=widths,
        v_align=VAlign.T,
        text_align=[_align(column) for column in written.columns],
        headings_style=FontFace(family=SANS, emphasis="BOLD", size_pt=8, color=INK),
        line_height=4.8,
        padding=(1.1, 1.6),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        cell_fill_mode=TableCellFillMode.NONE,
        repeat_headings=1,
    ) as grid:
        grid.row([composed(column.text) for column in written.columns])
        for cells in written.rows:
            row = grid.row()
            for cell in cells:
                row.cell(composed(cell.text), link=cell.url if "://" in cell.url else None)
        if written.total:
            row = grid.row(style=FontFace(emphasis="BOLD"))
            for cell in written.total:
                row.cell(composed(cell.text))
