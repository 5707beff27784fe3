"""Numbers in the text, in figures or in words, with the words for thousands behind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from portal.reports.recognition.number_words import number_vocabulary, read_number_words
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import any_word, expression, section

_NUMERAL: Final = r"\d+(?:[.,]\d+)*"
_MARK: Final = re.compile(r"[.,]")
_GROUP: Final = 3
# More digits than any amount that an office writes.
_LONGEST: Final = 24
_THOUSAND: Final = 1000
_WORD_REACH: Final = 10
_MOST_WORDS: Final = 24
# What a numeral may not touch: it would be part of a code, a version, a fraction.
_TOUCHES_BEFORE: Final = re.compile(r"[\w.,+&#@_]$|(?<![^\W\d])/$|[^\W\d]-$")
_TOUCHES_AFTER: Final = re.compile(r"[^\W]|[-/]\d|-[^\W\d]")
# Thousands parted by blanks: no way to tell them from two columns of a table.
_BLANK_BEFORE: Final = re.compile(r"(?<!\d)\d{1,3} $")
_BLANK_AFTER: Final = re.compile(r" \d{3}(?![\d.,]*\d)(?!\s*[/%])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the characters it takes, the word for thousands included."""

    value: Decimal
    start: int
    end: int
    is_scaled: bool = False
    in_words: bool = False


def find_numbers(text: ReportText) -> Iterator[Number]:
    """Every number, from left to right; those in figures first."""
    for number in _in_figures(text):
        whole = number.value.to_integral_value()
        yield replace(number, value=whole) if whole == number.value else number
    yield from _in_words(text)


def read_numeral(numeral: str, *, decimal_mark: str, is_scaled: bool) -> Decimal | None:
    """The value of a numeral, or None when its marks make no sense.

    The other mark groups thousands. A single decimal mark with three digits behind it groups, too,
    when no word for thousands follows: people and cents have no thousandths, but hands mix the
    two marks up.

    >>> read_numeral("269,42", decimal_mark=",", is_scaled=True)
    Decimal('269.42')
    """
    marks = _MARK.findall(numeral)
    if not marks:
        return Decimal(numeral)
    if len(set(marks)) > 1:
        decimal_mark = marks[-1]
        if marks.count(decimal_mark) > 1:
            return None
    elif len(marks) > 1 or not _is_decimal(numeral, decimal_mark, is_scaled=is_scaled):
        whole, *groups = _MARK.split(numeral)
        return _grouped(whole, groups)
    else:
        decimal_mark = marks[0]
    head, _, fraction = numeral.rpartition(decimal_mark)
    whole, *groups = _MARK.split(head)
    number = _grouped(whole, groups)
    return None if number is None else number + Decimal(f"0.{fraction}")


def _is_decimal(numeral: str, decimal_mark: str, *, is_scaled: bool) -> bool:
    whole, fraction = _MARK.split(numeral)
    if len(fraction) != _GROUP or len(whole) > _GROUP or whole.startswith("0"):
        return True
    return is_scaled and decimal_mark in numeral


def _grouped(whole: str, groups: list[str]) -> Decimal | None:
    if groups and (len(whole) > _GROUP or any(len(group) != _GROUP for group in groups)):
        return None
    return Decimal("".join([whole, *groups]))


@cache
def _numeral() -> re.Pattern[str]:
    scale = any_word(section("scales"), may_touch=True)
    other = any_word(section("numbers")["not_after_scale"])
    return re.compile(rf"(?P<numeral>{_NUMERAL})(?:\s?(?P<scale>(?i:{scale}))(?!\s+{other}))?")


@cache
def _half() -> re.Pattern[str]:
    return expression(rf"\s+{any_word(section('numbers')['half'])}")


def _in_figures(text: ReportText) -> Iterator[Number]:
    mark = "," if text.is_vietnamese else "."
    previous: Number | None = None
    for match in _numeral().finditer(text.flat):
        number = _number(text.flat, match, mark)
        if previous and number and _continues(text.flat, previous, number):
            previous = Number(previous.value + number.value, previous.start, number.end, True)
            continue
        if previous:
            yield previous
        previous = number
    if previous:
        yield previous


def _continues(flat: str, previous: Number, number: Number) -> bool:
    """One billion, 250 million: two words for thousands, the smaller behind the greater."""
    return (
        previous.is_scaled
        and number.is_scaled
        and flat[previous.end : number.start] == " "
        and previous.value >= 10**6
        and number.value < _unit(previous.value)
    )


def _unit(value: Decimal) -> Decimal:
    """The greatest word for thousands that divides the value."""
    return next(Decimal(10) ** power for power in (9, 6, 3, 0) if value % 10**power == 0)


def _number(flat: str, match: re.Match[str], mark: str) -> Number | None:
    start, end = match.span("numeral")
    if end - start > _LONGEST:
        return None
    scale = match["scale"]
    if not _stands_alone(flat, start, end, is_scaled=scale is not None):
        return None
    value = read_numeral(match["numeral"], decimal_mark=mark, is_scaled=scale is not None)
    if value is None:
        return None
    if not scale:
        return Number(value, start, end)
    factor = Decimal(_scale(scale))
    value *= factor
    end = match.end()
    if half := _half().match(flat, end):
        value += factor / 2
        end = half.end()
    return Number(value, start, end, is_scaled=True)


def _stands_alone(flat: str, start: int, end: int, *, is_scaled: bool) -> bool:
    before = _currency_before().sub("", flat[max(0, start - 4) : start])
    if _TOUCHES_BEFORE.search(before) or _BLANK_BEFORE.search(before):
        return False
    if not is_scaled and _BLANK_AFTER.match(flat, end):
        return False
    after = _TOUCHES_AFTER.match(flat, end)
    return is_scaled or after is None or bool(_glued().match(flat, end))


@cache
def _glued() -> re.Pattern[str]:
    """Currencies may touch their amount."""
    names = (name for names in section("currencies").values() for name in names)
    return expression(rf"{any_word(names, may_touch=True)}|/\D")


@cache
def _currency_before() -> re.Pattern[str]:
    codes = "|".join(map(re.escape, section("money")["before"]))
    return re.compile(rf"(?<!\w)(?:{codes})$")


def _scale(word: str) -> int:
    scales: dict[str, int] = section("scales")
    return scales[" ".join(word.lower().split())]


@cache
def _words() -> re.Pattern[str]:
    one = any_word(number_vocabulary())
    return expression(rf"{one}(?:\s+{one})*")


def _in_words(text: ReportText) -> Iterator[Number]:
    """The longest number that each run of number words ends with."""
    for match in _words().finditer(text.flat):
        words = list(re.finditer(r"\w+", match[0]))[-_MOST_WORDS:]
        for first in range(len(words)):
            value = read_number_words([word[0] for word in words[first:]])
            if value is not None:
                start = match.start() + words[first].start()
                is_scaled = len(words) > first + 1 and value >= _THOUSAND
                if not _is_a_time(text.flat, start, match.end()):
                    yield Number(value, start, match.end(), is_scaled, in_words=True)
                break


def _is_a_time(flat: str, start: int, end: int) -> bool:
    """The word for five is the word for year, too: behind another number it is the year."""
    before = flat[max(0, start - _WORD_REACH) : start]
    is_ambiguous = flat[start:end].lower() in section("counting")["not_counted"]
    return is_ambiguous and bool(_after_number().search(before))


@cache
def _after_number() -> re.Pattern[str]:
    return expression(rf"(?:\d|{any_word(number_vocabulary())})\s+$")
