"""How much of an agreed wording stands in a translation, whatever the order and the endings."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from portal.translation.checks.foreign_names import names_of_countries
from portal.translation.checks.lexicon import data
from portal.translation.checks.reading import without_marks

_WORD: Final = re.compile(r"\w+(?:['\u2019]\w+)?")
_PLAIN_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset({"the", "a", "an", "s"})
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")
# So long a common beginning makes two words forms of one: province, provincial.
_SAME_BEGINNING: Final = 6
_SHORTEST_PLURAL: Final = 4
# On each side of a head, how far its other words may stand.
_NEAR: Final = 3
# Of shorter wordings, what is left says too little.
_LONG: Final = 3
_NAME_OF_WORDS: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_FEWEST_IN_RUN: Final = 3
_MOST_SLIPS: Final = 2
# Short words have too many neighbours.
_LONG_NAME: Final = 6
_ALIKE: Final = 0.6
_ONE_NAME: Final = 0.4
_COMMON_BEGINNING: Final = 4


@cache
def _same() -> dict[str, str]:
    """Each word that is as good as another, by its stem."""
    groups = data("terms")["same"]
    return {_stem(word): name for name, same in groups.items() for word in (name, *same)}


@cache
def _left_out() -> frozenset[str]:
    return frozenset(data("terms")["left_out"])


@cache
def heads() -> frozenset[str]:
    """What bodies and offices are: committee, department, secretary."""
    return frozenset(map(_canonical, data("terms")["heads"]))


def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    if len(word) >= _SHORTEST_PLURAL and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _canonical(word: str) -> str:
    stem = _stem(word)
    stem = stem.replace("isation", "ization").replace("isi", "izi").replace("ise", "ize")
    return _same().get(stem, stem)


@lru_cache(maxsize=8192)
def content(text: str) -> tuple[str, ...]:
    """The words that carry the meaning, spelled one way."""
    plain = without_marks(text).lower()
    for written, said in data("terms")["phrases"].items():
        plain = plain.replace(written, said)
    words = (_canonical(word) for word in _WORD.findall(plain))
    return tuple(word for word in words if word not in _left_out())


def missing_words(wording: str, text: str) -> list[str]:
    """The words of the wording of which the text has no form."""
    there = frozenset(content(text))
    return [word for word in content(wording) if not _has(there, word)]


def _has(there: Iterable[str], word: str) -> bool:
    if word in there:
        return True
    beginning = word[:_SAME_BEGINNING]
    return len(beginning) == _SAME_BEGINNING and any(
        other.startswith(beginning) for other in there if other not in heads()
    )


def head_of(wording: str) -> str:
    """What the body or office is: the union of "Union of Women", the last such word elsewhere."""
    first, _of, _rest = wording.partition(" of ")
    return next((word for word in reversed(content(first)) if word in heads()), "")


def has_other_head(wording: str, text: str) -> bool:
    """Whether words of it are there, but as the name of another body, the title of another office.

    "Friendship Club" for "Friendship Association".
    """
    missing, words = missing_words(wording, text), content(wording)
    others = frozenset(words).difference(missing)
    if not others or heads().isdisjoint(missing):
        return False
    said = content(text)
    return any(
        word in heads() and word not in words and _stands_near(said, at, others)
        for at, word in enumerate(said)
    )


def has_other_word(wording: str, text: str) -> bool:
    """Whether it stands there but for a word inside: Home Affairs for Foreign Affairs.

    A province or a country may be named in the place of its kind.
    """
    words, said = content(wording), content(text)
    if len(words) < _LONG:
        return False
    windows = [said[start : start + len(words)] for start in range(len(said) - len(words) + 1)]
    return words not in windows and any(_differs_inside(words, window) for window in windows)


def _differs_inside(words: tuple[str, ...], window: tuple[str, ...]) -> bool:
    changed = [at for at, word in enumerate(words) if window[at] != word]
    if len(changed) != 1 or not 0 < changed[0] < len(words) - 1:
        return False
    word = words[changed[0]]
    names = kinds_of_places() | names_of_countries()
    return word not in names and not _are_alike(window[changed[0]], word)


def misspelt(wording: str, text: str) -> tuple[str, str] | None:
    """A word of the text that looks like a slip in a name of the wording, and that name."""
    names = {word.lower(): word for word in _PLAIN_WORD.findall(wording) if word.istitle()}
    said = {word.lower(): word for word in _PLAIN_WORD.findall(text)}
    for lowered, name in names.items():
        if lowered in said or len(lowered) < _LONG_NAME or _canonical(lowered) in heads():
            continue
        for other, written in said.items():
            if _is_slip(lowered, other):
                return written, name
    return _misspelt_run(wording, text)


def is_spelt_otherwise(wording: str, text: str, known: str = "") -> bool:
    """Whether a name stands there that may be the same, and is none of the `known` words.

    Xaignabouli for Xayaboury.
    """
    others = frozenset(_PLAIN_WORD.findall(known))
    names = [word for word in _PLAIN_WORD.findall(wording) if word.istitle()]
    return any(
        written.istitle()
        and written[0] == name[0]
        and Levenshtein.normalized_similarity(name.lower(), written.lower()) >= _ONE_NAME
        for name in names
        for written in _PLAIN_WORD.findall(text)
        if written not in others
    )


def _misspelt_run(wording: str, text: str) -> tuple[str, str] | None:
    """The same for names of several words: "Mu Chang Cai" for "Mu Cang Chai"."""
    name = next(iter(_NAME_OF_WORDS.findall(wording)), "")
    length = len(name.split())
    if length < _FEWEST_IN_RUN or name.lower() in text.lower():
        return None
    for run in _NAME_OF_WORDS.findall(text):
        said = run.split()
        for start in range(len(said) - length + 1):
            other = " ".join(said[start : start + length])
            if 0 < OSA.distance(name.lower(), other.lower()) <= _MOST_SLIPS:
                return other, name
    return None


def _is_slip(word: str, other: str) -> bool:
    if other[0] != word[0] or other.startswith(word) or word.startswith(other):
        return False
    same = _canonical(word) == _canonical(other)
    return not same and len(other) >= _LONG_NAME and OSA.distance(word, other) == 1


def _are_alike(one: str, other: str) -> bool:
    """Two forms of a word; "conversation" is none of "conservation"."""
    begins_alike = one[:_COMMON_BEGINNING] == other[:_COMMON_BEGINNING]
    return begins_alike and Levenshtein.normalized_similarity(one, other) >= _ALIKE


@cache
def kinds_of_places() -> frozenset[str]:
    """Words that a place is known without."""
    return frozenset(map(_canonical, data("terms")["kinds_of_places"]))


def _stands_near(said: tuple[str, ...], at: int, others: frozenset[str]) -> bool:
    around = said[max(0, at - _NEAR) : at] + said[at + 1 : at + 1 + _NEAR]
    near = sum(_has(around, other) for other in others)
    return near >= min(len(others), 2)


@lru_cache(maxsize=4096)
def term_words(text: str) -> tuple[str, ...]:
    """The words that count, in the singular as far as an s tells."""
    words = _PLAIN_WORD.findall(text.casefold())
    return tuple(
        word.removesuffix("s") if len(word) > 3 else word for word in words if word not in _ARTICLES
    )


def has_words(text: tuple[str, ...], term: tuple[str, ...]) -> bool:
    length = len(term)
    return not term or any(text[at : at + length] == term for at in range(len(text) - length + 1))
