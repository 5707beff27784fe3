"""From numbers to figures: money, shares and counts, each with its words and its period."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from portal.core.figures import Measure, Qualifier
from portal.reports.recognition.found import FoundFigure, Place
from portal.reports.recognition.masks import Mask, is_ordinal, masked_spans
from portal.reports.recognition.money import (
    Amount,
    is_rate,
    measure_of,
    read_amount,
    says_same_again,
    speaks_of_money,
)
from portal.reports.recognition.numbers import Number, find_numbers
from portal.reports.recognition.phrases import Noun, is_also_verb, noun_behind, words_before
from portal.reports.recognition.qualifiers import qualifier_before
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.times import Times
from portal.reports.recognition.vocabulary import any_word, expression, section

_YEARS: Final = range(1900, 2101)
_FRACTION: Final = re.compile(r"(?<![\w/.,-])(?P<part>\d{1,4})/(?P<whole>\d{1,4})(?![\d/])")
_LAST_DAY: Final = 31
_LAST_MONTH: Final = 12
_WORD_REACH: Final = 16


def find_figures(text: ReportText, numbers_of_documents: Iterable[Place]) -> list[FoundFigure]:
    """Every figure, in the order of the text."""
    documents = ((place.start, place.end) for place in numbers_of_documents)
    finder = _Finder(text, Mask([*masked_spans(text.flat), *documents]))
    figures = [*finder.figures(), *finder.parts_of_wholes()]
    return sorted(figures, key=lambda figure: figure.place.start)


@dataclass(slots=True)
class _Last:
    """The figure before, which the next one must not take words or a currency from."""

    end: int = 0
    amount_end: int = 0
    said_until: int = 0
    measure: Measure | None = None
    what: str = ""


class _Finder:
    def __init__(self, text: ReportText, mask: Mask) -> None:
        self._text = text
        self._flat = text.flat
        self._mask = mask
        self._times = Times(text)
        self._last = _Last()

    def figures(self) -> Iterator[FoundFigure]:
        """Money, shares and counts."""
        for number in sorted(find_numbers(self._text), key=lambda one: one.start):
            if number.start < self._last.end or self._mask.hides(number.start, number.end):
                continue
            figure = self._figure(number)
            if figure:
                self._last.end = max(self._last.end, figure.place.end)
                yield figure

    def parts_of_wholes(self) -> Iterator[FoundFigure]:
        """Eight of fourteen organisations: the eight."""
        for match in _FRACTION.finditer(self._flat):
            part, whole = int(match["part"]), int(match["whole"])
            noun = noun_behind(self._flat, match.end())
            if noun is None or part > whole or self._mask.hides(*match.span()):
                continue
            is_day = part <= _LAST_DAY and whole <= _LAST_MONTH
            if noun.is_listed and not (is_day and is_also_verb(self._flat, match.end())):
                number = Number(Decimal(part), *match.span())
                yield self._count(number, noun)

    def _figure(self, number: Number) -> FoundFigure | None:
        if percent := expression(section("numbers")["percent"]).match(self._flat, number.end):
            return self._share(number, percent.end())
        if number.is_scaled or not number.in_words:
            amount = read_amount(self._flat, number, self._last.amount_end)
            if amount:
                return None if is_rate(self._flat, amount) else self._money(amount)
        return self._counted(number) or self._without_currency(number)

    def _counted(self, number: Number) -> FoundFigure | None:
        noun = noun_behind(self._flat, number.end)
        if noun is None or is_ordinal(self._flat, number.start):
            return None
        if number.in_words and not self._is_counting_word(number, noun):
            return None
        is_year = number.value in _YEARS and number.end - number.start == len("2023")
        if is_year and (not noun.is_listed or is_also_verb(self._flat, number.end)):
            return None
        return self._count(number, noun)

    def _is_counting_word(self, number: Number, noun: Noun) -> bool:
        """Whether a number in words says how many: not an article, not a pair, not a part."""
        counting = section("counting")
        before = self._flat[max(0, number.start - _WORD_REACH) : number.start]
        if not noun.is_listed or _part_of_word().search(before):
            return False
        qualifier, _start = qualifier_before(self._flat, number.start, noun.phrase)
        if qualifier is not Qualifier.EXACT:
            return True
        words = self._flat[number.start : number.end].lower()
        is_pair = words in counting["pairs"] and noun.unit in counting["pair_units"]
        return words not in counting["articles"] and not is_pair

    def _count(self, number: Number, noun: Noun) -> FoundFigure:
        qualifier, start = qualifier_before(self._flat, number.start, noun.phrase)
        return FoundFigure(
            number.value, noun.unit, noun.measure, qualifier, self._times.at(number.start),
            noun.phrase, self._place(start, number, noun.end),
        )  # fmt: skip

    def _share(self, number: Number, end: int) -> FoundFigure:
        qualifier, start = qualifier_before(self._flat, number.start)
        return FoundFigure(
            number.value / 100, "", Measure.SHARE, qualifier, self._times.at(number.start),
            words_before(self._flat, start, self._last.end), self._place(start, number, end),
        )  # fmt: skip

    def _money(self, amount: Amount) -> FoundFigure:
        qualifier, start = qualifier_before(self._flat, amount.start)
        last = self._last
        measure, said_until = measure_of(self._text, start, amount.end, last.said_until)
        what = words_before(self._flat, start, last.end)
        if says_same_again(self._flat, start, last.amount_end):
            measure, what = measure or last.measure, last.what
        last.amount_end, last.said_until = amount.end, said_until
        last.measure, last.what = measure, what
        return FoundFigure(
            amount.number.value, amount.currency, measure or Measure.UNSTATED, qualifier,
            self._times.at(amount.start), what, self._place(start, amount.number, amount.end),
        )  # fmt: skip

    def _without_currency(self, number: Number) -> FoundFigure | None:
        """Billions of something, where the text speaks of money: a person names the currency."""
        if number.in_words or not number.is_scaled:
            return None
        if not speaks_of_money(self._text, number.start, self._last.amount_end):
            return None
        return self._money(Amount(number, "", number.start, number.end))

    def _place(self, start: int, number: Number, end: int) -> Place:
        return self._text.place(start, end, at=number.start)


@cache
def _part_of_word() -> re.Pattern[str]:
    return expression(rf"{any_word(section('counting')['not_before_words'])}\s*$")
