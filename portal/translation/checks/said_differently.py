"""The findings about figures that are there, but said differently."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Direction, Fact, Weight
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import words
from portal.translation.checks.matching import Match
from portal.translation.checks.text_pair import TextPair

_QUALIFIER_SIDES: Final = {
    "over": Direction.UP,
    "least": Direction.UP,
    "nearly": Direction.DOWN,
    "under": Direction.DOWN,
    "most": Direction.DOWN,
}

# Leaving these out says something else; "about" is sometimes only a manner of speaking.
_LIMITS: Final = ("over", "least", "nearly", "under")
_DONG: Final = "VND"
_METRE: Final = re.compile(r" ?m(?!\w)")


def figure_finding(
    code: str,
    severity: Severity,
    message: str,
    pair: TextPair,
    source: Fact | None,
    target: Fact | None,
) -> Finding:
    """A finding whose message names the figures as they are written."""
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


def differences(pair: TextPair, match: Match, source: Fact, target: Fact) -> Iterator[Finding]:
    """What a figure and its match say differently."""
    if source.percent is not target.percent and min(source.weight, target.weight) > Weight.SOFT:
        yield figure_finding(
            "percentage",
            Severity.ERROR,
            _("Only one of %(source)s and %(target)s is a percentage."),
            pair,
            source,
            target,
        )
    elif source.points and not target.points:
        yield figure_finding(
            "percentage",
            Severity.ERROR,
            _("%(source)s is a number of percentage points, and %(target)s is not."),
            pair,
            source,
            target,
        )
    if source.currency != target.currency and _currency_is_wrong(match, source, target):
        yield figure_finding(
            "currency",
            Severity.ERROR,
            _("The currency of %(source)s is not that of %(target)s."),
            pair,
            source,
            target,
        )
    if source.change and target.change and source.change is not target.change:
        yield figure_finding(
            "change",
            Severity.ERROR,
            _("One of %(source)s and %(target)s is a rise, the other a fall."),
            pair,
            source,
            target,
        )
    if source.step and target.step and source.step is not target.step:
        yield figure_finding(
            "change",
            Severity.ERROR,
            _("One of %(source)s and %(target)s is how much changed, the other what came of it."),
            pair,
            source,
            target,
        )
    if _unit_is_wrong(pair, source, target):
        yield figure_finding(
            "unit",
            Severity.ERROR,
            _("%(source)s and %(target)s are not measured in the same unit."),
            pair,
            source,
            target,
        )
    yield from _qualifiers(pair, source, target)


def _currency_is_wrong(match: Match, source: Fact, target: Fact) -> bool:
    """Whether the currencies differ; it may be named once for several amounts."""
    if source.currency and target.currency:
        return True
    if target.currency == _DONG and source.bare:
        return False
    if source.currency:
        return not any(other.currency == source.currency for _fact, other in match.pairs)
    return not any(fact.currency == target.currency for fact, _other in match.pairs)


def _unit_is_wrong(pair: TextPair, source: Fact, target: Fact) -> bool:
    """Whether the same number stands before two different units of measurement."""
    # Behind a number of people or dollars an m means millions.
    short = "metre" if _METRE.match(pair.target, target.span[1]) else ""
    nouns = {source.noun, target.noun or short}
    return (
        len(nouns) > 1
        and nouns <= words("vi", "words", "measures")
        and source.readings[0] == target.readings[0]
    )


def _qualifiers(pair: TextPair, source: Fact, target: Fact) -> Iterator[Finding]:
    if source.qualifier == target.qualifier or source.is_year:
        return
    sides = [_QUALIFIER_SIDES.get(fact.qualifier) for fact in (source, target)]
    if all(sides) and sides[0] is not sides[1]:
        yield figure_finding(
            "qualifier",
            Severity.ERROR,
            _("%(source)s and %(target)s: one says more, the other says less than the number."),
            pair,
            source,
            target,
        )
    elif _is_dropped(pair, source, target):
        yield figure_finding(
            "qualifier",
            Severity.ERROR,
            _("%(source)s: the original says over, nearly or at least, the translation does not."),
            pair,
            source,
            target,
        )
    elif not _says_nothing(source, target):
        yield figure_finding(
            "qualifier",
            Severity.WARNING,
            _("%(source)s and %(target)s are not qualified alike (over, nearly, about)."),
            pair,
            source,
            target,
        )


def _is_dropped(pair: TextPair, source: Fact, target: Fact) -> bool:
    """Whether the translation gives exactly what the original gives as a limit."""
    return (
        source.qualifier in _LIMITS
        and not target.qualifier
        and not (source.doubtful_qualifier or _stands_on(pair.target, target))
        and pair.source[source.span[0]].isdigit()
        and pair.target[target.span[0]].isdigit()
        and source.readings[0] == target.readings[0]
    )


def _stands_on(text: str, fact: Fact) -> bool:
    """Whether it is what something is done on: the Vietnamese for "over" says that, too."""
    return text[: fact.span[0]].rstrip().lower().endswith(" on")


def _says_nothing(source: Fact, target: Fact) -> bool:
    """Whether the only qualifier of the two may be no qualifier at all."""
    qualified = source if source.qualifier else target
    other = target if source.qualifier else source
    return not other.qualifier and qualified.qualifier == "over" and qualified.doubtful_qualifier


def malformed(pair: TextPair, target: tuple[Fact, ...]) -> Iterator[Finding]:
    """Figures of the translation that are not written as its language writes them."""
    for fact in target:
        if fact.malformed:
            yield figure_finding(
                "number-format",
                Severity.ERROR,
                _("%(target)s: point and comma are not used as the language uses them."),
                pair,
                None,
                fact,
            )
        if fact.ambiguous and pair.target_language == "en":
            yield figure_finding(
                "date-format",
                Severity.WARNING,
                _("%(target)s may be read with day and month exchanged: write the month out."),
                pair,
                None,
                fact,
            )
