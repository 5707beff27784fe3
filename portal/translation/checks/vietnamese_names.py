"""The names of a Vietnamese text: of people, of places, and others written with marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import WORD, are_beside, is_syllable
from portal.translation.checks.reading import without_marks

_LONGEST_NAME: Final = 5
_SHORT_NAME: Final = 2
_MOST_IN_LIST: Final = 5
_LISTED: Final = re.compile(r"(?:,|;| v\u00e0| c\u00f9ng)\s+$")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;\u201c\"(\u2013-])\s*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the Vietnamese text."""

    words: tuple[str, ...]
    span: Span
    is_person: bool

    @property
    def plain(self) -> tuple[str, ...]:
        """Its words without marks and capitals."""
        return tuple(without_marks(word).lower() for word in self.words)


def names_of(text: str) -> Iterator[Name]:
    """Every name, those of people from the family name on."""
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


def _split(text: str, run: list[re.Match[str]]) -> Iterator[Name]:
    """The names of a run: places known by themselves, people by their family name."""
    at = begin = int(run[0][0].lower() in data("names")["titles"])
    while at < len(run):
        place = _place_length(run, at)
        if place:
            yield from _name(run[begin:at], text)
            yield Name(
                tuple(w[0] for w in run[at : at + place]), span_of(run[at : at + place]), False
            )
            at = begin = at + place
        elif _is_family_name(text, run, at):
            yield from _name(run[begin:at], text)
            person = run[at : at + _LONGEST_NAME]
            yield Name(tuple(word[0] for word in person), span_of(person), True)
            return
        else:
            at += 1
    yield from _name(run[begin:], text)


def _opens(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_END.search(text, 0, word.start()) is not None


def span_of(words: list[re.Match[str]]) -> Span:
    """From the first letter to the last."""
    return words[0].start(), words[-1].end()


def _name(words: list[re.Match[str]], text: str) -> Iterator[Name]:
    """Something else written large: only names of Vietnamese syllables with marks are known."""
    if words and _opens(text, words[0]) and len(words) > _SHORT_NAME:
        words = words[1:]
    written = tuple(word[0] for word in words)
    if not _SHORT_NAME <= len(words) <= _LONGEST_NAME:
        return
    if any(_is_abbreviation(word) for word in written):
        return
    if any(has_vietnamese_letters(word) for word in written) and all(map(is_syllable, written)):
        yield Name(written, span_of(words), False)


@cache
def _places() -> frozenset[tuple[str, ...]]:
    names = data("names")
    countries = [name for country in names["countries"].values() for name in country["vi"]]
    return frozenset(tuple(name.split()) for name in [*names["places"], *countries])


@cache
def known_places() -> frozenset[tuple[str, ...]]:
    """Places and countries without marks: whether one replaces another is asked elsewhere."""
    known = [*_places(), *(tuple(name.split()) for name in data("names")["home"])]
    return frozenset(tuple(without_marks(word).lower() for word in name) for name in known)


def _place_length(run: list[re.Match[str]], at: int) -> int:
    for length in (3, 2):
        if tuple(word[0] for word in run[at : at + length]) in _places():
            return length
    return 0


def _is_family_name(text: str, run: list[re.Match[str]], at: int) -> bool:
    """Some family names are other words, too, unless a title stands before them."""
    if at + 1 >= len(run):
        return False
    word, names = run[at][0].lower(), data("names")
    if word in names["family_names"]:
        return True
    return word in names["rare_family_names"] and has_title(text, run[at].start())


def has_title(text: str, at: int) -> bool:
    """Whether the name that begins there is introduced by what people are called: Mr, Dr.

    One word may introduce several: "the athletes Nam and Hoa".
    """
    for _more in range(_MOST_IN_LIST):
        if _title().search(text, 0, at):
            return True
        joined = _LISTED.search(text, 0, at)
        if not joined:
            return False
        names = text[: joined.start()].split(" ")
        kept = len(names)
        while kept and names[kept - 1][:1].isupper():
            kept -= 1
        if kept == len(names):
            return False
        at = len(" ".join(names[:kept])) + 1
    return False


@cache
def _title() -> re.Pattern[str]:
    titles = sorted(data("names")["titles_of_people"], key=len, reverse=True)
    alternatives = "|".join(map(re.escape, titles))
    return re.compile(rf"(?<!\w)(?:{alternatives})\.?\s+$", re.IGNORECASE)
