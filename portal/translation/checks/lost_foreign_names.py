"""The findings about foreign names of which the translation has nothing.

Vietnamese spells them as their own language does, so they stand in an English text as they are:
but for towns and peoples that have an English name, and for what a writer spelled by ear.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.foreign_names import exonyms, names_of_countries
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import is_syllable, name_missing
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.vietnamese_names import has_title
from portal.translation.checks.wordings import content, kinds_of_places, missing_words

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_JOINTS: Final = re.compile(r"[-'\u2019]")
_VOWEL: Final = re.compile(r"[aeiouy]")
_SHORTEST: Final = 3
_MOST_PARTS: Final = 2
_PLACE: Final = "place"
_SAME_BEGINNING: Final = 4
_SHORTEST_INSIDE: Final = 5
_ALIKE: Final = 0.6
# Letters and tones that no language but Vietnamese has: the name was spelled by ear.
_BY_EAR: Final = frozenset("\u0103\u0111\u01a1\u01b0")
_TONES: Final = frozenset("\u0309\u0323")
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ambassador)\b\.? (?=[A-Z])([^\W\d_]+)"
)
_PERSON: Final = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_THING: Final = re.compile(r"\b(?:it|its|they)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _ForeignName:
    """Its words as English keyboards have them; those of the shape of a syllable aside."""

    telling: tuple[str, ...]
    others: tuple[str, ...]
    initials: str
    span: Span


def check_lost_foreign_names(pair: TextPair) -> Iterator[Finding]:
    """Names no word of which stands in the translation in any form."""
    if pair.source_language != "vi":
        return
    names = list(_names(pair.source))
    if not names:
        return
    target = _Written(pair.target)
    excused = _spans_of_terms(pair)
    for name in names:
        if target.has(name) or any(a < name.span[1] and name.span[0] < b for a, b in excused):
            continue
        yield name_missing(pair, name.span, _severity(pair, name))


def _severity(pair: TextPair, name: _ForeignName) -> Severity:
    """A name may have become a pronoun, if nobody else has come in."""
    in_source = pair.source.lower()
    stranger = any(match[1].lower() not in in_source for match in _TITLED.finditer(pair.target))
    pronoun = _PERSON if has_title(pair.source, name.span[0]) else _THING
    may_be_pronoun = not stranger and pronoun.search(pair.target)
    return Severity.WARNING if may_be_pronoun else Severity.ERROR


def _spans_of_terms(pair: TextPair) -> list[Span]:
    """Where the glossary says how a name is translated: that is asked elsewhere.

    A place is no longer the same when nothing of its name is there.
    """
    text = pair.source.casefold()
    return [
        match.span()
        for rule in pair.pair.terms
        if rule.part != _PLACE or any(_is_named(said, pair.target) for said in rule.targets)
        for match in re.finditer(re.escape(rule.source.casefold()), text)
    ]


def _is_named(wording: str, text: str) -> bool:
    """Whether more of a place's wording is there than that it is a province or a city."""
    return bool(set(content(wording)) - kinds_of_places() - set(missing_words(wording, text)))


# --- The names of a Vietnamese text -----------------------------------------------------------


def _names(text: str) -> Iterator[_ForeignName]:
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()] != " ":
            yield from _name(run)
            run = []
        if _may_be_foreign(word[0]):
            run.append(word)
        elif run:
            yield from _name(run)
            run = []
    if run:
        yield from _name(run)


def _name(run: list[re.Match[str]]) -> Iterator[_ForeignName]:
    words = [_joined(word[0]) for word in run]
    telling = tuple(
        word for word, match in zip(words, run, strict=True) if _is_telling(word, match[0])
    )
    if telling:
        others = tuple(word for word in words if word not in telling)
        initials = "".join(word[0] for word in words)
        yield _ForeignName(telling, others, initials, (run[0].start(), run[-1].end()))


def _may_be_foreign(word: str) -> bool:
    """Written large, by letters that other languages have, in no more than two parts."""
    if not word[0].isupper() or len(_JOINTS.split(word)) > _MOST_PARTS:
        return False
    if word.isascii():
        return True
    letters = unicodedata.normalize("NFD", word.lower())
    if not _BY_EAR.isdisjoint(word.lower()) or not _TONES.isdisjoint(letters):
        return False
    return "-" not in word and not is_syllable(word)


def _is_telling(word: str, written: str) -> bool:
    if len(word) < _SHORTEST or written.isupper() or is_syllable(word) or not _VOWEL.search(word):
        return False
    return word not in names_of_countries() and word not in _loanwords()


@cache
def _loanwords() -> frozenset[str]:
    return frozenset(map(_joined, data("names")["loanwords"]))


def _joined(word: str) -> str:
    return _JOINTS.sub("", without_marks(word).lower())


# --- The same name in the translation ---------------------------------------------------------


class _Written:
    """What is written large in an English text."""

    def __init__(self, text: str) -> None:
        plain = without_marks(text)
        self._lowered = plain.lower()
        matches = [word for word in _WORD.finditer(plain) if word[0] != word[0].lower()]
        words = [_joined(word[0]) for word in matches]
        self._initials = frozenset(word[0].lower() for word in matches if word[0].isupper())
        parts = (part.lower() for word in matches for part in _JOINTS.split(word[0]))
        doubled = (
            _joined(first[0]) + _joined(second[0])
            for first, second in pairwise(matches)
            if plain[first.end() : second.start()] in (" ", "-")
        )
        self._words = frozenset([*words, *parts, *doubled])
        self._together = "".join(words)

    def has(self, name: _ForeignName) -> bool:
        """Whether any word of the name stands there, or its initials do."""
        if len(name.initials) > 1 and name.initials in self._initials:
            return True
        generic = frozenset(data("names")["generic"])
        words = [word for word in name.telling if word not in generic] or list(name.telling)
        if any(self._has_word(word) for word in words):
            return True
        return any(word in self._words and word not in generic for word in name.others)

    def _has_word(self, word: str) -> bool:
        if word in self._words or (len(word) >= _SHORTEST_INSIDE and word in self._together):
            return True
        # Vietnamese cuts names into syllables: Pra Bang for Prabang.
        if any(len(other) > _SHORTEST_INSIDE and other.startswith(word) for other in self._words):
            return True
        if any(said in self._lowered for said in exonyms().get(word, ())):
            return True
        return any(_are_alike(word, other) for other in self._words)


def _are_alike(word: str, other: str) -> bool:
    if word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]:
        return True
    return len(other) >= _SHORTEST and Levenshtein.normalized_similarity(word, other) >= _ALIKE
