"""Numbers with all that belongs to them."""

from decimal import Decimal
from functools import cache
from typing import Final

from portal.translation.checks.counting_words import in_century
from portal.translation.checks.facts import Fact, Reading, Unit, Weight
from portal.translation.checks.lexicon import Phrases, phrases, table, words
from portal.translation.checks.numerals import read_numeral
from portal.translation.checks.scales import Numeral
from portal.translation.checks.spans_of_time import longer_readings, part_of_year_readings
from portal.translation.checks.steps import step_before
from portal.translation.checks.surroundings import (
    are_points,
    change_around,
    currency_after,
    currency_before,
    is_bare,
    noun_after,
    noun_of_suffix,
    percent_end,
    qualifier_after,
    qualifier_before,
    qualifier_is_doubtful,
)
from portal.translation.checks.times import time_readings, unmarked_time_readings
from portal.translation.checks.tokens import Kind, Token, Tokens

_ONE: Final = Decimal(1)
_HIGHEST_LEVEL: Final = 13
_TWO: Final = Decimal(2)
_LONGEST_IDIOM: Final = 9

Found = tuple[list[Fact], int]


def number_fact(value: int, token: Token) -> Fact:
    """A plain number."""
    weight = Weight.STRONG if value > 1 else Weight.SOFT
    return Fact(((Unit.NUMBER, Decimal(value)),), weight, token.span)


def day_fact(day: int, token: Token, *, ambiguous: bool = False) -> Fact:
    """The day of a date."""
    return Fact(((Unit.NUMBER, Decimal(day)),), Weight.STRONG, token.span, ambiguous=ambiguous)


def quantity(tokens: Tokens, index: int) -> Found | None:
    """The number at `index`, in digits or words."""
    numeral = read_numeral(tokens, index)
    if numeral is None:
        return _unreadable(tokens, index)
    if not numeral.in_digits and _is_no_number(tokens, index, numeral):
        return None
    token = tokens[index]
    unknown = numeral.suffix and not _known_suffix(tokens, numeral)
    if unknown:
        written = token.text.upper()
        return [Fact(((Unit.NAME, written),), Weight.WEAK, token.span)], index + 1
    return [_with_surroundings(tokens, index, numeral)], numeral.end


def _unreadable(tokens: Tokens, index: int) -> Found | None:
    token = tokens[index]
    if token.kind is not Kind.NUMBER:
        return None
    return [Fact(((Unit.NAME, token.text),), Weight.STRONG, token.span)], index + 1


def _known_suffix(tokens: Tokens, numeral: Numeral) -> bool:
    suffix, language = numeral.suffix, tokens.language
    return (
        suffix in words(language, "suffixes", "units")
        or suffix in words("en", "suffixes", "ordinal")
        or suffix in words("en", "suffixes", "decade")
        or (language == "vi" and suffix in words("vi", "suffixes", "born_in"))
        or suffix in words("en", "suffixes", "million_or_unit")
        or phrases(language, "currencies").after([suffix], 0) is not None
    )


def _is_no_number(tokens: Tokens, index: int, numeral: Numeral) -> bool:
    """Names and other words that are written like numbers."""
    if tokens.language != "vi":
        return False
    token = tokens[index]
    following = tokens[numeral.end] if numeral.end < len(tokens) else None
    alone = numeral.end == index + 1 and (following is None or following.kind is not Kind.WORD)
    if alone and token.lower in words("vi", "words", "year"):
        return True
    if f"{token.lower} {tokens.lower(index + 1)}" in words("vi", "words", "not_numbers"):
        return True
    if not token.text[0].isupper():
        return False
    # Ba Vi is a mountain, and so is everything else that is written large within a sentence.
    named = following is not None and following.kind is Kind.WORD and following.text[0].isupper()
    return named or not tokens.begins_sentence(index)


def _with_surroundings(tokens: Tokens, index: int, numeral: Numeral) -> Fact:
    start, end = index, numeral.end
    percent = percent_end(tokens, end)
    before = currency_before(tokens, start)
    after = _suffix_currency(tokens, numeral) or currency_after(tokens, end, numeral.value)
    currency = (after or before or ("", 0))[0]
    if before and not (after and after[0] != before[0]):
        start = before[1]
    if after:
        end = after[1]
    readings = _readings(tokens, index, numeral, currency)
    first, last = tokens[index], tokens[max(numeral.end - 1, index)]
    return Fact(
        readings,
        _weight(tokens, index, numeral, currency, percent),
        (first.start, last.end),
        lenient=_lenient(numeral, currency, percent),
        percent=percent is not None,
        points=are_points(tokens, end),
        currency=currency,
        qualifier=qualifier_before(tokens, start) or qualifier_after(tokens, end),
        change=change_around(tokens, start, percent or end),
        step=step_before(tokens, start),
        malformed=numeral.malformed,
        doubtful_qualifier=qualifier_is_doubtful(tokens, start, end),
        repeatable=tokens.lower(start - 1) in words(tokens.language, "words", "again"),
        noun=noun_of_suffix(tokens.language, numeral.suffix) or noun_after(tokens, percent or end),
        bare=numeral.scale > 1 and is_bare(tokens, end),
        grouped=numeral.grouped,
        scale=numeral.scale,
    )


