"""The findings about two people who have changed places: who gives, and who receives."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, takewhile
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import table, words
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_TWO: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")

_Person = tuple[tuple[str, ...], Span]


def check_exchanged_people(pair: TextPair) -> list[Finding]:
    """Two people, called Mr or Ms, whose order is another one, and no passive that explains it.

    Vietnamese and English both say first who does something. "Mr A gave Ms B a book" may become
    "Ms B was given a book by Mr A", and what happens in somebody's company any order.
    """
    source = _people(pair.source, pair.source_language)
    target = _people(pair.target, pair.target_language) or _named_in(pair.target, source)
    if len(source) != _TWO or len(target) != _TWO:
        return []
    (one, first), (other, second) = ((set(words), span) for words, span in source)
    (theirs, there), (others, after) = ((set(words), span) for words, span in target)
    if not (one - other) & others or not (other - one) & theirs or one & theirs - other:
        return []
    apart = _are_clauses(pair.source, pair.source_language, first, second) and _are_clauses(
        pair.target, pair.target_language, there, after
    )
    sides = ((pair.source, pair.source_language), (pair.target, pair.target_language))
    if not apart and any(_may_stand_in_any_order(*side) for side in sides):
        return []
    message = _("%(first)s and %(second)s have changed places.") % {
        "first": pair.target[slice(*there)],
        "second": pair.target[slice(*target[1][1])],
    }
    return [Finding("name", Severity.ERROR, message, first, there)]


def _people(text: str, language: str) -> Sequence[_Person]:
    """The words of each name without their marks, in the order of the text."""
    people = []
    for match in _pattern(language).finditer(text):
        name = list(takewhile(lambda word: word[0][0].isupper(), _WORD.finditer(match[1])))
        if name:
            words = tuple(without_marks(word[0]).lower() for word in name)
            people.append((words, (match.start(1), match.start(1) + name[-1].end())))
    return people


def _named_in(text: str, people: Sequence[_Person]) -> Sequence[_Person]:
    """The same people where nobody calls them Mr or Ms."""
    plain = without_marks(text).lower()
    found = (
        (words, match.span())
        for words, _span in people
        if (match := re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", plain))
    )
    return sorted(found, key=lambda person: person[1])


def _are_clauses(text: str, language: str, first: Span, second: Span) -> bool:
    """Whether each of the two has a clause of their own."""
    between = text[first[1] : second[0]].lower()
    return any(sign in between for sign in words(language, "courtesy_orders", "clauses"))


def _may_stand_in_any_order(text: str, language: str) -> bool:
    said = {word.lower() for word in _WORD.findall(text)}
    return not said.isdisjoint(words(language, "courtesy_orders", "any"))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = sorted(chain(*table(language, "courtesy").values()), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<!\w)(?i:{alternatives})\.? (?=(\w+(?: \w+)*))")
