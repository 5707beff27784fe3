"""What can be said of measured values. Pure: Decimal in, Decimal out, None when there are none.

Nothing measured is not zero. Values that could not be measured are None and are left out; how
many those are has to be said beside the number.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

Values = Sequence[Decimal | None]

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_HUNDREDTH: Final = Decimal("0.01")
_PERCENT: Final = 100


def known(values: Values) -> list[Decimal]:
    """The measured values in ascending order."""
    return sorted(value for value in values if value is not None)


def median(values: Values) -> Decimal | None:
    """The middle of the measured values; of an even number, the mean of the two in the middle."""
    ordered = known(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def percentile(values: Values, percent: int) -> Decimal | None:
    """The nearest-rank percentile: the smallest measured value that `percent` % do not exceed.

    Of n values in ascending order it is the one in place ⌈percent · n / 100⌉, so it is always a
    value that has occurred. https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method

    Raises:
        ValueError: when `percent` is not between 1 and 100.
    """
    if not 0 < percent <= _PERCENT:
        raise ValueError(f"A percentile lies between 1 and 100, not at {percent}")
    ordered = known(values)
    if not ordered:
        return None
    place = -(-percent * len(ordered) // _PERCENT)
    return ordered[place - 1]


def total(values: Values) -> Decimal | None:
    """The sum of the measured values."""
    ordered = known(values)
    return sum(ordered, Decimal(0)) if ordered else None


def largest(values: Values) -> Decimal | None:
    """The largest measured value."""
    return max(known(values), default=None)


def share(values: Values) -> Decimal | None:
    """Which part of the values, each 1 for yes or 0 for no, says yes: between 0 and 1."""
    ordered = known(values)
    return sum(ordered, Decimal(0)) / len(ordered) if ordered else None


def hours_between(start: datetime, end: datetime) -> Decimal:
    """Hours with two decimals; below zero when `end` comes first."""
    return _in_units(end - start, _HOUR)


def days_between(start: datetime, end: datetime) -> Decimal:
    """Days of 24 hours with two decimals; below zero when `end` comes first."""
    return _in_units(end - start, _DAY)


def _in_units(span: timedelta, unit: timedelta) -> Decimal:
    microsecond = timedelta(microseconds=1)
    exact = Decimal(span // microsecond) / Decimal(unit // microsecond)
    return exact.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
