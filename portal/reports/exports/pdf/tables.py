"""Tables on paper: headings on every page, no row cut in two."""

from fpdf.enums import TableBordersLayout, TableCellFillMode
from fpdf.fonts import FontFace

from portal.reports.exports.data import Table
from portal.reports.exports.pdf.sheet import INK, MUTED, RULE, SANS, SERIF, Sheet, composed
from portal.reports.exports.written import WrittenCell, WrittenTable, written_table

# The longest text that still counts when columns share the width.
_LONGEST = 34
_SHORTEST = 9
_ROW_AND_TITLE = 30


def _weights(table: WrittenTable) -> list[int]:
    """How much of the width each column asks for, after its longest text."""
    rows = [table.columns, *table.rows, *([table.total] if table.total else [])]
    return [
        min(max(max(len(cell.text) for cell in column), _SHORTEST), _LONGEST)
        for column in zip(*rows, strict=True)
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
        _write_grid(sheet, written)
    if table.note:
        sheet.ln(1.5)
        sheet.face(SANS, 8, colour=MUTED)
        sheet.multi_cell(0, 4.4, composed(table.note), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)


def _write_grid(sheet: Sheet, written: WrittenTable) -> None:
    sheet.face(SERIF, 9)
    sheet.set_draw_color(*RULE)
    with sheet.table(
        col_widths=_weights(written),
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
