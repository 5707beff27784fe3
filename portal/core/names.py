"""Names as people look for them and mistake them for one another. Pure: text in, text out.

A name is found by its words in any order and without marks; it is the same name as another
only when the marks agree, wherever in the syllable they stand.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz

from portal.core.text import clean_text, fold

_WORD: Final = re.compile(r"[^\W_]+")
_BRACKETED: Final = re.compile(r"([^()]+)\(([^()]+)\)")
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SMALL_WORDS: Final = frozenset({"and", "for", "in", "of", "the"})
# Measured on names of real organisations: below it, bodies that share "association" come up.
_NEARLY_THE_SAME: Final = 88
_SHORTEST_ABBREVIATION: Final = 3


def words(text: str) -> list[str]:
    """The words of a text without marks, capitals and punctuation."""
    return _WORD.findall(fold(text))


def searchable(names: Iterable[str]) -> str:
    """What something is found by: a line for each different name, in folded words.

    An abbreviation in brackets behind a name is a name of its own, too.
    """
    lines = (
        " ".join(words(part))
        for name in names
        for line in name.splitlines()
        for part in (line, *_parts(line))
    )
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _parts(line: str) -> tuple[str, ...]:
    match = _BRACKETED.fullmatch(line.strip())
    return match.groups() if match else ()


def identity(name: str) -> str:
    """Equal for two spellings of one name: capitals, blanks and the tone mark's place aside."""
    return " ".join(_spelling(word) for word in clean_text(name).casefold().split())


def _spelling(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    letters = "".join(character for character in decomposed if character not in _TONES)
    return letters + "".join(sorted(_TONES.intersection(decomposed)))


def _initials(line: str) -> str:
    return "".join(word[0] for word in line.split() if word not in _SMALL_WORDS)


def _abbreviates(short: str, long: str) -> bool:
    return len(short) >= _SHORTEST_ABBREVIATION and " " in long and short == _initials(long)


def resemblance(line: str, other: str) -> float:
    """How alike two folded names are, from 0 to 100; anything too different is 0."""
    if _abbreviates(line, other) or _abbreviates(other, line):
        return 100
    return fuzz.token_sort_ratio(line, other, score_cutoff=_NEARLY_THE_SAME)


def lookalikes(typed: str, known: Iterable[tuple[int, str]], most: int = 5) -> list[int]:
    """The keys of known names, each given as its `searchable` lines, that `typed` may mean.

    >>> lookalikes("Red Cross", [(7, "red cross of laos"), (8, "red  cros")])
    [8]
    """
    lines = searchable([typed]).splitlines()
    if not lines:
        return []
    likenesses = ((_closest(lines, names), key) for key, names in known)
    found = sorted((-likeness, key) for likeness, key in likenesses if likeness)
    return [key for _likeness, key in found[:most]]


def _closest(lines: list[str], names: str) -> float:
    return max(_likenesses(lines, names), default=0)


def _likenesses(lines: list[str], names: str) -> Iterator[float]:
    for known in names.splitlines():
        for line in lines:
            yield resemblance(line, known)