def _suffix_currency(tokens: Tokens, numeral: Numeral) -> tuple[str, int] | None:
    if not numeral.suffix or numeral.suffix in words(tokens.language, "suffixes", "units"):
        return None
    found = phrases(tokens.language, "currencies").after([numeral.suffix], 0)
    return (str(found[0]), numeral.end) if found else None


def _lenient(numeral: Numeral, currency: str, percent: int | None) -> tuple[Reading, ...]:
    if numeral.lenient is None or percent is not None:
        return ()
    return ((Unit.NUMBER, numeral.lenient),)


def _readings(tokens: Tokens, index: int, numeral: Numeral, currency: str) -> tuple[Reading, ...]:
    value = numeral.value.normalize()
    readings: list[Reading] = [(Unit.NUMBER, value)]
    if numeral.suffix in words("en", "suffixes", "million_or_unit") and tokens.language == "en":
        million: Reading = (Unit.NUMBER, (value * 1_000_000).normalize())
        readings = [million] if currency else [*readings, million]
    return (
        *time_readings(tokens, index, numeral),
        *part_of_year_readings(tokens, numeral),
        *readings,
        *longer_readings(tokens, index, numeral),
        *unmarked_time_readings(tokens, index),
    )


def _weight(
    tokens: Tokens, index: int, numeral: Numeral, currency: str, percent: int | None
) -> Weight:
    language, value = tokens.language, numeral.value
    if not value and percent:
        return Weight.WEAK
    if currency or percent or numeral.scale > 1 or value != value.to_integral_value():
        return Weight.STRONG if value else Weight.SOFT
    if in_century(tokens, index):
        return Weight.SOFT
    before = tokens.lower(index - 1 - (tokens.lower(index - 1) == "+"))
    is_level = before in words(language, "soft_after", "words_before") and value < _HIGHEST_LEVEL
    if is_level and not noun_after(tokens, numeral.end):
        return Weight.SOFT
    if numeral.in_digits:
        return Weight.STRONG if value > 1 or numeral.suffix else Weight.SOFT
    return _weight_of_words(tokens, index, numeral)


def _weight_of_words(tokens: Tokens, index: int, numeral: Numeral) -> Weight:
    word, following = tokens.lower(index), tokens.lower(numeral.end)
    if numeral.value <= _ONE:
        return Weight.SILENT
    if tokens.language == "vi" and _is_in_idiom(tokens, index):
        return Weight.SOFT
    if numeral.value == _TWO and _is_exact(tokens, index, numeral):
        return Weight.STRONG
    if tokens.language == "vi":
        if numeral.end == index + 1 and word in words("vi", "words", "year"):
            return Weight.SILENT
        if following in words("vi", "words", "enumerating") or _is_saying(tokens, index):
            return Weight.SOFT
        if numeral.value == _TWO:
            pair = f"{following} {tokens.lower(numeral.end + 1)}"
            twos = table("vi", "words")["plain_twos"]
            return Weight.SOFT if following in twos or pair in twos else Weight.WEAK
        return Weight.STRONG
    if numeral.ordinal:
        enumerating = following == "," and tokens.begins_sentence(index)
        return Weight.SOFT if enumerating or numeral.value <= 3 else Weight.STRONG
    counted = following in words("en", "words", "lengths") or (
        following == "-" and tokens.lower(numeral.end + 1) in words("en", "words", "lengths")
    )
    return Weight.WEAK if counted or numeral.value == _TWO else Weight.STRONG


def _is_exact(tokens: Tokens, index: int, numeral: Numeral) -> bool:
    """At least two, more than two, two thirds: this two is no manner of speaking."""
    language, following = tokens.language, tokens.lower(numeral.end)
    if following in words("vi", "words", "fraction") or following in table("en", "fractions"):
        return True
    return qualifier_before(tokens, index) in words(language, "qualifiers_of_two", "exact")


def _is_saying(tokens: Tokens, index: int) -> bool:
    pair = f"{tokens.lower(index)} {tokens.lower(index + 1)}"
    if pair in words("vi", "words", "sayings"):
        return True
    ripe = words("vi", "words", "ripe_after")
    return tokens.lower(index - 1) in ripe and table("vi", "digits").get(tokens.lower(index)) == 9


@cache
def _idioms() -> Phrases:
    return Phrases.of(words("vi", "words", "idioms"))


def _is_in_idiom(tokens: Tokens, index: int) -> bool:
    """Whether a saying begins there, or has begun before and goes on."""
    for start in range(max(0, index - _LONGEST_IDIOM), index + 1):
        found = _idioms().after(tokens.words, start)
        if found and start + found[1] > index:
            return True
    return False
