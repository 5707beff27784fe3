"""Loads the data files: all that the recognition knows about Vietnamese and English words."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

_LETTER: Final = re.compile(r"\w")


@cache
def section(name: str, file: str = "vocabulary.toml") -> Any:
    """One table of a data file of this package."""
    return _load(file)[name]


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))


def any_word(words: Iterable[str], *, may_touch: bool = False) -> str:
    """A pattern for any of the words, the longest first, whatever white space parts them.

    A word that begins or ends with a letter does so where a word begins or ends; `may_touch`
    lets it follow upon a number without a blank.
    """
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(_word(word, may_touch=may_touch) for word in longest_first)})"


def _word(word: str, *, may_touch: bool) -> str:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    before = r"(?<![^\W\d])" if may_touch else r"(?<!\w)"
    after = r"(?!\w)" if _LETTER.match(word[-1]) else ""
    return f"{before if _LETTER.match(word[0]) else ''}{pattern}{after}"


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled to ignore case."""
    return re.compile(pattern, re.IGNORECASE)
