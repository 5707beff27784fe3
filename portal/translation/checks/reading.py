"""Reads the facts of a text: everything in figures that its translation must state, too."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from portal.translation.checks.calendar_words import calendar_fact
from portal.translation.checks.counting_words import counting_fact
from portal.translation.checks.facts import Fact, Reading, Unit, Weight
from portal.translation.checks.lexicon import counting_vocabulary, words
from portal.translation.checks.quantities import day_fact, number_fact, quantity
from portal.translation.checks.ranges import with_shared_parts
from portal.translation.checks.surroundings import qualifier_before
from portal.translation.checks.tokens import Kind, Token, Tokens

_NOT_DIGITS: Final = re.compile(r"\D")
_ROMAN_LETTERS: Final = frozenset("IVX")
_PARTS: Final = re.compile(r"\d+")
_MONTHS_A_YEAR: Final = 12
_MOST_DAYS: Final = 31
_LARGEST_SMALL_FRACTION: Final = 2
_AROUND_THE_CLOCK: Final = (24, 7)
_D_WITH_STROKE: Final = {ord("\u0110"): "D", ord("\u0111"): "d"}

Found = tuple[list[Fact], int]


@lru_cache(maxsize=4096)
def facts_of(text: str, language: str) -> tuple[Fact, ...]:
    """The facts of a plain text, in their order."""
    tokens = Tokens(text, language)
    return tuple(with_shared_parts(list(_facts(tokens)), text, language))


def _facts(tokens: Tokens) -> Iterator[Fact]:
    after = 0
    for index, token in enumerate(tokens):
        if index < after or (token.kind is Kind.WORD and not _may_count(token, tokens)):
            continue
        facts, after = _fact_at(tokens, index)
        yield from facts


def _fact_at(tokens: Tokens, index: int) -> Found:
    token = tokens[index]
    if special := _SPECIAL.get(token.kind):
        return special(tokens, index), index + 1
    if token.kind is Kind.SIGN:
        return [], index + 1
    for reader in (calendar_fact, quantity, counting_fact):
        found = reader(tokens, index)
        if found:
            return found
    return [], index + 1


def _may_count(token: Token, tokens: Tokens) -> bool:
    """Whether any fact begins with that word: most words need no closer look."""
    return token.lower in counting_vocabulary(tokens.language) or token.text[0] in _ROMAN_LETTERS


def _literal(token: Token, unit: Unit, written: str, weight: Weight = Weight.STRONG) -> Fact:
    return Fact(((unit, written),), weight, token.span)


def _url(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    return [_literal(token, Unit.URL, token.lower.removesuffix("/"))]


def _email(tokens: Tokens, index: int) -> list[Fact]:
    return [_literal(tokens[index], Unit.EMAIL, tokens[index].lower)]


def _phone(tokens: Tokens, index: int) -> list[Fact]:
    digits = _NOT_DIGITS.sub("", tokens[index].text)
    if "+" in tokens[index].text:
        digits = "0" + digits.removeprefix("84").removeprefix("0")
    return [_literal(tokens[index], Unit.PHONE, digits)]


def _document(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    written = without_marks(token.text).upper().replace("\u2013", "-").replace("/", "-")
    return [_literal(token, Unit.DOCUMENT, written)]


def _mixed(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    if token.lower in words(tokens.language, "suffixes", "units"):
        return []
    written = without_marks(token.text).upper().replace("-", "")
    return [_literal(token, Unit.NAME, written, Weight.WEAK)]


@lru_cache(maxsize=8192)
def without_marks(text: str) -> str:
    """The letters as English keyboards have them."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _date(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    first, second, year = (int(part) for part in _PARTS.findall(token.text))
    day, month = (first, second) if second <= _MONTHS_A_YEAR else (second, first)
    full_year = year if year > 99 else 2000 + year
    return [
        day_fact(day, token, ambiguous=max(day, month) <= _MONTHS_A_YEAR and day != month),
        Fact(((Unit.MONTH, Decimal(month)),), Weight.STRONG, token.span),
        number_fact(full_year, token),
    ]


def _iso_date(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    year, month, day = (int(part) for part in _PARTS.findall(token.text))
    return [
        day_fact(day, token),
        Fact(((Unit.MONTH, Decimal(month)),), Weight.STRONG, token.span),
        number_fact(year, token),
    ]


def _month_of_year(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    first, year = (int(part) for part in _PARTS.findall(token.text))
    before = tokens.lower(index - 1)
    unit = Unit.MONTH
    if before in words(tokens.language, "periods", "quarter"):
        unit = Unit.QUARTER
    readings: tuple[Reading, ...] = ((unit, Decimal(first)),)
    if "/" not in token.text and before not in words(tokens.language, "months", "before"):
        readings = ((Unit.NUMBER, Decimal(first)), *readings)
    return [Fact(readings, Weight.STRONG, token.span), number_fact(year, token)]


def _years(tokens: Tokens, index: int) -> list[Fact]:
    token = tokens[index]
    first, short = (int(part) for part in _PARTS.findall(token.text))
    last = first // 100 * 100 + short
    if last > first:
        return [number_fact(first, token), number_fact(last, token)]
    return [number_fact(first, token), number_fact(short, token)]


def _fraction(tokens: Tokens, index: int) -> list[Fact]:
    """A day of a month, or so many of so many: 30/5, 2/3."""
    token = tokens[index]
    first, second = (int(part) for part in _PARTS.findall(token.text))
    around_the_clock = (first, second) == _AROUND_THE_CLOCK
    small = (first == 1 and second <= _LARGEST_SMALL_FRACTION) or around_the_clock
    weight = Weight.SOFT if small else Weight.STRONG
    qualifier = qualifier_before(tokens, index)
    first_fact = replace(number_fact(first, token), qualifier=qualifier)
    if around_the_clock:
        first_fact = replace(first_fact, weight=Weight.SOFT)
    number: Reading = (Unit.NUMBER, Decimal(second))
    month: Reading = (Unit.MONTH, Decimal(second))
    may_be_date = 0 < second <= _MONTHS_A_YEAR and 0 < first <= _MOST_DAYS
    if may_be_date and tokens.lower(index - 1) in words(tokens.language, "days", "before"):
        return [first_fact, Fact((month,), Weight.STRONG, token.span)]
    readings = (number, month) if may_be_date else (number,)
    return [first_fact, Fact(readings, weight, token.span, repeatable=True)]


_SPECIAL: Final[dict[Kind, Callable[[Tokens, int], list[Fact]]]] = {
    Kind.URL: _url,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.DOCUMENT: _document,
    Kind.MIXED: _mixed,
    Kind.DATE: _date,
    Kind.ISO_DATE: _iso_date,
    Kind.MONTH_OF_YEAR: _month_of_year,
    Kind.YEARS: _years,
    Kind.FRACTION: _fraction,
}
