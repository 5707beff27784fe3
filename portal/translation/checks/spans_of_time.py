"""Numbers of decades, first months of a year, quintals: the same said in another unit."""

from decimal import Decimal
from functools import cache
from typing import Final

from portal.translation.checks.facts import Reading, Unit
from portal.translation.checks.lexicon import Phrases, words
from portal.translation.checks.scales import Numeral, after_hyphen
from portal.translation.checks.tokens import Tokens

_YEARS_A_DECADE: Final = 10
_YEARS_A_CENTURY: Final = 100
_MONTHS_A_YEAR: Final = 12
_HALF_A_YEAR: Final = 6
_A_QUARTER: Final = 3
_DECADES: Final = range(10, 100, 10)
_LAST_CENTURY: Final = 1900
_HALF: Final = Decimal("0.5")
_AND_A_HALF: Final = Phrases.of(["and a half"])


@cache
def _phrases(language: str, table: str, key: str) -> Phrases:
    return Phrases.of(words(language, table, key))


def longer_readings(tokens: Tokens, index: int, numeral: Numeral) -> tuple[Reading, ...]:
    """What the number means besides, for the words around it."""
    return (
        *_years(tokens, numeral),
        *_decade(tokens, index, numeral),
        *_part_of_year(tokens, index, numeral),
        *_whole_years(tokens, numeral),
        *_weight_in_tonnes(tokens, numeral),
        *_and_a_half(tokens, numeral),
    )


def _number(value: Decimal) -> Reading:
    return Unit.NUMBER, value.normalize()


def _years(tokens: Tokens, numeral: Numeral) -> tuple[Reading, ...]:
    """Two decades are twenty years."""
    for key, years in (("decade", _YEARS_A_DECADE), ("century", _YEARS_A_CENTURY)):
        if _phrases(tokens.language, "periods", key).after(tokens.words, numeral.end):
            return (_number(numeral.value * years),)
    return ()


def _decade(tokens: Tokens, index: int, numeral: Numeral) -> tuple[Reading, ...]:
    """The nineties, however they are written."""
    if tokens.language == "en":
        if numeral.suffix not in words("en", "suffixes", "decade"):
            return ()
    elif not (
        numeral.suffix in words("vi", "suffixes", "born_in")
        or _phrases("vi", "periods", "decade_of").before(tokens.words, index)
    ):
        return ()
    if numeral.suffix in words("vi", "suffixes", "born_in") and tokens.language == "vi":
        years = numeral.value * _YEARS_A_DECADE
        return (_number(years + _LAST_CENTURY), _number(years)) if years in _DECADES else ()
    if numeral.value in _DECADES:
        return (_number(numeral.value + _LAST_CENTURY),)
    if numeral.value - _LAST_CENTURY in _DECADES:
        return (_number(numeral.value - _LAST_CENTURY),)
    return ()


def _and_a_half(tokens: Tokens, numeral: Numeral) -> tuple[Reading, ...]:
    """Two times and a half: the half stands behind what is counted."""
    halves = _phrases("vi", "words", "half") if tokens.language == "vi" else _AND_A_HALF
    return (_number(numeral.value + _HALF),) if halves.after(tokens.words, numeral.end + 1) else ()


def _weight_in_tonnes(tokens: Tokens, numeral: Numeral) -> tuple[Reading, ...]:
    """The Vietnamese quintal, which English texts give in tonnes."""
    if tokens.language == "vi" and tokens.lower(numeral.end) in words("vi", "weights", "tenth"):
        return (_number(numeral.value / 10),)
    return ()


def _part_of_year(tokens: Tokens, index: int, numeral: Numeral) -> tuple[Reading, ...]:
    """Six months may be a half of the year, and three a quarter."""
    language = tokens.language
    if tokens.lower(numeral.end) not in words(language, "periods", "months"):
        return ()
    side = tokens.lower(index - 1) if language == "en" else tokens.lower(numeral.end + 1)
    first = side in words(language, "periods", "first_part")
    if not first and side not in words(language, "periods", "last_part"):
        return ()
    if numeral.value == _HALF_A_YEAR:
        return ((Unit.HALF_YEAR, Decimal(1 if first else 2)),)
    if numeral.value == _A_QUARTER:
        return ((Unit.QUARTER, Decimal(1 if first else 4)),)
    return ()


def _whole_years(tokens: Tokens, numeral: Numeral) -> tuple[Reading, ...]:
    """Thirty-six months are three years."""
    if tokens.lower(numeral.end) not in words(tokens.language, "periods", "months"):
        return ()
    years, rest = divmod(numeral.value, _MONTHS_A_YEAR)
    return (_number(years),) if years and not rest else ()


def part_of_year_readings(tokens: Tokens, numeral: Numeral) -> tuple[Reading, ...]:
    """The third quarter, or the third lunar month, of a year."""
    if not (numeral.ordinal or numeral.suffix in words("en", "suffixes", "ordinal")):
        return ()
    at = after_hyphen(tokens, numeral.end)
    if tokens.lower(at) in words("en", "periods", "quarter"):
        return ((Unit.QUARTER, numeral.value),)
    at += tokens.lower(at) in words("en", "periods", "of_the_moon")
    if tokens.lower(at) in words("en", "periods", "month"):
        return ((Unit.MONTH, numeral.value),)
    return ()
