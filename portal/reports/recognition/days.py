"""Days that the text names with their year. Days come before months."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from portal.reports.recognition.found import FoundDate
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import expression, section


def find_dates(text: ReportText) -> list[FoundDate]:
    """Every such day, in the order of the text."""
    found = [
        FoundDate(day, text.place(*match.span()))
        for form in _forms()
        for match in form.finditer(text.flat)
        if (day := _day(match))
    ]
    return sorted(found, key=lambda one: one.place.start)


def day_at(flat: str, offset: int) -> tuple[date, int] | None:
    """The day that begins at `offset`, and where it ends."""
    for match in _matches(flat, offset):
        if day := _day(match):
            return day, match.end()
    return None


def _matches(flat: str, offset: int) -> Iterator[re.Match[str]]:
    return (match for form in _forms() if (match := form.match(flat, offset)))


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    try:
        number = int(month) if month.isdigit() else section("dates")["months"][month.lower()]
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(expression(form) for form in section("dates")["forms"])
