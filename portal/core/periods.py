"""Periods of reporting: from a first to a last day, both inside. Pure.

Offices report on half-years, nine months, years, terms of office and ten years; everything else
is a period of its own. An open end is None.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.utils.translation import gettext, pgettext

from portal.core.dates import listed_date

_ONE_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12


class PeriodKind(StrEnum):
    """How an office names the period."""

    HALF_YEAR = "half-year"
    NINE_MONTHS = "nine-months"
    YEAR = "year"
    YEARS = "years"
    TERM = "term"
    TEN_YEARS = "ten-years"
    OWN = "own"


def _first_of_month(months: int) -> date:
    """The first day of a month counted from year 0."""
    return date(months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1, 1)


def _months(day: date) -> int:
    return day.year * _MONTHS_A_YEAR + day.month - 1


def _last_year(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return date(day.year - 1, 2, 28)


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both counted; None is an open end.

    Raises:
        ValueError: when it ends before it starts.
    """

    starts_on: date | None
    ends_on: date | None
    kind: PeriodKind = PeriodKind.OWN

    def __post_init__(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(f"A period ends on {self.ends_on} before it starts, {self.starts_on}")

    @classmethod
    def half_year(cls, year: int, half: int) -> Self:
        """January to June (half 1) or July to December (half 2)."""
        if half == 1:
            return cls(date(year, 1, 1), date(year, 6, 30), PeriodKind.HALF_YEAR)
        if half == 2:
            return cls(date(year, 7, 1), date(year, 12, 31), PeriodKind.HALF_YEAR)
        raise ValueError(f"A year has no half {half}")

    @classmethod
    def nine_months(cls, year: int) -> Self:
        """January to September."""
        return cls(date(year, 1, 1), date(year, 9, 30), PeriodKind.NINE_MONTHS)

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR)

    @classmethod
    def years(cls, first: int, last: int, kind: PeriodKind = PeriodKind.YEARS) -> Self:
        """Several calendar years, the first and the last inside."""
        return cls(date(first, 1, 1), date(last, 12, 31), kind)

    @classmethod
    def term(cls, first: int, last: int) -> Self:
        """A term of office, known by its years only."""
        return cls.years(first, last, PeriodKind.TERM)

    @classmethod
    def ten_years(cls, first: int) -> Self:
        """Ten calendar years."""
        return cls.years(first, first + 9, PeriodKind.TEN_YEARS)

    @classmethod
    def own(cls, starts_on: date | None, ends_on: date | None) -> Self:
        """A period without a name."""
        return cls(starts_on, ends_on)

    @classmethod
    def until(cls, day: date) -> Self:
        """Everything up to and including a day."""
        return cls(None, day)

    def contains(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return (
            self.starts_on is None or other.ends_on is None or self.starts_on <= other.ends_on
        ) and (other.starts_on is None or self.ends_on is None or other.starts_on <= self.ends_on)

    @property
    def _whole_months(self) -> int | None:
        """How many months it has, when it is made of whole ones."""
        if not self.starts_on or not self.ends_on or self.starts_on.day != 1:
            return None
        after = self.ends_on + _ONE_DAY
        return _months(after) - _months(self.starts_on) if after.day == 1 else None

    def previous(self) -> "Period | None":
        """The period before, of the same kind and length; None without both ends.

        Nine months are compared with the same nine months a year before: what lies between
        belongs to no such report.
        """
        if not self.starts_on or not self.ends_on:
            return None
        if self.kind is PeriodKind.NINE_MONTHS:
            return self.same_last_year()
        last = self.starts_on - _ONE_DAY
        if months := self._whole_months:
            return Period(_first_of_month(_months(self.starts_on) - months), last, self.kind)
        return Period(last - (self.ends_on - self.starts_on), last, self.kind)

    def same_last_year(self) -> "Period | None":
        """The same days a year earlier; None for periods longer than a year or without ends."""
        if not self.starts_on or not self.ends_on:
            return None
        shifted = Period(_last_year(self.starts_on), _last_year(self.ends_on), self.kind)
        return None if self.overlaps(shifted) else shifted


def _written_half(period: Period, first: date) -> str:
    if first.month == 1:
        return gettext("first half of %(year)s") % {"year": first.year}
    return gettext("second half of %(year)s") % {"year": first.year}


def written_period(period: Period) -> str:
    """The period as it stands within a sentence, in the reader's language.

    >>> written_period(Period.half_year(2023, 1))
    'first half of 2023'
    """
    first, last = period.starts_on, period.ends_on
    if first is None and last is None:
        return gettext("all the time on record")
    if first is None or last is None:
        if last:
            return gettext("until %(day)s") % {"day": listed_date(last)}
        return gettext("since %(day)s") % {"day": listed_date(first)} if first else ""
    years = pgettext("years", "%(start)s–%(end)s") % {"start": first.year, "end": last.year}
    match period.kind:
        case PeriodKind.HALF_YEAR:
            return _written_half(period, first)
        case PeriodKind.NINE_MONTHS:
            return gettext("first nine months of %(year)s") % {"year": first.year}
        case PeriodKind.YEAR:
            return pgettext("period", "year %(year)s") % {"year": first.year}
        case PeriodKind.YEARS:
            return pgettext("period", "years %(years)s") % {"years": years}
        case PeriodKind.TERM:
            return gettext("term %(years)s") % {"years": years}
        case PeriodKind.TEN_YEARS:
            return gettext("ten years %(years)s") % {"years": years}
    return gettext("%(first)s to %(last)s") % {
        "first": listed_date(first),
        "last": listed_date(last),
    }
