"""Numbers that are no plain numerals: Roman ones, "hundreds of", "both", "a decade"."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, Final

from portal.translation.checks.facts import Fact, Reading, Unit, Weight
from portal.translation.checks.lexicon import Phrases, table, words
from portal.translation.checks.roman import roman_value
from portal.translation.checks.scales import scale_after
from portal.translation.checks.surroundings import (
    currency_after,
    currency_before,
    qualifier_before,
)
from portal.translation.checks.tokens import Kind, Tokens

Found = tuple[list[Fact], int]

_ORDINAL_END: Final = re.compile(r"(?<=[IVX])(?:st|nd|rd|th)$")
_QUARTERS: Final = range(1, 5)
_YEARS_A_DECADE: Final = Decimal(10)
_YEARS_A_CENTURY: Final = Decimal(100)
_HALF: Final = Decimal("0.5")
_ONE_AND_A_HALF: Final = Decimal("1.5")
_AND_A_HALF: Final = Phrases.of(["and a half"])
_FIFTY_PER_CENT: Final = Decimal(50)
_FULL_MOON: Final = Decimal(15)
_DOZEN: Final = Decimal(12)


def counting_fact(tokens: Tokens, index: int) -> Found | None:
    """The counting word at `index`."""
    if tokens[index].kind is not Kind.WORD:
        return None
    return next(filter(None, (reader(tokens, index) for reader in _READERS)), None)


def _found(
    tokens: Tokens, index: int, end: int, readings: tuple[Reading, ...], weight: Weight
) -> Found:
    span = (tokens[index].start, tokens[min(end, len(tokens)) - 1].end)
    return [Fact(readings, weight, span)], end


def _numbers(*values: Decimal) -> tuple[Reading, ...]:
    return tuple((Unit.NUMBER, value.normalize()) for value in values)


def _roman(tokens: Tokens, index: int) -> Found | None:
    written = tokens[index].text
    if tokens.language == "en":
        written = _ORDINAL_END.sub("", written)
    value = Decimal(roman_value(written))
    if not value:
        return None
    key = ("vi", "ordinals") if tokens.language == "vi" else ("en", "ordinals_context")
    if len(tokens[index].text) == 1 and tokens.lower(index - 1) not in words(*key, "roman_before"):
        return None
    readings = _numbers(value)
    if int(value) in _QUARTERS:
        readings = (*readings, (Unit.QUARTER, value))
    weight = Weight.STRONG if value > 1 and not in_century(tokens, index) else Weight.SOFT
    return _found(tokens, index, index + 1, readings, weight)


def in_century(tokens: Tokens, index: int) -> bool:
    """Whether a number only says which century some decade was in: "the 60s of century XX"."""
    if tokens.language != "vi":
        return False
    found = _phrases("vi", "century").before(tokens.words, index)
    if not found:
        return False
    return tokens.lower(index - found[1] - 1) in words("vi", "words", "of")


def _vague(tokens: Tokens, index: int) -> Found | None:
    """Hundreds, tens of thousands."""
    if tokens.language == "vi":
        if tokens.lower(index) not in words("vi", "scale_words", "vague_before"):
            return None
        scale, end = scale_after(tokens, index + 1)
    else:
        scale, end = _english_vague(tokens, index)
    if scale == 1:
        return None
    return _found(tokens, index, end, ((Unit.VAGUE, scale), *_numbers(scale)), Weight.WEAK)


def _english_vague(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    vague = table("en", "vague")
    value = vague.get(tokens.lower(index))
    if value is None:
        return Decimal(1), index
    scale, end = Decimal(value), index + 1
    while tokens.lower(end) in words("en", "words", "of") and tokens.lower(end + 1) in vague:
        scale *= vague[tokens.lower(end + 1)]
        end += 2
    return scale, end


def _lone_scale(tokens: Tokens, index: int) -> Found | None:
    """Hundred, thousand without a number: a thousand years; the unit of a table's column."""
    scale, end = scale_after(tokens, index)
    if scale == 1 or tokens[index].text[0].isupper():
        return None
    money = currency_before(tokens, index) or currency_after(tokens, end, scale)
    weight = Weight.WEAK if money else Weight.SOFT
    return _found(tokens, index, end, (*_numbers(scale), (Unit.VAGUE, scale)), weight)


