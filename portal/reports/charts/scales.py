"""From values to positions, with ticks at numbers that people count in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from portal.reports.charts.shapes import rounded

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5))
_ONE: Final = Decimal(1)


@dataclass(frozen=True)
class Scale:
    """Values from the first tick to the last, laid between two positions."""

    ticks: tuple[Decimal, ...]
    start: Decimal
    end: Decimal

    def at(self, value: Decimal) -> Decimal:
        """Where the value stands."""
        low, high = self.ticks[0], self.ticks[-1]
        return rounded(self.start + (value - low) / (high - low) * (self.end - self.start))

    @property
    def zero(self) -> Decimal:
        """Where nothing stands; every scale has it."""
        return self.at(Decimal(0))


def _step(low: Decimal, high: Decimal, at_most: int, smallest: Decimal) -> Decimal:
    """The smallest round step that needs no more intervals than that."""
    exponent = ((high - low) / at_most).adjusted()
    while True:
        for digit in _STEPS:
            step = digit.scaleb(exponent)
            if step >= smallest and _count(high, step) + _count(-low, step) <= at_most:
                return step
        exponent += 1


def _count(distance: Decimal, step: Decimal) -> int:
    """How many steps reach at least that far."""
    return int((distance / step).to_integral_value(ROUND_CEILING))


def nice_ticks(values: Iterable[Decimal], *, at_most: int = 5) -> tuple[Decimal, ...]:
    """Round numbers in even steps, at most that many intervals, from below to above all values.

    Zero is always among them: a bar's length means its value only when it begins there.
    """
    known = [*values, Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        return Decimal(0), _ONE
    # People and programmes come whole; so do the numbers beside their axis.
    smallest = _ONE if all(value == value.to_integral_value() for value in known) else Decimal(0)
    # A step on each side of zero is the least that shows both.
    step = _step(low, high, max(at_most, 2), smallest)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(first, last + 1))
