"""The Vietnamese lunar calendar: on which day of the common calendar a lunar day falls. Pure.

A lunar month begins on the day of the new moon; the month of the winter solstice is the
eleventh; of thirteen months between two solstices the first in which the sun enters no new
twelfth of its course repeats the number of the one before. Vietnam reckons these moments at
GMT+7 and China at GMT+8, so that in some years they celebrate on different days.

The arithmetic is Ho Ngoc Duc's (https://www.informatik.uni-leipzig.de/~duc/amlich/), which
shortens Meeus, "Astronomical Algorithms", to what decides about a day. Fractions of days are
floating-point numbers here: only whole days leave this module.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor, radians, sin

# Every month of these years begins on the day that a full astronomical theory gives, too.
FIRST_YEAR, LAST_YEAR = 1968, 2050
LONGEST_MONTH = 30
MONTHS = 12

_TIME_ZONE = 7 / 24
# Days between the beginning of Julian day numbers and that of Python's ordinals.
_JULIAN_DAY = 1721424.5
_MEAN_MONTH = 29.530588853
# The new moon of 1 January 1900 has the number 0.
_NEW_MOON_0 = 2415021.076998695
_MONTHS_A_CENTURY = 1236.85
_WINTER_SOLSTICE = 9
_SOLSTICE_MONTH = 11


@dataclass(frozen=True)
class LunarMonth:
    """A month of the lunar calendar: its number, whether it repeats the one before, its days."""

    number: int
    is_leap: bool
    first_day: date
    length: int


def _day(julian_date: float) -> date:
    """The day in Vietnam that a moment belongs to."""
    return date.fromordinal(floor(julian_date - _JULIAN_DAY + _TIME_ZONE))


def _new_moon(number: int) -> date:
    """The day in Vietnam on which the numbered new moon comes."""
    t = number / _MONTHS_A_CENTURY
    mean = (
        2415020.75933
        + 29.53058868 * number
        + 0.0001178 * t**2
        - 0.000000155 * t**3
        + 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    )
    sun = radians(359.2242 + 29.10535608 * number - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * number + 0.0107306 * t**2 + 0.00001236 * t**3)
    latitude = radians(21.2964 + 390.67050646 * number - 0.0016528 * t**2 - 0.00000239 * t**3)
    correction = (
        (0.1734 - 0.000393 * t) * sin(sun)
        + 0.0021 * sin(2 * sun)
        - 0.4068 * sin(moon)
        + 0.0161 * sin(2 * moon)
        - 0.0004 * sin(3 * moon)
        + 0.0104 * sin(2 * latitude)
        - 0.0051 * sin(sun + moon)
        - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2 * latitude + sun)
        - 0.0004 * sin(2 * latitude - sun)
        - 0.0006 * sin(2 * latitude + moon)
        + 0.0010 * sin(2 * latitude - moon)
        + 0.0005 * sin(2 * moon + sun)
    )
    slower_earth = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return _day(mean + correction - slower_earth)


def _twelfth(day: date) -> int:
    """In which twelfth of its course the sun is when the day begins in Vietnam; 0 is spring's."""
    t = (day.toordinal() + _JULIAN_DAY - _TIME_ZONE - 2451545.0) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = (
        280.46645
        + 36000.76983 * t
        + 0.0003032 * t**2
        + (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000290 * sin(3 * anomaly)
    )
    return floor(longitude % 360 / 30)


def _solstice_moon(year: int) -> int:
    """The number of the new moon that opens the eleventh month of a year."""
    end_of_year = date(year, 12, 31).toordinal() + _JULIAN_DAY
    number = floor((end_of_year - _NEW_MOON_0) / _MEAN_MONTH)
    return number - 1 if _twelfth(_new_moon(number)) >= _WINTER_SOLSTICE else number


@lru_cache(maxsize=256)
def _solstice_year(year: int) -> tuple[LunarMonth, ...]:
    """The months from the eleventh of the year before up to the tenth of `year`."""
    first, last = _solstice_moon(year - 1), _solstice_moon(year)
    days = [_new_moon(number) for number in range(first, last + 1)]
    leap = next(
        (
            position
            for position in range(1, last - first)
            if last - first > MONTHS and _twelfth(days[position]) == _twelfth(days[position + 1])
        ),
        None,
    )
    months = []
    for position in range(last - first):
        counted = position - (leap is not None and position >= leap)
        months.append(
            LunarMonth(
                number=(_SOLSTICE_MONTH - 1 + counted) % MONTHS + 1,
                is_leap=position == leap,
                first_day=days[position],
                length=(days[position + 1] - days[position]).days,
            )
        )
    return tuple(months)


def lunar_months(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of a lunar year, which begins in January or February.

    Raises:
        ValueError: for a year that the arithmetic has not been checked for.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The lunar calendar is known from {FIRST_YEAR} to {LAST_YEAR}")
    this, following = _solstice_year(year), _solstice_year(year + 1)
    new_year = next(position for position, month in enumerate(this) if month.number == 1)
    next_new_year = next(position for position, month in enumerate(following) if month.number == 1)
    return this[new_year:] + following[:next_new_year]


def gregorian_date(year: int, month: int, day: int, *, is_leap: bool = False) -> date:
    """The day of the common calendar on which a day of a lunar year falls.

    What belongs to the thirtieth is kept on the last day of a month of 29 days, and what belongs
    to a leap month in the month of the same number when the year has no such leap month.

    >>> gregorian_date(2030, 1, 1)
    datetime.date(2030, 2, 2)
    """
    if not (1 <= month <= MONTHS and 1 <= day <= LONGEST_MONTH):
        raise ValueError(f"There is no day {day} of month {month} in the lunar calendar")
    named = [found for found in lunar_months(year) if found.number == month]
    chosen = next((found for found in named if found.is_leap == is_leap), named[0])
    return chosen.first_day + timedelta(days=min(day, chosen.length) - 1)