def _span_of_years(tokens: Tokens, index: int) -> Found | None:
    """The past decade, half a century."""
    for key, years in (("decade", _YEARS_A_DECADE), ("century", _YEARS_A_CENTURY)):
        found = _phrases(tokens.language, key).after(tokens.words, index)
        if not found:
            continue
        following = index + found[1]
        if tokens.language == "vi" and _is_number(tokens, following):
            return None
        halved = "half" in tokens.words[max(0, index - 2) : index] or (
            tokens.lower(index - 1) in words("vi", "words", "half_word")
        )
        values = (years / 2,) if halved else (years, Decimal(1))
        return _found(tokens, index, following, _numbers(*values), Weight.SOFT)
    return None


def _is_number(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens):
        return False
    return tokens[index].kind is Kind.NUMBER or roman_value(tokens[index].text) > 0


@cache
def _phrases(language: str, key: str) -> Phrases:
    return Phrases.of(words(language, "periods", key))


@cache
def _soft_words(language: str) -> Phrases:
    return Phrases(table(language, "soft"))


def _soft(tokens: Tokens, index: int) -> Found | None:
    found = _soft_words(tokens.language).after(tokens.words, index)
    if not found:
        return None
    values = [Decimal(str(value)) for value in _listed(found[0])]
    readings = tuple(reading for value in values for reading in _with_half(value))
    fact = _found(tokens, index, index + found[1], readings, Weight.SOFT)
    is_half = tokens.language == "en" and values == [_HALF]
    return _qualified(fact, tokens, index) if is_half else fact


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _with_half(value: Decimal) -> tuple[Reading, ...]:
    return _numbers(value, _FIFTY_PER_CENT) if value == _HALF else _numbers(value)


def _vietnamese_half(tokens: Tokens, index: int) -> Found | None:
    if tokens.language != "vi" or tokens.lower(index) not in words("vi", "words", "half_word"):
        return None
    if _span_of_years(tokens, index + 1):
        return None
    start = index - (tokens.lower(index - 1) in words("vi", "words", "one"))
    return _qualified(
        _found(tokens, index, index + 1, _with_half(_HALF), Weight.SOFT), tokens, start
    )


def _qualified(found: Found, tokens: Tokens, start: int) -> Found:
    """The same fact with what stands before it: more than half, less than half."""
    (fact,), end = found
    return [replace(fact, qualifier=qualifier_before(tokens, start))], end


def _vietnamese_fourth(tokens: Tokens, index: int) -> Found | None:
    """Three quarters: the word for four that stands in fractions only."""
    if tokens.language != "vi" or tokens.lower(index) not in words("vi", "words", "fraction"):
        return None
    if tokens.lower(index + 1) not in words("vi", "words", "never_alone"):
        return None
    value = table("vi", "digits")[tokens.lower(index + 1)]
    return _found(tokens, index, index + 2, _numbers(Decimal(value)), Weight.WEAK)


def _full_moon(tokens: Tokens, index: int) -> Found | None:
    if tokens.language != "vi" or tokens.lower(index) not in words("vi", "months", "full_moon"):
        return None
    return _found(tokens, index, index + 1, _numbers(_FULL_MOON), Weight.SOFT)


def _english_parts(tokens: Tokens, index: int) -> Found | None:
    """Two thirds; a dozen."""
    if tokens.language != "en":
        return None
    word = tokens.lower(index)
    if word in words("en", "words", "dozen"):
        return _found(tokens, index, index + 1, _numbers(_DOZEN, Decimal(10)), Weight.WEAK)
    value = table("en", "fractions").get(word)
    if value is None:
        return None
    return _found(tokens, index, index + 1, _numbers(Decimal(value)), Weight.SOFT)


def _one_and_a_half(tokens: Tokens, index: int) -> Found | None:
    """A tonne and a half; a year and a half, which may be eighteen months."""
    if tokens.language != "en" or tokens.lower(index) not in words("en", "words", "articles"):
        return None
    if not _AND_A_HALF.after(tokens.words, index + 2):
        return None
    smaller = table("en", "smaller_units").get(tokens.lower(index + 1))
    values = [_ONE_AND_A_HALF, *([_ONE_AND_A_HALF * smaller] if smaller else [])]
    return _found(tokens, index, index + 5, _numbers(*values), Weight.WEAK)


_READERS: Final[tuple[Callable[[Tokens, int], Found | None], ...]] = (
    _roman,
    _vague,
    _vietnamese_half,
    _vietnamese_fourth,
    _lone_scale,
    _span_of_years,
    _full_moon,
    _english_parts,
    _one_and_a_half,
    _soft,
)
