"""The findings about figures that are all there, but in each other's places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Fact, Unit, Weight
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.lexicon import words
from portal.translation.checks.places import mentions_of_countries
from portal.translation.checks.reading import facts_of
from portal.translation.checks.text_pair import TextPair

_Day = tuple[Decimal, Decimal]
# Between a day and its month: "5 June", "5th of June", or a line between the two.
_FARTHEST_MONTH: Final = 4
# Farther apart, numbers belong to clauses that a translator may put in another order.
_FARTHEST_IN_LIST: Final = 60
# With no more words between them, two numbers may be a part and its whole.
_CLOSE: Final = 3


def check_exchanged(pair: TextPair) -> Iterator[Finding]:
    """Two numbers or two dates that changed places."""
    source = facts_of(pair.source, pair.source_language)
    target = facts_of(pair.target, pair.target_language)
    yield from _numbers(pair, source, target)
    yield from _order(pair, source, target)
    yield from _ends(pair, source, target)
    yield from _days(source, target)


def _counted(facts: Sequence[Fact]) -> dict[str, Fact]:
    """The number of each thing that is counted once."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.noun and fact.unit is Unit.NUMBER:
            found.setdefault(fact.noun, []).append(fact)
    return {noun: same[0] for noun, same in found.items() if len(same) == 1}


def _numbers(pair: TextPair, source: Sequence[Fact], target: Sequence[Fact]) -> Iterator[Finding]:
    """15 projects and 20 communes have become 20 projects and 15 communes."""
    ours, theirs = _counted(source), _counted(target)
    for first, second in combinations(sorted(ours.keys() & theirs.keys()), 2):
        if ours[first].value == ours[second].value:
            continue
        if (ours[first].value, ours[second].value) == (theirs[second].value, theirs[first].value):
            yield _places_changed(pair, ours[first], theirs[first], theirs[second])


def _order(pair: TextPair, source: Sequence[Fact], target: Sequence[Fact]) -> Iterator[Finding]:
    """15 health projects and 20 school projects have become 20 health and 15 school projects."""
    ours, theirs = _neighbours(source), _neighbours(target)
    if not ours or _mentioned(pair.source, pair.source_language, source) != _mentioned(
        pair.target, pair.target_language, target
    ):
        return
    for values, (first, second) in ours.items():
        changed = theirs.get((values[1], values[0]))
        if not changed or values in theirs or _went_with_noun(first, second, *changed):
            continue
        listed = _are_listed(pair.source, pair.source_language, first, second)
        if listed and _are_listed(pair.target, pair.target_language, *changed):
            yield _places_changed(pair, first, *changed)


def _ends(pair: TextPair, source: Sequence[Fact], target: Sequence[Fact]) -> Iterator[Finding]:
    """From 34.6% to 21.2% has become from 21.2% to 34.6%."""
    ours, theirs = _neighbours(source), _neighbours(target)
    for values, (first, second) in ours.items():
        changed = theirs.get((values[1], values[0]))
        if (
            changed
            and values not in theirs
            and _are_ends(pair.source, pair.source_language, first, second)
            and _are_ends(pair.target, pair.target_language, *changed)
        ):
            yield _places_changed(pair, first, *changed)


def _are_ends(text: str, language: str, first: Fact, second: Fact) -> bool:
    """Whether something goes from the one to the other."""
    before = text[: first.span[0]].lower().split()[-1:]
    between = text[first.span[1] : second.span[0]].lower().split()
    return (
        not words(language, "ranges", "from").isdisjoint(before)
        and not words(language, "ranges", "until").isdisjoint(between)
        and len(between) <= _CLOSE
    )


def _places_changed(pair: TextPair, fact: Fact, first: Fact, second: Fact) -> Finding:
    message = _("%(first)s and %(second)s have changed places.") % {
        "first": pair.target[slice(*first.span)],
        "second": pair.target[slice(*second.span)],
    }
    return Finding("number", Severity.ERROR, message, fact.span, first.span)


def _neighbours(facts: Sequence[Fact]) -> dict[tuple[Decimal | str, ...], tuple[Fact, Fact]]:
    """Numbers beside each other, years aside, by their values."""
    numbers = [fact for fact in facts if fact.unit is Unit.NUMBER and not fact.is_year]
    return {
        (first.value, second.value): (first, second)
        for first, second in pairwise(numbers)
        if first.value != second.value
        and min(first.weight, second.weight) is Weight.STRONG
        and (first.percent, first.currency) == (second.percent, second.currency)
    }


def _mentioned(text: str, language: str, facts: Sequence[Fact]) -> tuple[object, ...]:
    """The years and countries in their order: where they change places, so may the numbers."""
    countries = dict.fromkeys(name for name, _span in mentions_of_countries(text, language))
    return (*(fact.value for fact in facts if fact.is_year), *countries)


def _went_with_noun(first: Fact, second: Fact, *changed: Fact) -> bool:
    """Whether each number still counts the same things, where that is known."""
    if first.noun == second.noun:
        return False
    known = [
        (ours.noun, theirs.noun)
        for ours, theirs in zip((second, first), changed, strict=True)
        if ours.noun and theirs.noun
    ]
    return len(known) == len(changed) and all(ours == theirs for ours, theirs in known)


def _are_listed(text: str, language: str, first: Fact, second: Fact) -> bool:
    """Whether the two stand side by side, and not one compared with the other."""
    between = f" {text[first.span[1] : second.span[0]].lower()} "
    if len(between) > _FARTHEST_IN_LIST or ". " in between:
        return False
    if any(f" {word} " in between for word in words(language, "ranges", "compared")):
        return False
    said = between.split()
    if len(said) <= _CLOSE and not words(language, "ranges", "compared_beside").isdisjoint(said):
        return False
    return any(sign in between for sign in words(language, "ranges", "listing"))


def _days(source: Sequence[Fact], target: Sequence[Fact]) -> Iterator[Finding]:
    """5 June and 7 August have become 5 August and 7 June."""
    ours, theirs = _days_of_months(source), _days_of_months(target)
    if set(ours) != set(theirs) and _same_parts(ours, theirs):
        message = _("The days and months of two dates have changed places.")
        yield Finding("date", Severity.ERROR, message)


def _same_parts(ours: Sequence[_Day], theirs: Sequence[_Day]) -> bool:
    """Whether both have the same days and the same months, in whatever order."""
    return all(
        sorted(day[part] for day in ours) == sorted(day[part] for day in theirs) for part in (0, 1)
    )


def _days_of_months(facts: Sequence[Fact]) -> list[_Day]:
    """Each day with its month, whichever stands first."""
    found: list[_Day] = []
    for first, second in pairwise(facts):
        day, month = (second, first) if first.unit is Unit.MONTH else (first, second)
        value, months = day.value, [v for unit, v in month.readings if unit is Unit.MONTH]
        near = second.span[0] - first.span[1] <= _FARTHEST_MONTH
        if day.unit is not Unit.NUMBER or day.is_year or isinstance(value, str) or not near:
            continue
        found += [(value, number) for number in months[:1] if isinstance(number, Decimal)]
    return found
