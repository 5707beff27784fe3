"""From five to seven billion: the first number shares what is said of the last."""

from dataclasses import replace
from typing import Final

from portal.translation.checks.facts import Fact, Reading, Unit
from portal.translation.checks.lexicon import words

_LISTING: Final = ","
_DASHES: Final = frozenset("-\u2013\u2014")


def with_shared_parts(facts: list[Fact], text: str, language: str) -> list[Fact]:
    """Hands percentage, currency and scale on to the numbers before them in a range or list."""
    shared = list(facts)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if first.unit is second.unit is Unit.NUMBER and not first.is_year:
            between = text[first.span[1] : second.span[0]].strip().lower()
            if _joins(between, language) and not _falls(first, second, between):
                shared[index] = _share(first, second)
                if first.currency and not second.currency:
                    shared[index + 1] = replace(second, currency=first.currency)
    return shared


def _joins(between: str, language: str) -> bool:
    return (
        between in _DASHES or between == _LISTING or between in words(language, "ranges", "between")
    )


def _falls(first: Fact, second: Fact, between: str) -> bool:
    """Whether the second is less, as no range is: fifteen billion to three schools."""
    if between == _LISTING or isinstance(first.value, str) or isinstance(second.value, str):
        return False
    return first.value > second.value


def _share(first: Fact, second: Fact) -> Fact:
    readings = first.readings
    measured = first.currency or first.scale > 1
    if second.scale > 1 and first.scale == 1:
        scaled: list[Reading] = [
            (unit, (value * second.scale).normalize())
            for unit, value in first.readings
            if unit is Unit.NUMBER and not isinstance(value, str)
        ]
        readings = (*readings, *scaled)
    return replace(
        first,
        readings=readings,
        percent=first.percent or (second.percent and not measured),
        currency=first.currency or ("" if first.percent else second.currency),
        scale=max(first.scale, second.scale),
    )
