"""The findings about figures: what is missing, added, changed, or said differently."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.allowances import allowed, allowed_as_short_form
from portal.translation.checks.facts import Direction, Fact, Unit, Weight
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.matching import Match, match_facts
from portal.translation.checks.reading import facts_of
from portal.translation.checks.text_pair import TextPair

_QUALIFIER_SIDES: Final = {
    "over": Direction.UP,
    "least": Direction.UP,
    "nearly": Direction.DOWN,
    "under": Direction.DOWN,
    "most": Direction.DOWN,
}
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
        yield from _differences(pair, match, first, second)
    for first, second in match.careless:
        yield _finding(
            "number",
            Severity.WARNING,
            _("%(source)s is read as %(target)s: check how the number is written."),
            pair,
            first,
            second,
        )
    yield from _malformed(pair, target)
    yield from _left_over(pair, match)


def _finding(
    code: str,
    severity: Severity,
    message: str,
    pair: TextPair,
    source: Fact | None,
    target: Fact | None,
) -> Finding:
    written = {
        "source": _written(pair.source, source.span) if source else "",
        "target": _written(pair.target, target.span) if target else "",
    }
    return Finding(
        code,
        severity,
        message % written,
        source.span if source else None,
        target.span if target else None,
    )


def _written(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


# --- Matched, but said differently ------------------------------------------------------------


def _differences(pair: TextPair, match: Match, source: Fact, target: Fact) -> Iterator[Finding]:
    if source.percent is not target.percent and min(source.weight, target.weight) > Weight.SOFT:
        yield _finding(
            "percentage",
            Severity.ERROR,
            _("Only one of %(source)s and %(target)s is a percentage."),
            pair,
            source,
            target,
        )
    if source.currency != target.currency and _currency_is_wrong(match, source, target):
        yield _finding(
            "currency",
            Severity.ERROR,
            _("The currency of %(source)s is not that of %(target)s."),
            pair,
            source,
            target,
        )
    if source.change and target.change and source.change is not target.change:
        yield _finding(
            "change",
            Severity.ERROR,
            _("One of %(source)s and %(target)s is a rise, the other a fall."),
            pair,
            source,
            target,
        )
    yield from _qualifiers(pair, source, target)


def _currency_is_wrong(match: Match, source: Fact, target: Fact) -> bool:
    """Whether the currencies differ; it may be named once for several amounts."""
    if source.currency and target.currency:
        return True
    if source.currency:
        return not any(other.currency == source.currency for _fact, other in match.pairs)
    return not any(fact.currency == target.currency for fact, _other in match.pairs)


def _qualifiers(pair: TextPair, source: Fact, target: Fact) -> Iterator[Finding]:
    if source.qualifier == target.qualifier or source.is_year:
        return
    sides = [_QUALIFIER_SIDES.get(fact.qualifier) for fact in (source, target)]
    if all(sides) and sides[0] is not sides[1]:
        yield _finding(
            "qualifier",
            Severity.ERROR,
            _("%(source)s and %(target)s: one says more, the other says less than the number."),
            pair,
            source,
            target,
        )
    elif not _says_nothing(source, target):
        yield _finding(
            "qualifier",
            Severity.WARNING,
            _("%(source)s and %(target)s are not qualified alike (over, nearly, about)."),
            pair,
            source,
            target,
        )


def _says_nothing(source: Fact, target: Fact) -> bool:
    """Whether the only qualifier of the two may be no qualifier at all."""
    qualified = source if source.qualifier else target
    other = target if source.qualifier else source
    return not other.qualifier and qualified.qualifier == "over" and qualified.doubtful_qualifier


def _malformed(pair: TextPair, target: tuple[Fact, ...]) -> Iterator[Finding]:
    for fact in target:
        if fact.malformed:
            yield _finding(
                "number-format",
                Severity.ERROR,
                _("%(target)s: point and comma are not used as the language uses them."),
                pair,
                None,
                fact,
            )
        if fact.ambiguous and pair.target_language == "en":
            yield _finding(
                "date-format",
                Severity.WARNING,
                _("%(target)s may be read with day and month exchanged: write the month out."),
                pair,
                None,
                fact,
            )


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
    return _finding(code, severity, message, pair, source, target)


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
            yield _finding(code, severity, message, pair, fact, None)


def _added(pair: TextPair, match: Match, facts: list[Fact]) -> Iterator[Finding]:
    for fact in facts:
        severity = _severity(pair, match, fact, in_source=False)
        if severity:
            message = _("%(target)s is not in the original.")
            code = _CODES.get(fact.unit, "number")
            yield _finding(code, severity, message, pair, None, fact)


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
