"""The findings about two people who have changed places: who gives, and who receives."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_TWO: Final = 2
_NAME: Final = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]\w*"
_WORD: Final = re.compile(r"[^\W\d_]+")

_Person = tuple[frozenset[str], Span]


def check_exchanged_people(pair: TextPair) -> list[Finding]:
    """Two people, called Mr or Ms, whose order is another one, and no passive that explains it.

    Vietnamese and English both say first who does something. "Mr A gave Ms B a book" may become
    "Ms B was given a book by Mr A", and what happens in somebody's company any order.
    """
    source = _people(pair.source, pair.source_language)
    target = _people(pair.target, pair.target_language)
    if len(source) != _TWO or len(target) != _TWO:
        return []
    (one, first), (other, _second) = source
    (theirs, there), (others, _there) = target
    if not (one - other) & others or not (other - one) & theirs or one & theirs - other:
        return []
    sides = ((pair.source, pair.source_language), (pair.target, pair.target_language))
    if any(_may_stand_in_any_order(*side) for side in sides):
        return []
    message = _("%(first)s and %(second)s have changed places.") % {
        "first": pair.target[slice(*there)],
        "second": pair.target[slice(*target[1][1])],
    }
    return [Finding("name", Severity.ERROR, message, first, there)]


def _people(text: str, language: str) -> Sequence[_Person]:
    """The words of each name without their marks, in the order of the text."""
    return [
        (
            frozenset(without_marks(word).lower() for word in _WORD.findall(match[1])),
            match.span(1),
        )
        for match in _pattern(language).finditer(text)
    ]


def _may_stand_in_any_order(text: str, language: str) -> bool:
    said = {word.lower() for word in _WORD.findall(text)}
    return not said.isdisjoint(words(language, "courtesy_orders", "any"))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = sorted(chain(*table(language, "courtesy").values()), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<!\w)(?i:{alternatives})\.? ({_NAME}(?: {_NAME})*)")
