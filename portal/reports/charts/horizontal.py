"""Bars that lie: for many categories and for long names. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from portal.reports.charts.bars import Row, Track, reached
from portal.reports.charts.scales import Scale
from portal.reports.charts.shapes import Anchor, Bar, Drawing, Line, Role, Shape, Words, rounded
from portal.reports.charts.words import LINE_HEIGHT, widest, wrapped

_THICKNESS: Final = Decimal(18)
_BETWEEN_TRACKS: Final = Decimal(3)
_BETWEEN_ROWS: Final = Decimal(14)
_GAP: Final = Decimal(8)
# From the middle of a line of text down to its base line.
_TO_BASE: Final = Decimal(5)
_LABEL_SHARE: Final = Decimal("0.36")
# Below this width the names stand above their bars.
_NARROW: Final = Decimal(480)


def _value_room(rows: Sequence[Row], *, is_below_zero: bool) -> Decimal:
    """The room for what is written at the ends of bars on one side."""
    texts = [
        track.text
        for row in rows
        for track in row.tracks
        if (track.reaches[0] < 0 and track.reaches[1] == 0) == is_below_zero
    ]
    room = widest(texts)
    return room + _GAP if room else Decimal(0)


def _track_shapes(track: Track, top: Decimal, scale: Scale) -> list[Shape]:
    shapes: list[Shape] = []
    for segment in track.segments:
        left, right = sorted((scale.at(segment.start), scale.at(segment.end)))
        shapes.append(Bar(left, top, right - left, _THICKNESS, segment.tone))
    low, high = track.reaches
    is_below_zero = low < 0 and high == 0
    x = scale.at(low) - _GAP if is_below_zero else scale.at(high) + _GAP
    if track.text:
        role = Role.VALUE if track.is_known else Role.UNKNOWN
        anchor = Anchor.END if is_below_zero else Anchor.START
        shapes.append(Words(x, top + _THICKNESS / 2 + _TO_BASE, track.text, role, anchor))
    return shapes


def _label_shapes(lines: Sequence[str], x: Decimal, top: Decimal, anchor: Anchor) -> list[Shape]:
    base = top + LINE_HEIGHT / 2 + _TO_BASE
    return [
        Words(x, base + LINE_HEIGHT * number, line, Role.LABEL, anchor)
        for number, line in enumerate(lines)
    ]


def draw_horizontal(rows: Sequence[Row], width: Decimal) -> Drawing:
    """One line of bars below the other; on a narrow sheet each below its name."""
    is_narrow = width < _NARROW
    label_width = width if is_narrow else width * _LABEL_SHARE
    labels = [wrapped(row.label, label_width) for row in rows]
    column = Decimal(0) if is_narrow else widest([line for row in labels for line in row])
    plot = column + (Decimal(0) if is_narrow else _GAP * 2)
    values = reached(rows) or [Decimal(0)]
    low, high = min(values), max(values)
    # Every bar has its value beside it: no ticks between the shortest and the longest.
    scale = Scale(
        (low, high) if low != high else (Decimal(0), Decimal(1)),
        rounded(plot + _value_room(rows, is_below_zero=True)),
        rounded(width - _value_room(rows, is_below_zero=False)),
    )
    shapes: list[Shape] = []
    top = Decimal(0)
    for row, lines in zip(rows, labels, strict=True):
        label_height = LINE_HEIGHT * len(lines)
        bars_height = len(row.tracks) * (_THICKNESS + _BETWEEN_TRACKS) - _BETWEEN_TRACKS
        if is_narrow:
            shapes += _label_shapes(lines, Decimal(0), top, Anchor.START)
            bars_top, height = top + label_height + 2, label_height + 2 + bars_height
        else:
            height = max(label_height, bars_height)
            shapes += _label_shapes(
                lines, rounded(column), top + (height - label_height) / 2, Anchor.END
            )
            bars_top = top + (height - bars_height) / 2
        for number, track in enumerate(row.tracks):
            shapes += _track_shapes(
                track, bars_top + number * (_THICKNESS + _BETWEEN_TRACKS), scale
            )
        shapes.append(
            Line(scale.zero, bars_top - 3, scale.zero, bars_top + bars_height + 3, Role.AXIS)
        )
        top += height + _BETWEEN_ROWS
    return Drawing(width, max(top - _BETWEEN_ROWS + 4, Decimal(1)), shapes)
