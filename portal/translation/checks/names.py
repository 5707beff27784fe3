"""The findings about names: of people, of places, of organisations and countries.

English has no marks: a name is right when it is the same without them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _
from rapidfuzz.distance import Levenshtein

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_WORD: Final = re.compile(r"[^\W\d_]+")
_BESIDE: Final = re.compile(r"[ -]")
# A Vietnamese word is one syllable; without its marks it has this shape.
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|kh|th|tr|ch|ph|gh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_LONGEST_NAME: Final = 5
_SHORT_NAME: Final = 2
_SHORTEST_FOREIGN: Final = 5
_LONG_FOREIGN: Final = 7
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
    english_words = list(_WORD.finditer(english))
    plain_english = [without_marks(word[0]).lower() for word in english_words]
    plain_vietnamese = [without_marks(word[0]).lower() for word in _WORD.finditer(vietnamese)]
    for name in names:
        if _stands_in(name.plain, plain_english):
            continue
        similar = _similar(name, english_words, plain_english, plain_vietnamese)
        if similar is not None:
            span = (
                english_words[similar].start(),
                english_words[similar + len(name.words) - 1].end(),
            )
            yield _changed(pair, name.span, span, vietnamese_first=vietnamese_first)
        elif name.is_person:
            yield _missing(pair, name.span, vietnamese_first=vietnamese_first)
    yield from _foreign_names(pair)


def _changed(pair: TextPair, vietnamese: Span, english: Span, *, vietnamese_first: bool) -> Finding:
    source, target = (vietnamese, english) if vietnamese_first else (english, vietnamese)
    message = _("%(source)s and %(target)s look like one name, written differently.")
    message %= {
        "source": pair.source[slice(*source)],
        "target": pair.target[slice(*target)],
    }
    return Finding("name", Severity.ERROR, message, source, target)


def _missing(pair: TextPair, span: Span, *, vietnamese_first: bool) -> Finding:
    if vietnamese_first:
        message = _("The name %(name)s is missing from the translation.")
        message %= {"name": pair.source[slice(*span)]}
        return Finding("name", Severity.WARNING, message, source_span=span)
    message = _("The name %(name)s is not in the original.")
    message %= {"name": pair.target[slice(*span)]}
    return Finding("name", Severity.WARNING, message, target_span=span)


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
    for word in _WORD.finditer(text):
        capitalised = word[0][0].isupper() and not _is_abbreviation(word[0])
        if run and not (capitalised and _BESIDE.fullmatch(text, run[-1].end(), word.start())):
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
    if any(word.isupper() and len(word) > 1 for word in written):
        return
    if any(has_vietnamese_letters(word) for word in written) and all(map(_is_syllable, written)):
        yield _Name(written, _span(words), False)


def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(without_marks(word).lower()) is not None


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
        if not all(map(_is_syllable, window)) or _is_broken(english[at : at + length]):
            continue
        if tuple(window) not in _known_names() and not _stands_in(window, plain_vietnamese):
            return at
    return None


def _may_be_that_name(name: _Name, same: list[bool]) -> bool:
    if sum(same) >= len(same) - 1:
        return True
    return name.is_person and same[0]


def _is_broken(words: list[re.Match[str]]) -> bool:
    text = words[0].string
    return any(
        not _BESIDE.fullmatch(text, first.end(), second.start())
        for first, second in pairwise(words)
    )


# --- Foreign names ----------------------------------------------------------------------------


@cache
def _names_of_countries() -> frozenset[str]:
    countries = data("names")["countries"].values()
    return frozenset(
        word.lower()
        for country in countries
        for key in ("vi", "en")
        for name in country[key]
        for word in _WORD.findall(name)
    )


def _foreign_names(pair: TextPair) -> Iterator[Finding]:
    """Names that both languages spell alike, and that are now spelled a little differently."""
    source, target = _foreign(pair.source), _foreign(pair.target)
    for word, span in source.items():
        if word in target or word in pair.target.lower():
            continue
        for other, other_span in target.items():
            if other in source or other in pair.source.lower() or not _nearly_alike(word, other):
                continue
            message = _("%(source)s and %(target)s look like one name, written differently.")
            message %= {
                "source": pair.source[slice(*span)],
                "target": pair.target[slice(*other_span)],
            }
            yield Finding("name", Severity.ERROR, message, span, other_span)


def _foreign(text: str) -> dict[str, Span]:
    return {
        word[0].lower(): word.span()
        for word in _WORD.finditer(text)
        if word[0][0].isupper()
        and word[0].isascii()
        and len(word[0]) >= _SHORTEST_FOREIGN
        and not _is_syllable(word[0])
        and word[0].lower() not in _names_of_countries()
    }


def _nearly_alike(word: str, other: str) -> bool:
    if word.startswith(other) or other.startswith(word) or word[0] != other[0]:
        return False
    most = 2 if min(len(word), len(other)) >= _LONG_FOREIGN else 1
    return Levenshtein.distance(word, other) <= most
