"""The findings about words that were left in the original language."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from portal.core.vietnamese_text import (
    folded,
    has_vietnamese_letters,
    is_plainly_vietnamese,
    left_in_vietnamese,
)
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import is_syllable
from portal.translation.checks.text_pair import TextPair

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
# What stands in quotes, brackets or italics is a word that the translator explains.
_QUOTED: Final = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\u201c[^\u201d]*\u201d|\"[^\"]*\"|\u2018[^\u2019]*\u2019|\u00ab[^\u00bb]*\u00bb"
)
_ITALIC: Final = re.compile(r"<(i|em)>(.*?)</\1>", re.DOTALL)
_FEWEST_ENGLISH_WORDS: Final = 3
_LEFT_IN_A_ROW: Final = 4


def check_left_over(pair: TextPair) -> Iterator[Finding]:
    """The whole text, or words of it, in the language of the original."""
    if pair.target_language == "en":
        yield from _vietnamese(pair)
    else:
        yield from _english(pair)


def _untranslated(pair: TextPair) -> Iterator[Finding]:
    yield Finding(
        "untranslated",
        Severity.ERROR,
        _("The text has not been translated."),
        target_span=(0, len(pair.target)),
    )


def _vietnamese(pair: TextPair) -> Iterator[Finding]:
    yield from _abbreviations(pair)
    if pair.target.isascii():
        return
    if left_in_vietnamese(pair.target, pair.source) or is_plainly_vietnamese(pair.target):
        yield from _untranslated(pair)
        return
    in_source = {word[0].lower() for word in _WORD.finditer(pair.source)}
    spans = explained(pair)
    known = frozenset(data("borrowed")["vietnamese"])
    for span, words in _runs(pair.target):
        lowered = [word.lower() for word in words]
        if " ".join(lowered) in known or all(word in known for word in lowered):
            continue
        left = any(word in in_source for word in lowered)
        if not left and not _only_vietnamese(lowered):
            continue
        severity = Severity.WARNING if inside(span, spans) else Severity.ERROR
        yield words_left(pair, span, severity)
    yield from _names_with_marks(pair, spans)


def _names_with_marks(pair: TextPair, spans: list[Span]) -> Iterator[Finding]:
    """Vietnamese names and labels as the original writes them: English has no such letters.

    A text that is a name and nothing else may stay as it is.
    """
    if folded(pair.source) == folded(pair.target):
        return
    in_source = {word[0] for word in _WORD.finditer(pair.source)}
    for run in _runs_of(pair.target, in_source):
        span = run[0].start(), run[-1].end()
        severity = Severity.WARNING if inside(span, spans) else Severity.ERROR
        yield words_left(pair, span, severity)


def _runs_of(text: str, in_source: set[str]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        written = word[0]
        is_left = (
            written[0].isupper()
            and written in in_source
            and has_vietnamese_letters(written)
            and is_syllable(written)
        )
        if run and not (is_left and not text[run[-1].end() : word.start()].strip()):
            yield run
            run = []
        if is_left:
            run.append(word)
    if run:
        yield run


@cache
def _abbreviation() -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, data("borrowed")["abbreviations"]))
    return re.compile(rf"(?<![\w/.-])(?:{alternatives})(?![\w/]|-\w)")


def _abbreviations(pair: TextPair) -> Iterator[Finding]:
    """Abbreviations of Vietnamese words; one in brackets explains the words before it."""
    spans = explained(pair)
    for match in _abbreviation().finditer(pair.target):
        if match[0] in pair.source:
            severity = Severity.WARNING if inside(match.span(), spans) else Severity.ERROR
            yield words_left(pair, match.span(), severity)


def words_left(pair: TextPair, span: Span, severity: Severity) -> Finding:
    """Those words of the translation are words of the original's language."""
    message = _("“%(words)s” has been left in the original language.")
    message %= {"words": pair.target[span[0] : span[1]]}
    return Finding("left-over", severity, message, target_span=span)


def _runs(text: str) -> Iterator[tuple[Span, list[str]]]:
    """Words in lower case with Vietnamese marks, those beside each other together."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        written = word[0]
        if not written.isascii() and written[0].islower() and has_vietnamese_letters(written):
            if run and text[run[-1].end() : word.start()].strip():
                yield _run(run)
                run = []
            run.append(word)
        elif run:
            yield _run(run)
            run = []
    if run:
        yield _run(run)


def _run(words: list[re.Match[str]]) -> tuple[Span, list[str]]:
    return (words[0].start(), words[-1].end()), [word[0] for word in words]


# Letters that French and other languages write, too.
_SHARED_LETTERS: Final = frozenset(
    "\u00e0\u00e1\u00e2\u00e3\u00e8\u00e9\u00ea\u00ec\u00ed\u00f2\u00f3\u00f4\u00f5\u00f9\u00fa\u00fd"
)


def _only_vietnamese(words: list[str]) -> bool:
    return any(
        not letter.isascii() and letter not in _SHARED_LETTERS for word in words for letter in word
    )


def explained(pair: TextPair) -> list[Span]:
    """Where the translation quotes, or explains in brackets or italics of its own."""
    spans = [match.span() for match in _QUOTED.finditer(pair.target)]
    kept = {_plain(italic[2]) for italic in _ITALIC.finditer(pair.pair.source)}
    for italic in _ITALIC.finditer(pair.pair.target):
        words = _plain(italic[2])
        at = pair.target.find(words) if words else -1
        if at >= 0 and (not kept or words in kept):
            spans.append((at, at + len(words)))
    return spans


def _plain(inner: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", inner).split())


def inside(span: Span, spans: list[Span]) -> bool:
    """Whether one of the spans holds it."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _english(pair: TextPair) -> Iterator[Finding]:
    small = frozenset(data("borrowed")["english_small_words"])
    if folded(pair.source) == folded(pair.target):
        words = [word[0] for word in _WORD.finditer(pair.target)]
        if sum(word[0].islower() for word in words) >= _FEWEST_ENGLISH_WORDS:
            yield from _untranslated(pair)
        return
    spans = explained(pair)
    for span, _words in _english_runs(pair, small):
        severity = Severity.WARNING if inside(span, spans) else Severity.ERROR
        yield words_left(pair, span, severity)


def _english_runs(pair: TextPair, small: frozenset[str]) -> Iterator[tuple[Span, list[str]]]:
    """Words of the original in lower case that Vietnamese prose does not have."""
    in_source = {word[0] for word in _WORD.finditer(pair.source)}
    matches = list(_WORD.finditer(pair.target))
    start = 0
    while start < len(matches):
        end = start
        while end < len(matches) and matches[end][0] in in_source and matches[end][0].isascii():
            end += 1
        run = matches[start:end]
        if run and _is_english(run, small):
            yield _run(run)
        start = max(end, start + 1)


def _is_english(run: list[re.Match[str]], small: frozenset[str]) -> bool:
    lowered = [word[0] for word in run if word[0].islower()]
    if len(lowered) >= _LEFT_IN_A_ROW:
        return True
    # "Save the Children" is a name.
    inside = [word[0] for word in run[1:-1]] if run[0][0][0].isupper() else [w[0] for w in run]
    return len(lowered) > len(run) / 2 and any(word in small for word in inside)
