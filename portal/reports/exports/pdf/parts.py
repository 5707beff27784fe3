"""The parts of a report, one after the other down the page."""

from collections.abc import Sequence
from typing import Final

from portal.reports.exports.data import (
    BulletList,
    Chart,
    Figures,
    Heading,
    Notes,
    Paragraph,
    Part,
    ReportDocument,
    Run,
    Table,
)
from portal.reports.exports.pdf.drawings import write_chart
from portal.reports.exports.pdf.sheet import INK, JADE, MUTED, RED, SANS, SERIF, Sheet, composed
from portal.reports.exports.pdf.tables import write_table

_BODY: Final = 10.5
_LINE: Final = 5.4
_AFTER: Final = 2.6
_BULLET: Final = 5
_FIGURES_IN_A_ROW: Final = 3
# A heading never stands alone at the foot of a page.
_HEADING_AND_TWO_LINES: Final = 26


def write_title(sheet: Sheet, document: ReportDocument) -> None:
    """The publisher, the title, the lead, and what the report is about."""
    if document.publisher:
        sheet.face(SANS, 9, "B", MUTED)
        sheet.multi_cell(0, 5, composed(document.publisher), new_x="LMARGIN", new_y="NEXT")
        sheet.ln(2)
    sheet.set_draw_color(*RED)
    sheet.set_line_width(0.9)
    sheet.line(sheet.l_margin, sheet.y, sheet.l_margin + 24, sheet.y)
    sheet.set_line_width(0.2)
    sheet.ln(5)
    sheet.begin_section(composed(document.title), 0)
    sheet.face(SERIF, 23, "B")
    sheet.multi_cell(0, 10.2, composed(document.title), align="L", new_x="LMARGIN", new_y="NEXT")
    if document.lead:
        sheet.ln(2)
        sheet.face(SERIF, 13, colour=MUTED)
        sheet.multi_cell(0, 6.8, composed(document.lead), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(3)
    for label, value in document.meta:
        sheet.face(SANS, 8.5, colour=MUTED)
        sheet.write(5, f"{composed(label)}: ")
        sheet.face(SANS, 8.5, "B")
        sheet.write(5, composed(value))
        sheet.ln(5)
    sheet.ln(3)


def _write_runs(sheet: Sheet, runs: Sequence[Run]) -> None:
    for run in runs:
        style = ("B" if run.is_bold else "") + ("I" if run.is_italic else "")
        sheet.face(SERIF, _BODY, style + ("U" if run.url else ""), RED if run.url else INK)
        sheet.write(_LINE, composed(run.text), run.url)
    sheet.ln(_LINE)


def _write_heading(sheet: Sheet, heading: Heading) -> None:
    sheet.keep_together(_HEADING_AND_TWO_LINES)
    is_small = heading.level > 2
    sheet.ln(3 if is_small else 5)
    # The outline may not leave a level out: a small heading before the first large one is raised.
    deepest = sheet.outline_level + 1
    sheet.begin_section(composed(heading.text), min(2 if is_small else 1, deepest))
    sheet.face(SERIF, 12.5 if is_small else 16, "B")
    sheet.multi_cell(
        0,
        6.4 if is_small else 7.6,
        composed(heading.text),
        align="L",
        new_x="LMARGIN",
        new_y="NEXT",
    )
    sheet.ln(1.5)


def _write_list(sheet: Sheet, points: BulletList) -> None:
    margin = sheet.l_margin
    for runs in points.items:
        sheet.keep_together(_LINE * 2)
        sheet.face(SERIF, _BODY, colour=RED)
        sheet.cell(_BULLET, _LINE, "•")
        sheet.set_left_margin(margin + _BULLET)
        _write_runs(sheet, runs)
        sheet.set_left_margin(margin)
        sheet.set_x(margin)
    sheet.ln(_AFTER)


def _write_figures(sheet: Sheet, figures: Figures) -> None:
    """Side by side in even columns; a row never breaks."""
    gap = 6
    width = (sheet.epw - gap * (_FIGURES_IN_A_ROW - 1)) / _FIGURES_IN_A_ROW
    for first in range(0, len(figures.items), _FIGURES_IN_A_ROW):
        sheet.keep_together(36)
        top = bottom = sheet.y
        for position, figure in enumerate(figures.items[first : first + _FIGURES_IN_A_ROW]):
            sheet.set_xy(sheet.l_margin + position * (width + gap), top)
            texts = (
                (figure.value, SERIF, 15, "B", JADE, 7),
                (figure.label, SANS, 8.5, "", INK, 4.6),
                (figure.note, SANS, 7.5, "", MUTED, 4.2),
            )
            for text, family, size, style, colour, line in texts:
                if text:
                    sheet.face(family, size, style, colour)
                    sheet.multi_cell(
                        width, line, composed(text), align="L", new_x="LEFT", new_y="NEXT"
                    )
            bottom = max(bottom, sheet.y)
        sheet.set_xy(sheet.l_margin, bottom + 4)


def _write_notes(sheet: Sheet, notes: Notes) -> None:
    sheet.ln(2)
    for text in notes.items:
        sheet.face(SANS, 8, colour=MUTED)
        sheet.multi_cell(0, 4.4, composed(text), align="L", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(1)


def write_part(sheet: Sheet, part: Part) -> None:
    """Write one part below the last."""
    match part:
        case Heading():
            _write_heading(sheet, part)
        case Paragraph():
            sheet.keep_together(_LINE * 2)
            _write_runs(sheet, part.runs)
            sheet.ln(_AFTER)
        case BulletList():
            _write_list(sheet, part)
        case Figures():
            _write_figures(sheet, part)
        case Table():
            write_table(sheet, part)
        case Chart():
            write_chart(sheet, part)
        case Notes():
            _write_notes(sheet, part)
