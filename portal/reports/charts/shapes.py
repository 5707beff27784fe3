"""The few shapes that charts are made of; one template and one PDF writer draw them all. Pure.

Positions are Decimals in the drawing's own units, measured from its upper left corner. A tone is
the number of a series: it stands for a colour, a pattern, a dash and a marker together, so that
nothing depends on colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

# How many tones are told apart before they begin again.
TONES: Final = 8


class Role(StrEnum):
    """What a line or some words are there for."""

    AXIS = "axis"
    GRID = "grid"
    LABEL = "label"
    VALUE = "value"
    TICK = "tick"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """Which end of the words stands at their position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Bar:
    """A filled rectangle."""

    shape: ClassVar[str] = "bar"
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    tone: int


@dataclass(frozen=True)
class Line:
    """A straight line of the scaffold."""

    shape: ClassVar[str] = "line"
    x1: Decimal
    y1: Decimal
    x2: Decimal
    y2: Decimal
    role: Role


@dataclass(frozen=True)
class Curve:
    """Straight pieces through known points."""

    shape: ClassVar[str] = "curve"
    points: Sequence[tuple[Decimal, Decimal]]
    tone: int


@dataclass(frozen=True)
class Marker:
    """One known point of a curve."""

    shape: ClassVar[str] = "marker"
    x: Decimal
    y: Decimal
    tone: int


@dataclass(frozen=True)
class Words:
    """One line of text on its base line."""

    shape: ClassVar[str] = "words"
    x: Decimal
    y: Decimal
    text: str
    role: Role
    anchor: Anchor = Anchor.START


Shape = Bar | Line | Curve | Marker | Words


@dataclass(frozen=True)
class Drawing:
    """Shapes on a sheet of a given size, the first below the others."""

    width: Decimal
    height: Decimal
    shapes: Sequence[Shape]


_TENTH: Final = Decimal("0.1")


def rounded(position: Decimal) -> Decimal:
    """A position as exact as anybody can see."""
    return position.quantize(_TENTH)


def tone_of(series_number: int) -> int:
    """The tone of a series, counted from 1."""
    return series_number % TONES + 1
