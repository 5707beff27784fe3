"""The findings about terms of the glossary."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from portal.translation.checks.certainty_of_terms import OFFICIAL, is_said, severity_of
from portal.translation.checks.findings import Finding, Severity, Span, TermRule
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.wordings import has_words, misspelt, term_words

_WORD: Final = re.compile(r"\w+")
_INITIALS: Final = re.compile(r"\b[A-Z]{4,}\b")
# Money and numbers are asked for elsewhere.
_UNIT: Final = "unit"
_NAMES: Final = OFFICIAL | {"place", "person"}


def check_terms(pair: TextPair) -> Iterator[Finding]:
    """Terms of the original whose translation is not the agreed one."""
    source, target = term_words(pair.source), term_words(pair.target)
    terms = list(_terms(pair))
    agreed = [term_words(said) for rule, _span in terms for said in rule.targets]
    for rule, span in terms:
        if rule.do_not_translate:
            if not has_words(target, term_words(rule.source)):
                yield _finding(_("%(term)s must stay as it is."), Severity.ERROR, pair, span)
            continue
        for wrong in rule.avoided:
            # A name of the original may have been given with that very word, or have it in English.
            asked_for = any(has_words(said, term_words(wrong)) for said in (source, *agreed))
            if not asked_for and has_words(target, term_words(wrong)):
                message = _("%(term)s: “%(wrong)s” must not be used.")
                message = message.replace("%(wrong)s", wrong.replace("%", "%%"))
                yield _finding(message, Severity.ERROR, pair, span)
        if not rule.targets or rule.part == _UNIT:
            continue
        if (slip := _slip(rule, pair.target, target)) is not None:
            yield _should_be(*slip, span)
            continue
        if is_said(rule, pair.target, target):
            continue
        message = _("%(term)s: the glossary has “%(targets)s”.")
        message = message.replace("%(targets)s", " / ".join(rule.targets).replace("%", "%%"))
        yield _finding(message, severity_of(pair, rule), pair, span)


def check_initials(pair: TextPair) -> Iterator[Finding]:
    """The initials of a term, with a slip: VUFA for VUFO."""
    written = {match[0]: match.span() for match in _INITIALS.finditer(pair.target)}
    for rule, span in _terms(pair):
        right = {word for said in rule.targets for word in _INITIALS.findall(said)}
        for initials, at in written.items():
            if initials in pair.source or initials in right:
                continue
            if near := next((word for word in right if OSA.distance(word, initials) == 1), None):
                yield _should_be(initials, near, span, at)


def _should_be(written: str, right: str, span: Span, at: Span | None = None) -> Finding:
    message = _("“%(written)s” should be “%(right)s”.") % {"written": written, "right": right}
    return Finding("term", Severity.ERROR, message, span, at)


def _slip(rule: TermRule, text: str, target: tuple[str, ...]) -> tuple[str, str] | None:
    """A word with a slip and the right one, where nothing of the glossary stands there as it is."""
    if rule.part not in _NAMES or any(has_words(target, term_words(said)) for said in rule.targets):
        return None
    slips = (misspelt(said, text) for said in rule.targets)
    return next((slip for slip in slips if slip), None)


def _finding(message: str, severity: Severity, pair: TextPair, span: Span) -> Finding:
    return Finding("term", severity, message % {"term": pair.source[slice(*span)]}, span)


def _terms(pair: TextPair) -> Iterator[tuple[TermRule, Span]]:
    """The longest terms first; a shorter one inside a longer one does not count."""
    lowered = pair.source.casefold()
    if len(lowered) != len(pair.source):
        return
    taken: list[Span] = []
    for rule in sorted(pair.pair.terms, key=lambda rule: -len(rule.source)):
        for match in _pattern(rule.source).finditer(lowered):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield rule, match.span()


@lru_cache(maxsize=4096)
def _pattern(term: str) -> re.Pattern[str]:
    """The words of the term, whatever blanks and dashes stand between them."""
    parts = [re.escape(part) for part in _WORD.findall(term.casefold())]
    return re.compile(r"(?<!\w)" + r"\W{1,3}".join(parts) + r"(?!\w)")
