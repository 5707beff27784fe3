"""The findings about Mr that became Ms."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import table
from portal.translation.checks.text_pair import TextPair

_BOTH: Final = frozenset({"man", "woman"})


def check_courtesy(pair: TextPair) -> Iterator[Finding]:
    """All people of the original are called men, and all of the translation women, or so.

    Where both occur, or words that say nothing of it, nobody can tell who is meant by which.
    """
    source = _forms(pair.source, pair.source_language)
    target = _forms(pair.target, pair.target_language)
    if len(source) == len(target) == 1 and source.keys() | target.keys() == _BOTH:
        (ours,), (theirs,) = source.values(), target.values()
        message = _("“%(source)s” has become “%(target)s”.")
        message %= {"source": pair.source[slice(*ours)], "target": pair.target[slice(*theirs)]}
        yield Finding("name", Severity.ERROR, message, ours, theirs)


def _forms(text: str, language: str) -> dict[str, Span]:
    """The first form of each kind before a name."""
    kinds = table(language, "courtesy")
    found: dict[str, Span] = {}
    for match in _pattern(language).finditer(text):
        kind = next(kind for kind, forms in kinds.items() if match[1].lower() in forms)
        found.setdefault(kind, match.span(1))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = sorted(chain(*table(language, "courtesy").values()), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<!\w)((?i:{alternatives}))\.? (?=[A-Z\u00c0-\u1ef8])(?-i:[^\Wa-z])")
