"""The months, quarters, half-years and years that managers choose from. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, pgettext

from portal.core.dates import written_month
from portal.core.periods import Period, written_period

_MONTHS: Final = 12
_QUARTERS: Final = 8
_HALF_YEARS: Final = 4
_YEARS: Final = 5
_KEY: Final = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Span:
    """A period as addresses ("2026", "2026-H1", "2026-Q2", "2026-05") and people call it."""

    key: str
    period: Period
    label: str


def span_of(key: str) -> Span | None:
    """The span of that name; None when there is none."""
    found = _KEY.fullmatch(key)
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return None
    year = int(found[1])
    if found[2]:
        return _month(year, int(found[2]))
    if found[3]:
        return _quarter(year, int(found[3]))
    return _half_year(year, int(found[4])) if found[4] else _year(year)


def current_span(today: date) -> Span:
    """What is shown until somebody chooses: the half-year, by which the office reports."""
    return _half_year(today.year, 1 + (today.month - 1) // 6)


def choices(today: date) -> list[tuple[str, list[Span]]]:
    """The latest spans of each kind, the newest first, under the name of their kind."""
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(_MONTHS)]
    quarters = [
        divmod(today.year * 4 + (today.month - 1) // 3 - back, 4) for back in range(_QUARTERS)
    ]
    halves = [
        divmod(today.year * 2 + (today.month - 1) // 6 - back, 2) for back in range(_HALF_YEARS)
    ]
    return [
        (gettext("Half-years"), [_half_year(year, half + 1) for year, half in halves]),
        (gettext("Quarters"), [_quarter(year, quarter + 1) for year, quarter in quarters]),
        (gettext("Months"), [_month(year, month + 1) for year, month in months]),
        (gettext("Years"), [_year(today.year - back) for back in range(_YEARS)]),
    ]


def _days(year: int, first_month: int, months: int) -> Period:
    after = date(year + (first_month + months - 1) // 12, (first_month + months - 1) % 12 + 1, 1)
    return Period.own(date(year, first_month, 1), date.fromordinal(after.toordinal() - 1))


def _month(year: int, month: int) -> Span:
    period = _days(year, month, 1)
    return Span(f"{year}-{month:02}", period, written_month(date(year, month, 1)))


def _quarter(year: int, quarter: int) -> Span:
    label = pgettext("period", "quarter %(quarter)s of %(year)s") % {
        "quarter": quarter,
        "year": year,
    }
    return Span(f"{year}-Q{quarter}", _days(year, 3 * quarter - 2, 3), label)


def _half_year(year: int, half: int) -> Span:
    period = Period.half_year(year, half)
    return Span(f"{year}-H{half}", period, written_period(period))


def _year(year: int) -> Span:
    period = Period.year(year)
    return Span(str(year), period, written_period(period))
