"""Finds for each fact of a text the same fact in its translation."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from portal.translation.checks.facts import Fact, Reading, Unit, Weight

_Key = Callable[[Fact], Iterable[Hashable]]


@dataclass(slots=True)
class Match:
    """The facts of both sides, matched as far as possible.

    Attributes:
        careless: pairs that are equal only when the source was written carelessly.
    """

    pairs: list[tuple[Fact, Fact]] = field(default_factory=list)
    careless: list[tuple[Fact, Fact]] = field(default_factory=list)
    left_in_source: list[Fact] = field(default_factory=list)
    left_in_target: list[Fact] = field(default_factory=list)


def _everything(fact: Fact) -> Iterable[Hashable]:
    yield (fact.readings[0], fact.percent, fact.currency, fact.qualifier, fact.change)


def _measure(fact: Fact) -> Iterable[Hashable]:
    yield (fact.readings[0], fact.percent, fact.currency)


def _likeliest(fact: Fact) -> Iterable[Hashable]:
    yield from _of_its_kind(fact, fact.readings[:1])


def _any_reading(fact: Fact) -> Iterable[Hashable]:
    yield from _of_its_kind(fact, fact.readings)


def _may_be_month(fact: Fact) -> Iterable[Hashable]:
    yield from (reading for reading in fact.readings if reading[0] is Unit.MONTH)


def _is_month(fact: Fact) -> Iterable[Hashable]:
    yield from _may_be_month(fact) if fact.readings[0][0] is Unit.MONTH else ()


def _of_its_kind(fact: Fact, readings: Iterable[Reading]) -> Iterable[Hashable]:
    """What is hardly a number is no percentage and no amount of money."""
    is_measured = bool(fact.percent or fact.currency)
    for reading in readings:
        if fact.weight is not Weight.SILENT or is_measured:
            yield reading
        if not is_measured:
            yield ("plain", reading)


# Facts that say the same in every respect belong together before those that merely may.
_KEYS: Final[tuple[_Key, ...]] = (_everything, _measure, _likeliest, _any_reading)


def match_facts(source: Sequence[Fact], target: Sequence[Fact]) -> Match:
    """Pairs the facts; what must not be missing chooses first."""
    match = Match()
    waiting = list(source)
    # What can be read in one way only is taken first: "two" before "two decades", which is 20, too.
    free = sorted(target, key=lambda fact: (-fact.weight, len(fact.readings)))
    # A named month is nothing else: the 3 of "03/3" belongs to "March" before a 3 takes it.
    for keys in ((_may_be_month, _is_month), (_is_month, _may_be_month)):
        pairs = _pairs(waiting, free, *keys)
        waiting, free = _without(pairs, waiting, free)
        match.pairs += pairs
    for weighty in (True, False):
        for key in _KEYS:
            chosen = [fact for fact in waiting if (fact.weight >= Weight.WEAK) is weighty]
            # "Both" must not take the figure of something else.
            chosen.sort(key=lambda fact: -fact.weight)
            pairs = _pairs(chosen, free, key, key)
            waiting, free = _without(pairs, waiting, free)
            match.pairs += pairs
    match.careless = _pairs(waiting, free, lambda fact: fact.lenient, _any_reading)
    match.left_in_source, match.left_in_target = _without(match.careless, waiting, free)
    match.left_in_target.sort(key=lambda fact: fact.span)
    return match


def _pairs(
    source: list[Fact], target: list[Fact], source_key: _Key, target_key: _Key
) -> list[tuple[Fact, Fact]]:
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, fact in enumerate(target):
        for key in target_key(fact):
            places[key].append(place)
    taken: set[int] = set()
    pairs = []
    for fact in source:
        free = (place for key in source_key(fact) for place in places[key] if place not in taken)
        chosen = next(free, None)
        if chosen is not None:
            taken.add(chosen)
            pairs.append((fact, target[chosen]))
    return pairs


def _without(
    pairs: list[tuple[Fact, Fact]], source: list[Fact], target: list[Fact]
) -> tuple[list[Fact], list[Fact]]:
    matched = {id(fact) for pair in pairs for fact in pair}
    return (
        [fact for fact in source if id(fact) not in matched],
        [fact for fact in target if id(fact) not in matched],
    )
