"""The findings about deputies who became heads, and heads who became deputies."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.lexicon import table
from portal.translation.checks.text_pair import TextPair


def check_deputies(pair: TextPair) -> Iterator[Finding]:
    """A vice chairman in one language, and only chairmen in the other."""
    source = _deputy(pair.source_language).search(pair.source)
    target = _deputy(pair.target_language).search(pair.target)
    if source and not target and not _lesser(pair.target_language).search(pair.target):
        head = _head(pair.target_language).search(pair.target)
        if head:
            yield _finding(pair, source, head)
    elif target and not source and not _lesser(pair.source_language).search(pair.source):
        head = _head(pair.source_language).search(pair.source)
        if head:
            yield _finding(pair, head, target)


def _finding(pair: TextPair, source: re.Match[str], target: re.Match[str]) -> Finding:
    message = _("%(source)s has become %(target)s.") % {
        "source": source[0],
        "target": target[0],
    }
    return Finding("term", Severity.ERROR, message, source.span(), target.span())


@cache
def _head(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(table(language, 'offices')['heads'])})\b", re.IGNORECASE)


@cache
def _deputy(language: str) -> re.Pattern[str]:
    offices = table(language, "offices")
    before, heads = _any(offices["deputy_before"]), _any(offices["heads"])
    whole = "".join(f"{re.escape(word)}|" for word in offices["deputies"])
    not_after = "".join(rf"(?<!\b{re.escape(word)} )" for word in offices["not_after"])
    return re.compile(
        rf"\b{not_after}(?:{whole}(?:{before})[ -](?:\w+ )?(?:{heads}))\b", re.IGNORECASE
    )


@cache
def _lesser(language: str) -> re.Pattern[str]:
    """Whatever else may say that somebody is second."""
    return re.compile(rf"\b(?:{_any(table(language, 'offices')['lesser'])})\b", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
