"""Amounts of money: a number with a currency beside it, and nothing else."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from portal.core.figures import Measure
from portal.reports.recognition.numbers import Number
from portal.reports.recognition.texts import ReportText
from portal.reports.recognition.vocabulary import any_word, expression, section

_DONG: Final = "VND"
_FIVE_DIGITS: Final = 10_000
_REACH: Final = 160
_PART_OF_SENTENCE: Final = re.compile(r"[;.|]\s|\n")
_BEHIND: Final = re.compile(r"[^,;.()\n\d]{0,60}(?!\d)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency ("" where the portal does not keep it) and its characters."""

    number: Number
    currency: str
    start: int
    end: int


def read_amount(flat: str, number: Number, taken_until: int) -> Amount | None:
    """The amount that a number is, or None when no currency stands beside it.

    A currency before the number counts only from `taken_until` on: it may belong to the amount
    before.
    """
    if behind := _currency_behind(flat, number):
        currency, end = behind
        return Amount(number, currency, number.start, end)
    before = _before().search(flat, max(taken_until, number.start - 6), number.start)
    if before and not number.in_words:
        return Amount(number, _code(before["currency"]), before.start(), number.end)
    return None


def is_rate(flat: str, amount: Amount) -> bool:
    """Whether the amount is what another currency costs."""
    rules = section("money")
    window = flat[max(0, amount.start - 60) : amount.start]
    return bool(
        expression(rules["rate_before"]).search(window)
        or expression(rules["rate_after"]).match(flat, amount.end)
    )


def measure_of(text: ReportText, start: int, end: int, since: int) -> tuple[Measure | None, int]:
    """What the words beside an amount say was measured, None when they do not; and their end.

    The words before it come first, but not those which speak of the amount before (`since`).
    """
    flat = text.flat
    first = max(text.sentence_start(start), since, start - _REACH)
    before = _PART_OF_SENTENCE.split(flat[first:start])[-1]
    if found := list(_measures().finditer(before)):
        return _measure(found[-1][0]), end
    behind = _BEHIND.match(flat, end)
    if behind and (word := _measures().search(behind[0])):
        return _measure(word[0]), end + word.end()
    return None, end


def says_same_again(flat: str, start: int, since: int) -> bool:
    """Whether the amount at `start` is the amount before it in another currency."""
    return 0 < since <= start and bool(_same_again().fullmatch(flat[since:start]))


def speaks_of_money(text: ReportText, start: int, since: int) -> bool:
    """Whether the words before a number without a currency are about money."""
    first = max(text.sentence_start(start), since, start - _REACH // 2)
    return bool(_about_money().search(text.flat[first:start]))


def _currency_behind(flat: str, number: Number) -> tuple[str, int] | None:
    match = _behind().match(flat, number.end)
    if match is None:
        return None
    name = match["currency"]
    currency = _code(name)
    rules = section("money")
    if currency == _DONG and _begins_another_word(flat, match, number):
        return None
    if name[0].isupper() and name[1:].islower():
        following = expression(r"\s*[^\W\d]").match(flat, match.end())
        if following and following[0].strip().isupper():
            return None
    is_large = number.is_scaled or number.value >= _FIVE_DIGITS
    if name.lower() in rules["weak"] and not is_large:
        return None
    return currency, match.end()


def _begins_another_word(flat: str, name: re.Match[str], number: Number) -> bool:
    """Comrades, compatriots and co-chairs begin with the word for the dong."""
    if len(name["currency"].split()) > 1:
        return False
    rules = section("money")
    if expression(rules["comrade"]).match(flat, name.end()):
        return True
    blocking = list(rules["not_after_dong"])
    if not number.is_scaled:
        blocking += rules["not_after_small_dong"]
    return bool(expression(rf"\s+{any_word(blocking)}").match(flat, name.end()))


@cache
def _codes() -> dict[str, str]:
    return {
        " ".join(name.lower().split()): code
        for code, names in section("currencies").items()
        for name in names
    } | {"\u00a5": "JPY"}


def _code(name: str) -> str:
    return _codes()[" ".join(name.lower().split())]


@cache
def _behind() -> re.Pattern[str]:
    names = (name for names in section("currencies").values() for name in names)
    return expression(
        rf"\s?(?P<open>\()?(?P<currency>{any_word(names, may_touch=True)})(?(open)\))"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<currency>{any_word(section('money')['before'])})\s?$")


@cache
def _measures() -> re.Pattern[str]:
    measures = section("measures")
    words = (word for kind in (*_MEASURES, "unstated") for word in measures[kind])
    return expression(any_word(words))


_MEASURES: Final = (Measure.COMMITMENT, Measure.DISBURSEMENT, Measure.TOTAL_COST)


def _measure(word: str) -> Measure:
    normal = " ".join(word.lower().split())
    return next(
        (kind for kind in _MEASURES if normal in section("measures")[kind.value]), Measure.UNSTATED
    )


@cache
def _same_again() -> re.Pattern[str]:
    again = any_word(section("measures")["same_again"])
    qualifiers = (word for kind in section("qualifiers").values() for word in kind)
    words = f"(?:{any_word(qualifiers)}\\s*)*"
    return expression(rf"\s*(?:[(=]\s*(?:{again}\s*)?|,?\s*{again}\s*){words}")


@cache
def _about_money() -> re.Pattern[str]:
    return expression(any_word(section("money")["speaks_of_money"]))
