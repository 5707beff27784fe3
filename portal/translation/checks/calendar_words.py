"""Months, weekdays, quarters and halves of the year, and times of day."""

from decimal import Decimal
from functools import cache
from typing import Final

from portal.translation.checks.facts import Fact, Reading, Unit, Weight
from portal.translation.checks.lexicon import Phrases, table, words
from portal.translation.checks.roman import roman_value
from portal.translation.checks.times import time_fact
from portal.translation.checks.tokens import Kind, Tokens

Found = tuple[list[Fact], int]

_MONTHS: Final = range(1, 13)
_DAYS: Final = range(1, 32)
_DASHES: Final = frozenset("-\u2013")
_MORE_OF_DATE: Final = frozenset("-\u2013/")
_WEEKDAYS: Final = range(2, 8)
_SUNDAY: Final = Decimal(8)


def calendar_fact(tokens: Tokens, index: int) -> Found | None:
    """What the calendar has at `index`."""
    found = time_fact(tokens, index) or _day_and_month(tokens, index)
    if found or tokens[index].kind is not Kind.WORD:
        return found
    readers = _VIETNAMESE if tokens.language == "vi" else _ENGLISH
    return next(filter(None, (reader(tokens, index) for reader in readers)), None)


def _found(
    tokens: Tokens, index: int, end: int, *readings: Reading, weight: Weight = Weight.STRONG
) -> Found:
    span = (tokens[index].start, tokens[end - 1].end)
    return [Fact(readings, weight, span)], end


def _day_and_month(tokens: Tokens, index: int) -> Found | None:
    """20-11 after the word for a day; it may be the days from the one to the other, too."""
    if tokens.language != "vi" or tokens.lower(index - 1) not in words("vi", "days", "before"):
        return None
    day, dash, month = (tokens.lower(at) for at in (index, index + 1, index + 2))
    if not (day.isdigit() and dash in _DASHES and month.isdigit() and tokens.touches(index)):
        return None
    following = tokens.lower(index + 3)
    if following in _MORE_OF_DATE or following in words("vi", "months", "before"):
        return None
    if int(day) not in _DAYS or int(month) not in _MONTHS:
        return None
    number = Decimal(month)
    return [
        Fact(((Unit.NUMBER, Decimal(day)),), Weight.STRONG, tokens[index].span),
        Fact(((Unit.MONTH, number), (Unit.NUMBER, number)), Weight.STRONG, tokens[index + 2].span),
    ], index + 3


@cache
def _month_names() -> Phrases:
    return Phrases(table("vi", "months", "names"))


def _vietnamese_month(tokens: Tokens, index: int) -> Found | None:
    if tokens.lower(index) not in words("vi", "months", "before") or index + 1 >= len(tokens):
        return None
    following = tokens[index + 1]
    if following.kind is Kind.NUMBER and following.lower.isdigit():
        if int(following.lower) not in _MONTHS:
            return None
        return _with_more_months(tokens, index)
    special = table("vi", "months", "special").get(following.lower)
    if special:
        month = Decimal(special)
        readings: tuple[Reading, ...] = ((Unit.MONTH, month), (Unit.NUMBER, month))
        return _found(tokens, index, index + 2, *readings, weight=Weight.SOFT)
    named = _month_names().after(tokens.words, index + 1)
    if not named or tokens.lower(index + 2) in words("vi", "months", "not_first"):
        return None
    doubtful = named[1] == 1 and following.lower in words("vi", "words", "year")
    weight = Weight.SOFT if doubtful and following.text.islower() else Weight.STRONG
    month_of_year: Reading = (Unit.MONTH, Decimal(named[0]))
    return _found(tokens, index, index + 1 + named[1], month_of_year, weight=weight)


def _with_more_months(tokens: Tokens, index: int) -> Found:
    """Months 6, 7 and 8: the later ones may be months or something else."""
    facts, end = _found(tokens, index, index + 2, (Unit.MONTH, Decimal(tokens.lower(index + 1))))
    between = words("vi", "ranges", "between") | {","}
    while end + 1 < len(tokens) and tokens.lower(end) in between:
        number = tokens[end + 1]
        if number.kind is not Kind.NUMBER or number.suffix or not number.lower.isdigit():
            break
        month = Decimal(number.lower)
        if int(month) not in _MONTHS:
            break
        readings: tuple[Reading, ...] = ((Unit.MONTH, month), (Unit.NUMBER, month))
        facts.append(Fact(readings, Weight.STRONG, number.span))
        end += 2
    return facts, end


