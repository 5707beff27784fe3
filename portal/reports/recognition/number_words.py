"""Numbers written in words: two, fifteen, three hundred and five, twelve million."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from portal.reports.recognition.vocabulary import section


@cache
def number_vocabulary() -> frozenset[str]:
    """Every word that a number in words may consist of."""
    words = section("numbers")
    return frozenset(
        [
            *words["digits"],
            *words["english"],
            *words["half"],
            *(word for kind in words["words"].values() for word in kind),
        ]
    )


def read_number_words(words: Sequence[str]) -> Decimal | None:
    """The value of a number in words, or None when they make no number.

    >>> read_number_words(["twelve"])
    Decimal('12')
    """
    lowered = [word.lower() for word in words]
    if len(lowered) == 1 and lowered[0] in section("numbers")["english"]:
        return Decimal(section("numbers")["english"][lowered[0]])
    return _with_scales(lowered)


def _with_scales(words: Sequence[str]) -> Decimal | None:
    """Billions, millions, thousands and the rest, each under a thousand."""
    total = Decimal(0)
    rest = list(words)
    half = bool(rest) and rest[-1] in section("numbers")["half"]
    if half:
        rest.pop()
    last_scale = Decimal(0)
    for name, scale in (("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        position = next((at for at, word in enumerate(rest) if word in _kind(name)), None)
        if position is None:
            continue
        group = _under_thousand(rest[:position])
        if group is None:
            return None
        total += group * scale
        last_scale = Decimal(scale)
        rest = rest[position + 1 :]
    if half:
        return total + last_scale / 2 if last_scale and not rest else None
    if not rest:
        return total if last_scale else None
    group = _under_thousand(rest, follows=bool(last_scale))
    return None if group is None else total + group


def _under_thousand(words: Sequence[str], *, follows: bool = False) -> Decimal | None:
    """Hundreds, tens and ones; `follows` allows the odd word after a scale."""
    if not words:
        return None
    rest = list(words)
    hundreds = 0
    if len(rest) > 1 and rest[1] in _kind("hundred"):
        if rest[0] not in _digits():
            return None
        hundreds = _digits()[rest[0]]
        rest = rest[2:]
        if not rest:
            return Decimal(hundreds * 100)
        follows = True
    if rest[0] in _kind("odd"):
        rest = rest[1:] if follows and len(rest) == len(("odd", "one")) else []
    small = _under_hundred(rest)
    return None if small is None else Decimal(hundreds * 100 + small)


def _under_hundred(words: Sequence[str]) -> int | None:
    digits = _digits()
    match list(words):
        case [one] if one in digits:
            return digits[one]
        case [ten] if ten in _kind("ten"):
            return 10
        case [ten, one] if ten in _kind("ten") and digits.get(one):
            return 10 + digits[one]
        case [tens, mark] if mark in _kind("tens") and digits.get(tens, 0) > 1:
            return digits[tens] * 10
        case [tens, mark, one] if mark in _kind("tens") and digits.get(tens, 0) > 1:
            return digits[tens] * 10 + digits[one] if digits.get(one) else None
    return None


def _digits() -> dict[str, int]:
    digits: dict[str, int] = section("numbers")["digits"]
    return digits


def _kind(name: str) -> Sequence[str]:
    words: Sequence[str] = section("numbers")["words"][name]
    return words
