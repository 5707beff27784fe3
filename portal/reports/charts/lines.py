"""Lines over time: broken where a value is not known. Pure."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from portal.reports.charts.data import ChartData, Series
from portal.reports.charts.scaffold import LABEL_TOP, Scaffold, scaffold, slot_labels
from portal.reports.charts.shapes import (
    Anchor,
    Curve,
    Drawing,
    Line,
    Marker,
    Role,
    Shape,
    Words,
    rounded,
    tone_of,
)
from portal.reports.charts.words import LINE_HEIGHT, width_of, wrapped

_HEIGHT: Final = Decimal(240)
_ABOVE: Final = Decimal(12)

Point = tuple[Decimal, Decimal]


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """The points without the gaps, each unbroken run by itself."""
    return [
        [point for point in run if point is not None]
        for is_known, run in groupby(points, key=lambda point: point is not None)
        if is_known
    ]


def _series_shapes(points: Sequence[Point | None], tone: int) -> list[Shape]:
    curves: list[Shape] = [Curve(run, tone) for run in _runs(points) if len(run) > 1]
    return curves + [Marker(*point, tone) for point in points if point is not None]


def _value_shapes(
    series: Series, points: Sequence[Point | None], slot: Decimal, written: Callable[[Decimal], str]
) -> list[Shape]:
    """The values above the points of the only line, where all of them have room."""
    pairs = [
        (written(value), point)
        for value, point in zip(series.values, points, strict=True)
        if value is not None and point is not None
    ]
    if any(width_of(text) > slot for text, _point in pairs):
        return []
    return [Words(x, y - _ABOVE, text, Role.VALUE, Anchor.MIDDLE) for text, (x, y) in pairs]


def _axis_labels(labels: Sequence[str], slot: Decimal) -> list[list[str]]:
    """Every name, or every second, third … one, as many as fit."""
    for every in range(1, len(labels) + 1):
        shown = [label if n % every == 0 else "" for n, label in enumerate(labels)]
        lines = slot_labels(shown, slot * every)
        if lines is not None:
            return lines
    return [wrapped(label, slot * len(labels)) if not n else [""] for n, label in enumerate(labels)]


def _label_shapes(lines: Sequence[Sequence[str]], frame: Scaffold, slot: Decimal) -> list[Shape]:
    return [
        Words(
            rounded(frame.left + slot * number + slot / 2),
            frame.bottom + LABEL_TOP + LINE_HEIGHT * line_number,
            line,
            Role.LABEL,
            Anchor.MIDDLE,
        )
        for number, block in enumerate(lines)
        for line_number, line in enumerate(block)
        if line
    ]


def draw_lines(data: ChartData, width: Decimal, written: Callable[[Decimal], str]) -> Drawing:
    """A line for each series over a scale that begins at zero."""
    known = [value for series in data.series for value in series.values if value is not None]
    frame = scaffold(known, width, _HEIGHT, written)
    slot = (width - frame.left) / max(len(data.categories), 1)
    shapes: list[Shape] = [*frame.shapes]
    shapes.append(Line(frame.left, frame.scale.zero, width, frame.scale.zero, Role.AXIS))
    for number, series in enumerate(data.series):
        points = [
            None
            if value is None
            else (rounded(frame.left + slot * position + slot / 2), frame.scale.at(value))
            for position, value in enumerate(series.values)
        ]
        shapes += _series_shapes(points, tone_of(number))
        if len(data.series) == 1:
            shapes += _value_shapes(series, points, slot, written)
    lines = _axis_labels([category.label for category in data.categories], slot)
    shapes += _label_shapes(lines, frame, slot)
    most = max((len(block) for block in lines), default=1)
    return Drawing(width, frame.bottom + LABEL_TOP + LINE_HEIGHT * (most - 1) + 8, shapes)
