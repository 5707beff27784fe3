"""The findings about terms of the glossary."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span, TermRule
from portal.translation.checks.text_pair import TextPair

_WORD: Final = re.compile(r"\w+")
_LEFT_OUT: Final = frozenset({"the", "a", "an", "s"})


def check_terms(pair: TextPair) -> Iterator[Finding]:
    """Terms of the original whose translation is not the agreed one."""
    target = _words(pair.target)
    for rule, span in _terms(pair):
        if rule.do_not_translate:
            if not _contains(target, _words(rule.source)):
                yield _finding(_("%(term)s must stay as it is."), Severity.ERROR, pair, span)
        elif rule.targets and not any(_contains(target, _words(said)) for said in rule.targets):
            message = _("%(term)s: the glossary has “%(targets)s”.")
            message = message.replace("%(targets)s", " / ".join(rule.targets).replace("%", "%%"))
            yield _finding(message, Severity.WARNING, pair, span)


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


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words that count, in the singular as far as an s tells."""
    words = _WORD.findall(text.casefold())
    return tuple(
        word.removesuffix("s") if len(word) > 3 else word for word in words if word not in _LEFT_OUT
    )


def _contains(text: tuple[str, ...], term: tuple[str, ...]) -> bool:
    length = len(term)
    return not term or any(text[at : at + length] == term for at in range(len(text) - length + 1))
