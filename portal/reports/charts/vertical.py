"""Bars that stand: for few categories with short names, such as years. Pure."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from portal.reports.charts.bars import Row, Track, reached
from portal.reports.charts.scaffold import LABEL_TOP, Scaffold, scaffold, slot_labels
from portal.reports.charts.shapes import Anchor, Bar, Drawing, Line, Role, Shape, Words, rounded
from portal.reports.charts.words import width_of

_HEIGHT: Final = Decimal(240)
_FILLED: Final = Decimal("0.64")
_THICKEST: Final = Decimal(64)
_ABOVE: Final = Decimal(6)
_BELOW: Final = Decimal(16)


def _values_fit(rows: Sequence[Row], slot: Decimal) -> bool:
    """Whether every bar has room for its value above it."""
    return all(
        width_of(track.text) <= slot / len(row.tracks) for row in rows for track in row.tracks
    )


def _scale_is_enough(rows: Sequence[Row]) -> bool:
    """Whether bars without written values can be read: several in a row, and all of them known."""
    return all(len(row.tracks) > 1 and all(track.is_known for track in row.tracks) for row in rows)


def _track_shapes(
    track: Track, left: Decimal, thickness: Decimal, frame: Scaffold, *, has_value: bool
) -> list[Shape]:
    scale = frame.scale
    shapes: list[Shape] = []
    for segment in track.segments:
        top, bottom = sorted((scale.at(segment.start), scale.at(segment.end)))
        shapes.append(Bar(left, top, thickness, bottom - top, segment.tone))
    low, high = track.reaches
    is_below_zero = low < 0 and high == 0
    if has_value and track.text:
        y = scale.at(low) + _BELOW if is_below_zero else scale.at(high) - _ABOVE
        role = Role.VALUE if track.is_known else Role.UNKNOWN
        shapes.append(Words(rounded(left + thickness / 2), y, track.text, role, Anchor.MIDDLE))
    return shapes


def draw_vertical(
    rows: Sequence[Row], width: Decimal, written: Callable[[Decimal], str]
) -> Drawing | None:
    """Standing bars over a scale, or None where names or values have no room."""
    frame = scaffold(reached(rows), width, _HEIGHT, written)
    slot = (width - frame.left) / max(len(rows), 1)
    labels = slot_labels([row.label for row in rows], slot)
    has_values = _values_fit(rows, slot)
    if labels is None or not (has_values or _scale_is_enough(rows)):
        return None
    shapes: list[Shape] = [*frame.shapes]
    for number, row in enumerate(rows):
        middle = frame.left + slot * number + slot / 2
        thickness = min(slot * _FILLED / len(row.tracks), _THICKEST)
        left = middle - thickness * len(row.tracks) / 2
        for position, track in enumerate(row.tracks):
            shapes += _track_shapes(
                track,
                rounded(left + thickness * position),
                rounded(thickness - 1),
                frame,
                has_value=has_values,
            )
        for line_number, line in enumerate(labels[number]):
            y = frame.bottom + LABEL_TOP + 19 * line_number
            shapes.append(Words(rounded(middle), y, line, Role.LABEL, Anchor.MIDDLE))
    shapes.append(Line(frame.left, frame.scale.zero, width, frame.scale.zero, Role.AXIS))
    lines = max((len(lines) for lines in labels), default=1)
    return Drawing(width, frame.bottom + LABEL_TOP + 19 * (lines - 1) + 8, shapes)
