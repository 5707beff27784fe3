"""Shares of a whole: one bar from nothing to all. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from portal.reports.charts.data import ChartData
from portal.reports.charts.shapes import Bar, Drawing, Line, Role, Shape, rounded, tone_of

_HEIGHT: Final = Decimal(44)
# A sliver that can still be seen.
_THINNEST: Final = Decimal(2)


def shares_of(values: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Each value's share of their sum; None for what is not known, and for all where it is 0.

    Raises:
        ValueError: for values below zero, which are no part of a whole.
    """
    known = [value for value in values if value is not None]
    if any(value < 0 for value in known):
        raise ValueError("A value below zero has no share of a whole.")
    whole = sum(known, Decimal(0))
    return [value / whole if value is not None and whole else None for value in values]


def draw_shares(data: ChartData, width: Decimal) -> Drawing:
    """The first series as one bar, its pieces in the order of the categories."""
    shapes: list[Shape] = []
    left = Decimal(0)
    for number, share in enumerate(shares_of(data.series[0].values)):
        if share:
            length = share * width
            drawn = rounded(max(length - 1, _THINNEST))
            shapes.append(Bar(rounded(left), Decimal(0), drawn, _HEIGHT, tone_of(number)))
            left += length
    if not shapes:
        shapes.append(Line(Decimal(0), _HEIGHT / 2, width, _HEIGHT / 2, Role.AXIS))
    return Drawing(width, _HEIGHT, shapes)
