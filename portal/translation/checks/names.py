"""The findings about names: of people, of places, of organisations and countries.

English has no marks: a name is right when it is the same without them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import (
    WORD,
    are_beside,
    is_syllable,
    name_added,
    name_changed,
    name_missing,
)
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_LONGEST_NAME: Final = 5
_SHORT_NAME: Final = 2
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;\u201c\"(\u2013-])\s*$")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it stands in the Vietnamese text."""

    words: tuple[str, ...]
    span: Span
    is_person: bool

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(without_marks(word).lower() for word in self.words)


def check_names(pair: TextPair) -> Iterator[Finding]:
    """Names that have become other names."""
    vietnamese_first = pair.source_language == "vi"
    vietnamese, english = pair.source, pair.target
    if not vietnamese_first:
        vietnamese, english = english, vietnamese
    names = list(_names(vietnamese))
    english_words = list(WORD.finditer(english))
    plain_english = [without_marks(word[0]).lower() for word in english_words]
    plain_vietnamese = [without_marks(word[0]).lower() for word in WORD.finditer(vietnamese)]
    if vietnamese_first:
        yield from _marks_of_some(pair, names, plain_english)
    for name in names:
        at = _position(name.plain, plain_english)
        if at is not None:
            here = english_words[at : at + len(name.words)]
            if vietnamese_first and not _same_marks(name, here):
                yield name_changed(pair, name.span, _span(here))
            continue
        similar = _similar(name, english_words, plain_english, plain_vietnamese)
        if similar is not None:
            span = (
                english_words[similar].start(),
                english_words[similar + len(name.words) - 1].end(),
            )
            yield name_changed(
                pair, *((name.span, span) if vietnamese_first else (span, name.span))
            )
        elif name.is_person:
            yield (name_missing if vietnamese_first else name_added)(pair, name.span)


def _marks_of_some(
    pair: TextPair, names: Sequence[_Name], plain_english: Sequence[str]
) -> Iterator[Finding]:
    """Names with their marks in an English text that has others without."""
    written = [(pair.source[slice(*name.span)], name) for name in names]
    marked = [text for text, _name in written if has_vietnamese_letters(text)]
    kept = [text for text in marked if text in pair.target]
    bare = [
        text
        for text, name in written
        if text in marked and text not in kept and _stands_in(name.plain, plain_english)
    ]
    for text in kept if bare else ():
        at = pair.target.index(text)
        message = _("%(name)s is written with its marks, other names without.") % {"name": text}
        yield Finding("name", Severity.WARNING, message, target_span=(at, at + len(text)))


def _same_marks(name: _Name, here: list[re.Match[str]]) -> bool:
    """Whether the marks are all gone, or all there, on whichever vowel they are written."""
    written = "".join(word[0] for word in here).lower()
    kept = "".join(name.words).lower()
    if not has_vietnamese_letters(written):
        return True
    return sorted(unicodedata.normalize("NFD", written)) == sorted(
        unicodedata.normalize("NFD", kept)
    )


def _stands_in(name: Sequence[str], text: Sequence[str]) -> bool:
    return _position(name, text) is not None


def _position(name: Sequence[str], text: Sequence[str]) -> int | None:
    wanted, length = list(name), len(name)
    for at in range(len(text) - length + 1):
        if text[at] == wanted[0] and list(text[at : at + length]) == wanted:
            return at
    return None


# --- The names of a Vietnamese text -----------------------------------------------------------


def _names(text: str) -> Iterator[_Name]:
    for run in _capitalised_runs(text):
        yield from _split(text, run)


def _capitalised_runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words Written Like This, those with one blank or hyphen between them together."""
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        capitalised = word[0][0].isupper() and not _is_abbreviation(word[0])
        if run and not (capitalised and are_beside(run[-1], word)):
            yield run
            run = []
        if capitalised:
            run.append(word)
    if run:
        yield run


def _is_abbreviation(word: str) -> bool:
    """The initials of a kind of school or body, which stand before its name."""
    return len(word) > 1 and word.isupper() and not has_vietnamese_letters(word)


def _split(text: str, run: list[re.Match[str]]) -> Iterator[_Name]:
    """The names of a run: places known by themselves, people by their family name."""
    at = begin = int(run[0][0].lower() in data("names")["titles"])
    while at < len(run):
        place = _place_length(run, at)
        if place:
            yield from _name(run[begin:at], text)
            yield _Name(
                tuple(w[0] for w in run[at : at + place]), _span(run[at : at + place]), False
            )
            at = begin = at + place
        elif _is_family_name(run, at):
            yield from _name(run[begin:at], text)
            person = run[at : at + _LONGEST_NAME]
            yield _Name(tuple(word[0] for word in person), _span(person), True)
            return
        else:
            at += 1
    yield from _name(run[begin:], text)


def _opens(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_END.search(text, 0, word.start()) is not None


def _span(words: list[re.Match[str]]) -> Span:
    return words[0].start(), words[-1].end()


def _name(words: list[re.Match[str]], text: str) -> Iterator[_Name]:
    """Something else written large: only names of Vietnamese syllables with marks are known."""
    if words and _opens(text, words[0]) and len(words) > _SHORT_NAME:
        words = words[1:]
    written = tuple(word[0] for word in words)
    if not _SHORT_NAME <= len(words) <= _LONGEST_NAME:
        return
    if any(_is_abbreviation(word) for word in written):
        return
    if any(has_vietnamese_letters(word) for word in written) and all(map(is_syllable, written)):
        yield _Name(written, _span(words), False)


@cache
def _places() -> frozenset[tuple[str, ...]]:
    names = data("names")
    countries = [name for country in names["countries"].values() for name in country["vi"]]
    return frozenset(tuple(name.split()) for name in [*names["places"], *countries])


@cache
def _known_names() -> frozenset[tuple[str, ...]]:
    """Places and countries without marks: whether one replaces another is asked elsewhere."""
    known = [*_places(), *(tuple(name.split()) for name in data("names")["home"])]
    return frozenset(tuple(without_marks(word).lower() for word in name) for name in known)


def _place_length(run: list[re.Match[str]], at: int) -> int:
    for length in (3, 2):
        if tuple(word[0] for word in run[at : at + length]) in _places():
            return length
    return 0


def _is_family_name(run: list[re.Match[str]], at: int) -> bool:
    return at + 1 < len(run) and run[at][0].lower() in data("names")["family_names"]


# --- The same name, nearly --------------------------------------------------------------------


def _similar(
    name: _Name,
    english: list[re.Match[str]],
    plain_english: Sequence[str],
    plain_vietnamese: Sequence[str],
) -> int | None:
    """Where the English text has a name of that length that shares some of its words."""
    length, plain = len(name.words), name.plain
    for at in range(len(english) - length + 1):
        window = plain_english[at : at + length]
        same = [ours == theirs for ours, theirs in zip(plain, window, strict=True)]
        if not any(same) or not _may_be_that_name(name, same):
            continue
        if not all(word[0][0].isupper() for word in english[at : at + length]):
            continue
        if not all(map(is_syllable, window)) or _is_broken(english[at : at + length]):
            continue
        if tuple(window) not in _known_names() and not _stands_in(window, plain_vietnamese):
            return at
    return None


def _may_be_that_name(name: _Name, same: list[bool]) -> bool:
    if sum(same) >= len(same) - 1:
        return True
    return name.is_person and same[0]


def _is_broken(words: list[re.Match[str]]) -> bool:
    return not all(are_beside(first, second) for first, second in pairwise(words))
