"""What the checks of names have in common: words, and what is said of names that changed."""

import re
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

WORD: Final = re.compile(r"[^\W\d_]+")
# A Vietnamese word is one syllable; without its marks it has this shape.
_SYLLABLE: Final = re.compile(
    r"(?!\w*(?<!u)ou)(?:ngh|ng|nh|kh|th|tr|ch|ph|gh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_BETWEEN: Final = re.compile(r"[ -]")


def is_syllable(word: str) -> bool:
    """Whether a word may be Vietnamese, whether or not its marks are written."""
    return _SYLLABLE.fullmatch(without_marks(word).lower()) is not None


def are_beside(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether only a blank or a hyphen stands between two words of a text."""
    return _BETWEEN.fullmatch(first.string, first.end(), second.start()) is not None


def name_changed(pair: TextPair, source: Span, target: Span) -> Finding:
    """The two look like one name."""
    message = _("%(source)s and %(target)s look like one name, written differently.")
    message %= {
        "source": pair.source[slice(*source)],
        "target": pair.target[slice(*target)],
    }
    return Finding("name", Severity.ERROR, message, source, target)


def name_missing(pair: TextPair, span: Span, severity: Severity = Severity.WARNING) -> Finding:
    """The translation has nothing like that name of the original."""
    message = _("The name %(name)s is missing from the translation.")
    message %= {"name": pair.source[slice(*span)]}
    return Finding("name", severity, message, source_span=span)


def name_replaced(pair: TextPair, source: Span, target: Span) -> Finding:
    """Another name stands where that name of the original should."""
    message = _("%(source)s has become %(target)s.")
    message %= {"source": pair.source[slice(*source)], "target": pair.target[slice(*target)]}
    return Finding("name", Severity.ERROR, message, source, target)


def name_added(pair: TextPair, span: Span) -> Finding:
    """The original has nothing like that name of the translation."""
    message = _("The name %(name)s is not in the original.")
    message %= {"name": pair.target[slice(*span)]}
    return Finding("name", Severity.WARNING, message, target_span=span)
