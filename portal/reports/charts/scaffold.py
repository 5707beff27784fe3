"""The scale at the left, its grid, and the names below: what standing charts share. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from portal.reports.charts.scales import Scale, nice_ticks
from portal.reports.charts.shapes import Anchor, Line, Role, Shape, Words, rounded
from portal.reports.charts.words import widest, width_of, wrapped

# From the plot down to the base line of the first line of names.
LABEL_TOP: Final = Decimal(20)
_TOP: Final = Decimal(24)
_GAP: Final = Decimal(8)
_MOST_LINES: Final = 3


@dataclass(frozen=True)
class Scaffold:
    """A scale with its grid; the plot begins at `left` and ends at `bottom`."""

    scale: Scale
    left: Decimal
    bottom: Decimal
    shapes: Sequence[Shape]


def scaffold(
    values: Sequence[Decimal], width: Decimal, height: Decimal, written: Callable[[Decimal], str]
) -> Scaffold:
    """The scaffold for these values on a sheet of that width."""
    ticks = nice_ticks(values)
    texts = [written(tick) for tick in ticks]
    left = rounded(widest(texts) + _GAP)
    # Values below zero are written under their bars.
    foot = _TOP if ticks[0] < 0 else Decimal(0)
    bottom = _TOP + height + foot
    scale = Scale(ticks, bottom - foot, _TOP)
    shapes: list[Shape] = []
    for tick, text in zip(ticks, texts, strict=True):
        y = scale.at(tick)
        shapes.append(Line(left, y, width, y, Role.GRID))
        shapes.append(Words(left - _GAP, y + 5, text, Role.TICK, Anchor.END))
    return Scaffold(scale, left, bottom, shapes)


def slot_labels(labels: Sequence[str], slot: Decimal) -> list[list[str]] | None:
    """The names in lines as wide as their slot; None where they need too many, or cut words."""
    room = slot - _GAP
    if any(width_of(word) > room for label in labels for word in label.split(" ")):
        return None
    lines = [wrapped(label, room) for label in labels]
    return lines if all(len(each) <= _MOST_LINES for each in lines) else None
