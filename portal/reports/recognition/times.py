"""The periods that a text speaks of, and which of them a figure belongs to."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from portal.core.periods import Period, PeriodKind
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import any_word, expression, section

_YEARS: Final = range(1930, 2101)
_BEFORE: Final = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; `lasts` when the sentences behind it speak of it, too."""

    start: int
    end: int
    period: Period
    lasts: bool


class Times:
    """Answers which period the text speaks of at some place."""

    def __init__(self, text: ReportText) -> None:
        self._text = text
        self._mentions = _mentions(text)
        self._starts = [mention.start for mention in self._mentions]
        # "the past term", "the past five years"
        self._references = [match.start() for match in _past_term().finditer(text.flat)]

    def at(self, offset: int) -> Period | None:
        """The nearest period before it in the sentence, or the one that lasts."""
        sentence = self._text.sentence_start(offset)
        before = self._mentions[: bisect_left(self._starts, offset)]
        if self._speaks_of_past_term(sentence, offset):
            term = next((one for one in reversed(before) if _is_long(one.period)), None)
            if term:
                return term.period
        near = (one.period for one in reversed(before) if one.lasts or one.start >= sentence)
        return next(near, None)

    def _speaks_of_past_term(self, sentence: int, offset: int) -> bool:
        position = bisect_left(self._references, offset)
        return position > 0 and self._references[position - 1] >= sentence


def _is_long(period: Period) -> bool:
    return period.kind in {PeriodKind.TERM, PeriodKind.YEARS, PeriodKind.TEN_YEARS}


def _mentions(text: ReportText) -> list[Mention]:
    """The longest first where two begin together; none inside another."""
    candidates = sorted(
        ((match, name) for name in _BUILDERS for match in _pattern(name).finditer(text.flat)),
        key=lambda one: (one[0].start(), -one[0].end()),
    )
    found: list[Mention] = []
    last_end = 0
    for match, name in candidates:
        period = _BUILDERS[name](match)
        if match.start() < last_end or period is None:
            continue
        last_end = match.end()
        if not _is_of_a_plan(text.flat, match):
            lasts = name != "year" or _opens_sentence(text, match.start())
            found.append(Mention(match.start(), match.end(), period, lasts))
    return found


def _is_of_a_plan(flat: str, match: re.Match[str]) -> bool:
    """A strategy's or a plan's years say nothing about what was done."""
    before = flat[max(0, match.start() - _BEFORE) : match.start()]
    return bool(_plans().search(before)) or bool(_outlook().match(flat, match.end()))


def _opens_sentence(text: ReportText, offset: int) -> bool:
    opening = text.flat[text.sentence_start(offset) : offset]
    return not opening.strip() or bool(_opening().fullmatch(opening))


def _year(match: re.Match[str], name: str) -> int | None:
    year = int(match[name])
    return year if year in _YEARS else None


def _term(match: re.Match[str]) -> Period | None:
    return _years(match, PeriodKind.TERM)


def _years(match: re.Match[str], kind: PeriodKind = PeriodKind.YEARS) -> Period | None:
    first, last = _year(match, "first"), _year(match, "last")
    if first is None or last is None or last < first:
        return None
    return Period.years(first, last, kind)


def _ten_years(match: re.Match[str]) -> Period | None:
    return _years(match, PeriodKind.TEN_YEARS)


def _half_year(match: re.Match[str]) -> Period | None:
    year = _year(match, "year")
    return Period.half_year(year, 1 if match["first"] else 2) if year else None


def _nine_months(match: re.Match[str]) -> Period | None:
    year = _year(match, "year")
    return Period.nine_months(year) if year else None


def _one_year(match: re.Match[str]) -> Period | None:
    year = _year(match, "year")
    return Period.year(year) if year else None


def _since(match: re.Match[str]) -> Period | None:
    year = _year(match, "year")
    return Period.own(date(year, 1, 1), None) if year else None


# The more particular before the more general: a term is also from a year to a year.
_BUILDERS: Final[dict[str, Callable[[re.Match[str]], Period | None]]] = {
    "term": _term,
    "ten_years": _ten_years,
    "years": _years,
    "half_year": _half_year,
    "nine_months": _nine_months,
    "since": _since,
    "year": _one_year,
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return expression(section("periods")[name])


@cache
def _past_term() -> re.Pattern[str]:
    return expression(section("periods")["past_term"])


@cache
def _plans() -> re.Pattern[str]:
    return expression(rf"{any_word(section('periods')['plans'])}[^.;,\n]*$")


@cache
def _outlook() -> re.Pattern[str]:
    return expression(rf"\s*,?\s*{any_word(section('periods')['outlook'])}")


@cache
def _opening() -> re.Pattern[str]:
    words = section("periods")["opening"]
    return expression(rf"[\s\W]*(?:{any_word(words)}\s*)*")