def _vietnamese_weekday(tokens: Tokens, index: int) -> Found | None:
    if tokens.words[index : index + 2] == [*_sunday()]:
        return _found(tokens, index, index + 2, (Unit.WEEKDAY, _SUNDAY), weight=Weight.WEAK)
    if tokens.lower(index) not in words("vi", "days", "weekday_before"):
        return None
    written = tokens.lower(index + 1)
    if written in words("vi", "ordinals", "second"):
        return _found(tokens, index, index + 2, (Unit.NUMBER, Decimal(2)), weight=Weight.WEAK)
    in_digits = written.isdigit()
    value = int(written) if in_digits else table("vi", "digits").get(written, 0)
    if value not in _WEEKDAYS:
        return None
    readings: tuple[Reading, ...] = ((Unit.NUMBER, Decimal(value)), (Unit.WEEKDAY, Decimal(value)))
    weight = Weight.STRONG if in_digits else Weight.WEAK
    return _found(tokens, index, index + 2, *readings, weight=weight)


@cache
def _sunday() -> tuple[str, ...]:
    return tuple(next(iter(words("vi", "days", "sunday"))).split())


def _vietnamese_rank(tokens: Tokens, index: int) -> Found | None:
    """First, second and third class of an order or a prize."""
    if tokens.lower(index) not in words("vi", "ordinals", "ranks_before"):
        return None
    written = tokens.lower(index + 1)
    if written in words("vi", "ordinals", "second"):
        value = 2
    elif written in words("vi", "ordinals", "first"):
        value = 1
    else:
        value = table("vi", "digits").get(written, 0)
    if not value:
        return None
    weight = Weight.SOFT if value == 1 else Weight.WEAK
    return _found(tokens, index, index + 2, (Unit.NUMBER, Decimal(value)), weight=weight)


def _vietnamese_quarter(tokens: Tokens, index: int) -> Found | None:
    if tokens.lower(index) not in words("vi", "periods", "quarter") or index + 1 >= len(tokens):
        return None
    following = tokens[index + 1]
    value = roman_value(following.text)
    if following.kind is Kind.NUMBER and following.lower.isdigit():
        value = int(following.lower)
    if not value:
        return None
    return _found(tokens, index, index + 2, (Unit.QUARTER, Decimal(value)))


@cache
def _halves(language: str) -> Phrases:
    if language == "vi":
        return Phrases(table("vi", "periods", "half_of_year"))
    return Phrases(table("en", "periods", "half_year"))


def _half_year(tokens: Tokens, index: int) -> Found | None:
    found = _halves(tokens.language).after(tokens.words, index)
    if not found:
        return None
    reading: Reading = (Unit.HALF_YEAR, Decimal(found[0]))
    return _found(tokens, index, index + found[1], reading, weight=Weight.WEAK)


def _english_month(tokens: Tokens, index: int) -> Found | None:
    token = tokens[index]
    month = table("en", "months", "names").get(token.lower)
    if month is None or not token.text[0].isupper():
        return None
    if tokens.touches(index) and tokens.lower(index + 1) == "-" and _goes_on(tokens, index + 1):
        return None
    doubtful = token.lower in words("en", "months", "doubtful")
    may_be_none = tokens.begins_sentence(index) or _ends_name(tokens, index)
    if doubtful and may_be_none and not _beside_number(tokens, index):
        return None
    return _found(tokens, index, index + 1, (Unit.MONTH, Decimal(month)))


def _ends_name(tokens: Tokens, index: int) -> bool:
    """Whether the word is the last of a name: Lo Thi May."""
    before = tokens[max(0, index - 2) : index]
    return len(before) > 1 and all(token.text.istitle() for token in before)


def _goes_on(tokens: Tokens, hyphen: int) -> bool:
    """Whether a name goes on in lower case, as Jun-ho does."""
    following = tokens[hyphen + 1 : hyphen + 2]
    return tokens.touches(hyphen) and bool(following) and following[0].text.islower()


def _beside_number(tokens: Tokens, index: int) -> bool:
    places = (index - 2, index - 1, index + 1, index + 2)
    return any(tokens[place].kind is Kind.NUMBER for place in places if 0 <= place < len(tokens))


def _english_weekday(tokens: Tokens, index: int) -> Found | None:
    token = tokens[index]
    day = table("en", "days", "weekdays").get(token.lower)
    if day is None or not token.text[0].isupper():
        return None
    return _found(tokens, index, index + 1, (Unit.WEEKDAY, Decimal(day)), weight=Weight.SOFT)


def _english_quarter(tokens: Tokens, index: int) -> Found | None:
    """Q1."""
    if tokens[index].text not in ("Q", "q") or not tokens.touches(index):
        return None
    written = tokens.lower(index + 1)
    if not written.isdigit():
        return None
    return _found(tokens, index, index + 2, (Unit.QUARTER, Decimal(written)))


_VIETNAMESE: Final = (
    _vietnamese_month,
    _vietnamese_weekday,
    _vietnamese_rank,
    _vietnamese_quarter,
    _half_year,
)
_ENGLISH: Final = (_english_month, _english_weekday, _english_quarter, _half_year)
