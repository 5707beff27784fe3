"""Charts on paper: the shapes of the page's own drawing, as vectors."""

from decimal import Decimal
from typing import Final

from portal.reports.charts.data import ChartKind
from portal.reports.charts.figures import WIDE, LegendEntry, draw, legend_of
from portal.reports.charts.shapes import Anchor, Bar, Curve, Line, Marker, Role, Shape, Words
from portal.reports.charts.words import FONT_SIZE
from portal.reports.exports.data import Chart
from portal.reports.exports.pdf.sheet import (
    INK,
    JADE,
    MUTED,
    RED,
    RULE,
    SANS,
    SERIF,
    Sheet,
    composed,
)

_POINTS_IN_A_MILLIMETRE: Final = 72 / 25.4
_LEGEND_LINE: Final = 5.4
_INDIGO: Final = (43, 69, 112)
_BRASS: Final = (125, 95, 18)
_PAPER: Final = (255, 255, 255)
_COLOURS: Final = (JADE, _INDIGO, _BRASS, RED, MUTED, INK, JADE, _INDIGO)
# Dash and gap in millimetres, none for the first tone.
_DASHES: Final = (
    (0, 0),
    (1.8, 1),
    (0.6, 0.8),
    (2.6, 0.8),
    (3.2, 1.4),
    (1, 0.6),
    (4, 1),
    (0.4, 1.2),
)


def _colour(tone: int) -> tuple[int, int, int]:
    return _COLOURS[tone - 1]


class _Pen:
    """Puts a drawing's shapes at their place on the page."""

    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet = sheet
        self.top = top
        self.unit = sheet.epw / float(WIDE)

    def x(self, position: Decimal) -> float:
        return float(self.sheet.l_margin + float(position) * self.unit)

    def y(self, position: Decimal) -> float:
        return self.top + float(position) * self.unit

    def draw(self, shape: Shape) -> None:
        match shape:
            case Bar():
                width, height = float(shape.width) * self.unit, float(shape.height) * self.unit
                fill_bar(self.sheet, self.x(shape.x), self.y(shape.y), width, height, shape.tone)
            case Line():
                self._line(shape)
            case Curve():
                self._curve(shape)
            case Marker():
                self.sheet.set_fill_color(*_colour(shape.tone))
                self.sheet.circle(self.x(shape.x), self.y(shape.y), 0.9, style="F")
            case Words():
                self._words(shape)

    def _line(self, line: Line) -> None:
        self.sheet.set_draw_color(*(RULE if line.role == Role.GRID else MUTED))
        self.sheet.line(self.x(line.x1), self.y(line.y1), self.x(line.x2), self.y(line.y2))

    def _curve(self, curve: Curve) -> None:
        dash, gap = _DASHES[curve.tone - 1]
        with self.sheet.local_context(line_width=0.6, draw_color=_colour(curve.tone)):
            self.sheet.set_dash_pattern(dash=dash, gap=gap)
            self.sheet.polyline([(self.x(x), self.y(y)) for x, y in curve.points])
            self.sheet.set_dash_pattern()

    def _words(self, words: Words) -> None:
        is_quiet = words.role in (Role.TICK, Role.UNKNOWN)
        style = "B" if words.role == Role.VALUE else ""
        size = float(FONT_SIZE) * self.unit * _POINTS_IN_A_MILLIMETRE
        self.sheet.face(SANS, size, style, MUTED if is_quiet else INK)
        text = composed(words.text)
        width = self.sheet.get_string_width(text)
        before = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[words.anchor]
        self.sheet.text(self.x(words.x) - before, self.y(words.y), text)


def fill_bar(sheet: Sheet, left: float, top: float, width: float, height: float, tone: int) -> None:
    """A rectangle in the tone's colour with the tone's pattern, which survives grey copies."""
    sheet.set_fill_color(*_colour(tone))
    sheet.rect(left, top, width, height, style="F")
    if tone == 1 or width <= 0 or height <= 0:
        return
    step = {2: 1.8, 3: 1.1, 4: 1.5, 5: 2.2, 6: 1.3, 7: 2.6, 8: 1.6}[tone]
    stripe = _stripe_across if tone % 2 else _stripe_aslant
    # Set before clipping: what is set inside is forgotten by the page, but not by the library.
    sheet.set_draw_color(*_PAPER)
    sheet.set_line_width(0.3)
    with sheet.rect_clip(left, top, width, height):
        stripe(sheet, left, top, width, height, step)
    sheet.set_line_width(0.2)


def _stripe_across(
    sheet: Sheet, left: float, top: float, width: float, height: float, step: float
) -> None:
    for number in range(1, int(height / step) + 1):
        y = top + number * step
        sheet.line(left, y, left + width, y)


def _stripe_aslant(
    sheet: Sheet, left: float, top: float, width: float, height: float, step: float
) -> None:
    for number in range(int((width + height) / step) + 1):
        x = left + number * step
        sheet.line(x, top, x - height, top + height)


def _write_legend(sheet: Sheet, legend: list[LegendEntry], *, is_line: bool) -> None:
    for entry in legend:
        sheet.keep_together(_LEGEND_LINE)
        top = sheet.y
        if is_line:
            dash, gap = _DASHES[entry.tone - 1]
            with sheet.local_context(line_width=0.6, draw_color=_colour(entry.tone)):
                sheet.set_dash_pattern(dash=dash, gap=gap)
                sheet.line(sheet.l_margin, top + 2.2, sheet.l_margin + 8, top + 2.2)
                sheet.set_dash_pattern()
        else:
            fill_bar(sheet, sheet.l_margin, top + 0.6, 7, 3.2, entry.tone)
        sheet.set_xy(sheet.l_margin + 10, top)
        sheet.face(SANS, 8.5)
        text = " · ".join(filter(None, [entry.label, entry.value]))
        sheet.multi_cell(
            sheet.epw - 10, 4.4, composed(text), align="L", new_x="LMARGIN", new_y="NEXT"
        )
        sheet.set_y(max(sheet.y, top + _LEGEND_LINE))
    sheet.ln(1)


def write_chart(sheet: Sheet, chart: Chart) -> None:
    """The chart with its title and legend, together on one page where they fit."""
    data = chart.data
    drawing = draw(data, chart.kind, WIDE)
    legend = legend_of(data, chart.kind)
    height = float(drawing.height) * sheet.epw / float(WIDE)
    sheet.keep_together(min(height + 18 + len(legend) * _LEGEND_LINE, sheet.eph - 10))
    sheet.face(SERIF, 11, "B")
    sheet.multi_cell(0, 6, composed(data.title), align="L", new_x="LMARGIN", new_y="NEXT")
    if data.unit:
        sheet.face(SANS, 8, colour=MUTED)
        sheet.multi_cell(0, 4.4, composed(data.unit), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(2)
    if chart.kind != ChartKind.SHARE:
        _write_legend(sheet, legend, is_line=chart.kind == ChartKind.LINE)
    pen = _Pen(sheet, sheet.y)
    for shape in drawing.shapes:
        pen.draw(shape)
    sheet.set_y(pen.top + height + 3)
    if chart.kind == ChartKind.SHARE:
        _write_legend(sheet, legend, is_line=False)
    if data.note:
        sheet.face(SANS, 8, colour=MUTED)
        sheet.multi_cell(0, 4.4, composed(data.note), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)
