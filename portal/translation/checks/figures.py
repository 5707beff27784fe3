"""The findings about figures: what is missing, added, changed, or said differently."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.allowances import allowed, allowed_as_short_form
from portal.translation.checks.facts import Fact, Unit, Weight
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.matching import Match, match_facts
from portal.translation.checks.reading import facts_of
from portal.translation.checks.said_differently import differences, figure_finding, malformed
from portal.translation.checks.text_pair import TextPair

_CODES: Final = {
    Unit.MONTH: "date",
    Unit.WEEKDAY: "date",
    Unit.QUARTER: "date",
    Unit.HALF_YEAR: "date",
    Unit.TIME: "time",
    Unit.DOCUMENT: "document",
    Unit.NAME: "code",
    Unit.PHONE: "contact",
    Unit.EMAIL: "contact",
    Unit.URL: "contact",
}
_LEAST_REPLACED: Final = Decimal(2)


def check_figures(pair: TextPair) -> Iterator[Finding]:
    """Compares everything in figures."""
    source = facts_of(pair.source, pair.source_language)
    target = facts_of(pair.target, pair.target_language)
    match = match_facts(source, target)
    for first, second in match.pairs:
        yield from differences(pair, match, first, second)
    for first, second in match.careless:
        yield figure_finding(
            "number",
            Severity.WARNING,
            _("%(source)s is read as %(target)s: check how the number is written."),
            pair,
            first,
            second,
        )
    yield from malformed(pair, target)
    yield from _left_over(pair, match)


# --- Not matched ------------------------------------------------------------------------------


def _left_over(pair: TextPair, match: Match) -> Iterator[Finding]:
    source, target = list(match.left_in_source), list(match.left_in_target)
    for fact in list(source):
        other = _replacement(fact, target)
        if other is None:
            continue
        source.remove(fact)
        target.remove(other)
        yield _changed(pair, fact, other)
    yield from _missing(pair, match, source)
    yield from _added(pair, match, target)


def _replacement(fact: Fact, others: list[Fact]) -> Fact | None:
    """What stands in the place of a fact: of the same kind, and not there by chance."""
    for other in others:
        if max(fact.weight, other.weight) < Weight.WEAK or not _of_a_kind(fact, other):
            continue
        if _may_be_replaced(fact) and _may_be_replaced(other):
            return other
    return None


def _of_a_kind(fact: Fact, other: Fact) -> bool:
    units = {unit for unit, _value in other.readings}
    if {fact.unit, other.unit} == {Unit.DOCUMENT, Unit.NUMBER}:
        return bool(allowed_as_short_form(fact, other))
    return any(unit in units for unit, _value in fact.readings)


def _may_be_replaced(fact: Fact) -> bool:
    if fact.weight is Weight.SILENT:
        return False
    if fact.weight >= Weight.WEAK or isinstance(fact.value, str):
        return True
    return fact.value >= _LEAST_REPLACED


def _changed(pair: TextPair, source: Fact, target: Fact) -> Finding:
    code = _CODES.get(source.unit, "number")
    message = _("%(source)s has become %(target)s.")
    severity = Severity.ERROR
    if _digits(source) and _digits(source) == _digits(target):
        code, message = "scale", _("%(source)s has become %(target)s: the scale is not the same.")
    reason = allowed(pair, source, target)
    if reason:
        severity, message = Severity.WARNING, reason
    return figure_finding(code, severity, message, pair, source, target)


def _digits(fact: Fact) -> tuple[int, ...]:
    """The digits of a number, whatever its scale."""
    if fact.unit is not Unit.NUMBER or isinstance(fact.value, str):
        return ()
    return fact.value.normalize().as_tuple().digits


def _missing(pair: TextPair, match: Match, facts: list[Fact]) -> Iterator[Finding]:
    for fact in facts:
        severity = _severity(pair, match, fact, in_source=True)
        if severity:
            message = _("%(source)s is missing from the translation.")
            code = _CODES.get(fact.unit, "number")
            yield figure_finding(code, severity, message, pair, fact, None)


def _added(pair: TextPair, match: Match, facts: list[Fact]) -> Iterator[Finding]:
    for fact in facts:
        severity = _severity(pair, match, fact, in_source=False)
        if severity:
            message = _("%(target)s is not in the original.")
            code = _CODES.get(fact.unit, "number")
            yield figure_finding(code, severity, message, pair, None, fact)


def _severity(pair: TextPair, match: Match, fact: Fact, *, in_source: bool) -> Severity | None:
    if fact.weight < Weight.WEAK or _said_elsewhere(match, fact, in_source=in_source):
        return None
    if fact.weight is Weight.WEAK:
        return Severity.WARNING
    here, there = (fact, None) if in_source else (None, fact)
    return Severity.WARNING if allowed(pair, here, there) else Severity.ERROR


def _said_elsewhere(match: Match, fact: Fact, *, in_source: bool) -> bool:
    """Whether it is a year or a month that the other side says, only not as often."""
    if fact.unit is Unit.NUMBER and not (fact.is_year or fact.repeatable):
        return False
    if fact.unit not in (Unit.NUMBER, Unit.MONTH):
        return False
    return any(fact.readings[0] in (pair[in_source]).readings for pair in match.pairs)
