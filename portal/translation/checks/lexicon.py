"""Loads the data files: all that the checks know about words."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

# A text is cut alike: m2 is one word there, too.
_PARTS: Final = re.compile(r"[^\W\d_]+[23]|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\S")


@cache
def data(name: str) -> Mapping[str, Any]:
    """The data file of that name, such as "vietnamese"."""
    path = files(__package__) / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


LANGUAGES = {"vi": "vietnamese", "en": "english"}


@cache
def words(language: str, table: str, key: str) -> frozenset[str]:
    """The words of one entry in a language's file."""
    return frozenset(data(LANGUAGES[language]).get(table, {}).get(key, ()))


@cache
def table(language: str, name: str, key: str = "") -> Mapping[str, Any]:
    """A table of a language's file, or a table inside it."""
    found: Mapping[str, Any] = data(LANGUAGES[language]).get(name, {})
    return found.get(key, {}) if key else found


@cache
def phrases(language: str, name: str, *keys: str) -> "Phrases":
    """Which entry of the table each phrase stands under; `keys` picks entries."""
    entries = data(LANGUAGES[language])[name]
    return Phrases(
        {phrase: key for key in keys or entries for phrase in entries[key]},
    )


# Where the words stand with which a fact may begin.
_COUNTING = {
    "vi": (
        "digits", "scales", "soft", "months.special", "periods.half_of_year", "words.ten",
        "words.half_word", "words.fraction", "scale_words.vague_before", "months.before",
        "months.full_moon", "days.weekday_before", "days.sunday", "ordinals.ranks_before",
        "periods.quarter", "periods.decade", "periods.century",
    ),
    "en": (
        "ones", "tens", "ordinals", "fractions", "scales", "vague", "soft", "months.names",
        "days.weekdays", "periods.half_year", "periods.decade", "periods.century",
        "words.articles", "words.half", "words.dozen",
        "times.names",
    ),
}  # fmt: skip


@cache
def counting_vocabulary(language: str) -> frozenset[str]:
    """Every word that a fact may begin with, Roman numbers aside."""
    found = {"q"}
    for path in _COUNTING[language]:
        name, _, key = path.partition(".")
        entries = table(language, name)
        found.update(Phrases.of(entries[key] if key else entries).first_words)
    return frozenset(found)


class Phrases:
    """Phrases of several words, found before or after a place in a list of words."""

    def __init__(self, meanings: Mapping[str, Any]) -> None:
        self._meanings = {
            tuple(_PARTS.findall(phrase)): meaning for phrase, meaning in meanings.items()
        }
        self._longest = max((len(phrase) for phrase in self._meanings), default=0)
        self.first_words = frozenset(phrase[0] for phrase in self._meanings)
        self._last_words = frozenset(phrase[-1] for phrase in self._meanings)

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases":
        """Phrases whose meaning is no more than that they are there."""
        return cls(dict.fromkeys(phrases, True))

    def before(self, written: Sequence[str], end: int) -> tuple[Any, int] | None:
        """The longest phrase that ends before `end`: its meaning, and how many words it has."""
        if not end or written[end - 1] not in self._last_words:
            return None
        for length in range(min(self._longest, end), 0, -1):
            meaning = self._meanings.get(tuple(written[end - length : end]))
            if meaning is not None:
                return meaning, length
        return None

    def after(self, written: Sequence[str], start: int) -> tuple[Any, int] | None:
        """The longest phrase that begins at `start`."""
        if start >= len(written) or written[start] not in self.first_words:
            return None
        for length in range(min(self._longest, len(written) - start), 0, -1):
            meaning = self._meanings.get(tuple(written[start : start + length]))
            if meaning is not None:
                return meaning, length
        return None
