"""The findings about Vietnamese words that were left in an English text without their marks.

Half of all short English words have the shape of a Vietnamese one. So it takes two that stand side
by side in the original as well, of which one is no English word; or a small one of a few that are
words of no other language.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.left_over import explained, inside, words_left
from portal.translation.checks.lexicon import Phrases, data, words
from portal.translation.checks.name_words import WORD, is_syllable
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

# In brackets, or between commas: "nha rong, or communal house,". Without its second comma, what
# begins with an article is the next part of the sentence.
_EXPLAINED_AFTER: Final = re.compile(
    r"['\u2019\u201d\"]? ?\(|, (?:or|which|meaning|literally)\b"
    r"|, (?:an?|the)(?: [\w'\u2019-]+){1,5}(?:[,;)]|\.(?:\s|$))"
)

_Run = list[re.Match[str]]


def check_left_unmarked(pair: TextPair) -> Iterator[Finding]:
    """Neighbours of the original that are neighbours in the translation, but for their marks."""
    if pair.target_language != "en":
        return
    source = list(WORD.finditer(pair.source))
    neighbours = {
        (_plain(first), _plain(second))
        for first, second in pairwise(source)
        if _touch(first, second)
    }
    marked = {_plain(word) for word in source if has_vietnamese_letters(word[0])}
    spans = explained(pair)
    small = [
        [word] for word in WORD.finditer(pair.target) if word[0] in _only_vietnamese() & marked
    ]
    for run in [*small, *_runs(pair.target, neighbours)]:
        if run in small or _is_office(run) or _is_vietnamese(run, marked):
            span = run[0].start(), run[-1].end()
            is_explained = inside(span, spans) or _EXPLAINED_AFTER.match(pair.target, span[1])
            severity = Severity.WARNING if is_explained else Severity.ERROR
            yield words_left(pair, span, severity)


def _is_office(run: _Run) -> bool:
    """Whether it is a word for a place or an office, which names begin with."""
    lowered = [word[0].lower() for word in run]
    return any(_offices().after(lowered, at) for at in range(len(lowered)))


@cache
def _offices() -> Phrases:
    return Phrases.of(words("vi", "words", "unmarked_offices"))


def _only_vietnamese() -> frozenset[str]:
    return words("vi", "words", "only_vietnamese")


def _plain(word: re.Match[str]) -> str:
    return without_marks(word[0]).lower()


def _touch(first: re.Match[str], second: re.Match[str]) -> bool:
    return first.string[first.end() : second.start()] == " "


def _runs(text: str, neighbours: set[tuple[str, str]]) -> Iterator[_Run]:
    run: _Run = []
    for word in WORD.finditer(text):
        if run and _touch(run[-1], word) and (_plain(run[-1]), _plain(word)) in neighbours:
            run.append(word)
            continue
        if len(run) > 1:
            yield run
        run = [word]
    if len(run) > 1:
        yield run


def _is_vietnamese(run: _Run, marked: set[str]) -> bool:
    """Whether a small word of the run can only be Vietnamese, and none that English borrowed."""
    lowered = [word[0].lower() for word in run]
    borrowed: set[int] = set()
    for at in range(len(run)):
        if found := _borrowed().after(lowered, at):
            borrowed.update(range(at, at + found[1]))
    return any(
        at not in borrowed
        and word[0].isascii()
        and word[0].islower()
        and word[0] in marked
        and is_syllable(word[0])
        and word[0] not in words("en", "like_syllables", "words")
        for at, word in enumerate(run)
    )


@cache
def _borrowed() -> Phrases:
    return Phrases.of(without_marks(phrase) for phrase in data("borrowed")["vietnamese"])
