"""The findings about two figures of two years that changed places.

"77% this year, 62% last year": where each figure plainly stands beside one of two years on both
sides, it must be the same year.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.facts import Fact, Unit, Weight
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import table
from portal.translation.checks.reading import facts_of
from portal.translation.checks.text_pair import TextPair

# So much nearer must one year be than the other.
_PLAINLY: Final = 2
_CLAUSE_END: Final = re.compile(r"[,;:.] ")
# Another clause is as far away as so many letters.
_CLAUSE: Final = 12

_Years = dict[str, Span]
_Figure = tuple[object, bool, str]


def check_exchanged_years(pair: TextPair) -> Iterator[Finding]:
    """Each figure stays with its year."""
    source = facts_of(pair.source, pair.source_language)
    target = facts_of(pair.target, pair.target_language)
    ours = _with_years(pair.source, pair.source_language, source)
    theirs = _with_years(pair.target, pair.target_language, target)
    if len(ours) != 2 or ours.keys() != theirs.keys():
        return
    first, second = ours
    if ours[first][0] == theirs[second][0] and ours[second][0] == theirs[first][0]:
        fact, other = theirs[first][1], theirs[second][1]
        message = _("%(first)s and %(second)s have changed places.") % {
            "first": pair.target[slice(*fact.span)],
            "second": pair.target[slice(*other.span)],
        }
        yield Finding("number", Severity.ERROR, message, ours[first][1].span, fact.span)


def _with_years(text: str, language: str, facts: Sequence[Fact]) -> dict[_Figure, tuple[str, Fact]]:
    """Each figure of a text with two years and two figures, and the year it stands beside."""
    years = _years(text, language, facts)
    figures = [
        fact
        for fact in facts
        if fact.unit is Unit.NUMBER
        and fact.weight is Weight.STRONG
        and (fact.percent or fact.currency or fact.noun or fact.scale > 1)
        and not fact.is_year
    ]
    if len(years) != 2 or len(figures) != 2:
        return {}
    found: dict[_Figure, tuple[str, Fact]] = {}
    for fact in figures:
        year = _nearest(text, fact, years)
        if not year:
            return {}
        found[fact.value, fact.percent, fact.currency] = (year, fact)
    return found if len({year for year, _fact in found.values()}) == 2 else {}


def _years(text: str, language: str, facts: Sequence[Fact]) -> _Years:
    years = {str(fact.value): fact.span for fact in facts if fact.is_year}
    for match in _relative(language).finditer(text):
        name = next(
            name for name, said in table(language, "which_year").items() if match[0].lower() in said
        )
        years[name] = match.span()
    return years


@cache
def _relative(language: str) -> re.Pattern[str]:
    said = [phrase for phrases in table(language, "which_year").values() for phrase in phrases]
    alternatives = "|".join(map(re.escape, sorted(said, key=len, reverse=True)))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _nearest(text: str, fact: Fact, years: _Years) -> str:
    """The year beside the figure, "" when it might be either."""
    (near, name), (far, _other) = sorted(
        (_distance(text, fact.span, span), name) for name, span in years.items()
    )
    return name if near * _PLAINLY < far else ""


def _distance(text: str, one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    return len(between) + _CLAUSE * len(_CLAUSE_END.findall(between))
