"""The value of digits with points and commas, which the two languages use the other way round."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from portal.translation.checks.lexicon import table

_GROUP: Final = 3


@dataclass(frozen=True, slots=True)
class Digits:
    """What digits with separators say.

    Attributes:
        lenient: another value, which only a careless writer would mean.
        malformed: written as the other language writes numbers.
        grouped: whether the thousands are set off.
    """

    value: Decimal
    lenient: Decimal | None = None
    malformed: bool = False
    grouped: bool = False


def read_digits(text: str, language: str) -> Digits | None:
    """The value of digits with separators, as that language writes them; None for 1.2.3."""
    text = text.replace(" ", "")
    if text.isdigit():
        return Digits(Decimal(text))
    marks = table(language, "numbers")
    decimal, group = marks["decimal"], marks["group"]
    whole, _, fraction = text.rpartition(decimal)
    if not whole:
        return _without_decimals(text, group, decimal)
    if decimal in whole:
        return _foreign_groups(text, decimal, group)
    if group in fraction:
        return _foreign(text, decimal, group)
    if not _well_grouped(whole, group):
        return None
    value = Decimal(f"{whole.replace(group, '')}.{fraction}")
    careless = len(fraction) == _GROUP and group not in whole and whole != "0"
    return Digits(value, Decimal(whole + fraction) if careless else None, grouped=group in whole)


def _without_decimals(text: str, group: str, decimal: str) -> Digits | None:
    if _well_grouped(text, group):
        return Digits(Decimal(text.replace(group, "")), grouped=True)
    return _foreign(text, decimal, group)


def _well_grouped(text: str, group: str) -> bool:
    first, *rest = text.split(group)
    return not rest or (1 <= len(first) <= _GROUP and all(len(part) == _GROUP for part in rest))


def _foreign_groups(text: str, decimal: str, group: str) -> Digits | None:
    """Several decimal marks: 1,250,000 in Vietnamese."""
    if group not in text and _well_grouped(text, decimal):
        return Digits(Decimal(text.replace(decimal, "")), malformed=True, grouped=True)
    return _foreign(text, decimal, group)


def _foreign(text: str, decimal: str, group: str) -> Digits | None:
    """As the other language writes it: 15.2 in Vietnamese."""
    whole, _, fraction = text.rpartition(group)
    if not whole or group in whole or decimal in fraction or not _well_grouped(whole, decimal):
        return None
    value = Decimal(f"{whole.replace(decimal, '')}.{fraction}")
    # 4.0 is the name of an industrial revolution rather than a number.
    return Digits(value, malformed=fraction != "0")
