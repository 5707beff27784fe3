"""Dates of publication, which stand on a line of their own, and hints inside sentences."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from news.importer.articles import DateHint, PublicationDate
from news.importer.lines import Line
from news.importer.patterns import any_of, section
from portal.core.text import fold

TIMEZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_LONGEST = 90
_YEARS = range(1945, 2101)
_YEAR = re.compile(r"\d{4}")
_NOON = 12


class ImpossibleDate(ValueError):
    """The line has the form of a date, but there is no such day or time."""


def read_date(
    text: str, line: int | None = None, *, in_head: bool = False
) -> PublicationDate | None:
    """The date a line consists of, or None if it is no date line. Days come before months.

    `in_head` also accepts a line above the text which begins with a date and goes on with
    something else, such as the name of the section. Raises `ImpossibleDate`.
    """
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    found = next((match for form in _forms() if (match := form.search(text))), None)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    clock = _time().search(rest)
    if clock:
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    if not _noise().match(rest) and not (in_head and _opening().match(text)):
        return None
    return _assemble(text, line, found, clock)


def read_machine_date(text: str) -> PublicationDate | None:
    """A date from page metadata: ISO 8601, or written as on the page; None if it is neither."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            return read_date(text)
        except ImpossibleDate:
            return None
    if moment.year not in _YEARS:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=TIMEZONE)
    try:
        return PublicationDate(aware.astimezone(TIMEZONE), "T" in text or ":" in text, text)
    except OverflowError:
        return None


def date_hints(lines: Iterable[Line]) -> tuple[DateHint, ...]:
    """Phrases which bound the time of writing, each once, in the order of the text."""
    hints: dict[str, DateHint] = {}
    for line in lines:
        for match in _hints().finditer(line.text):
            years = tuple(int(year) for year in _YEAR.findall(match[0]))
            hints.setdefault(fold(match[0]), DateHint(match[0], line.first, years))
    return tuple(hints.values())


def _assemble(
    text: str, line: int | None, day: re.Match[str], clock: re.Match[str] | None
) -> PublicationDate | None:
    year = int(day["year"])
    if year not in _YEARS:
        return None
    hour, minute = (int(clock["hour"]), int(clock["minute"])) if clock else (0, 0)
    half = (clock["half"] or "").upper() if clock else ""
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in section("dates")["afternoon"] else 0)
    try:
        moment = datetime(year, int(day["month"]), int(day["day"]), hour, minute, tzinfo=TIMEZONE)
    except ValueError as error:
        raise ImpossibleDate(text) from error
    return PublicationDate(moment, clock is not None, text, line)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    dates = section("dates")
    return tuple(re.compile(dates[form], re.IGNORECASE) for form in ("iso", "numeric", "spoken"))


@cache
def _time() -> re.Pattern[str]:
    return re.compile(section("dates")["time"], re.IGNORECASE)


@cache
def _noise() -> re.Pattern[str]:
    words = "|".join(section("dates")["words"])
    return re.compile(rf"(?:\b(?:{words})(?!\w)|[^\w\s]|\s)*+\Z", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(section("dates")["opening"], re.IGNORECASE)


@cache
def _hints() -> re.Pattern[str]:
    return any_of(section("dates")["hints"])
