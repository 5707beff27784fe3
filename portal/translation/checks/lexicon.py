"""Loads the data files: all that the checks know about words."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

_PARTS: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\S")


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


class Phrases:
    """Phrases of several words, found before or after a place in a list of words."""

    def __init__(self, meanings: Mapping[str, Any]) -> None:
        self._meanings = {
            tuple(_PARTS.findall(phrase)): meaning for phrase, meaning in meanings.items()
        }
        self._longest = max((len(phrase) for phrase in self._meanings), default=0)

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases":
        """Phrases whose meaning is no more than that they are there."""
        return cls(dict.fromkeys(phrases, True))

    def before(self, written: Sequence[str], end: int) -> tuple[Any, int] | None:
        """The longest phrase that ends before `end`: its meaning, and how many words it has."""
        for length in range(min(self._longest, end), 0, -1):
            meaning = self._meanings.get(tuple(written[end - length : end]))
            if meaning is not None:
                return meaning, length
        return None

    def after(self, written: Sequence[str], start: int) -> tuple[Any, int] | None:
        """The longest phrase that begins at `start`."""
        for length in range(min(self._longest, len(written) - start), 0, -1):
            meaning = self._meanings.get(tuple(written[start : start + length]))
            if meaning is not None:
                return meaning, length
        return None
