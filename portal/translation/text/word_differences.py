"""What has changed from one text to the next, word by word, for people to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from portal.translation.text.plain_text import plain_text

PieceKind = Literal["same", "removed", "added"]

# A word may have signs in it ("12-CT/TW", "30.5.2023", "a.b@example.vn"); other signs stand alone.
_WORD = re.compile(r"\w+(?:[-./:,'\u2019@&+]\w+)*%?|[^\w\s]")
# One word that stayed between two changes of at least so many words is no help to a reader.
_LONG_CHANGE = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of words with the blank before it. The same and the added are the new text."""

    kind: PieceKind
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """The pieces that lead from `old` to `new`, both data of a `StringValue`.

    Tags do not show. White space is no change: it stands before the word it belongs to.
    """
    old_text, new_text = _Words(old), _Words(new)
    pieces: list[Piece] = []
    for is_same, old_run, new_run in _runs(old_text, new_text):
        if is_same:
            pieces.append(Piece("same", new_text.text_of(new_run)))
            continue
        if old_run:
            pieces.append(Piece("removed", _removed(old_text, old_run, new_text, new_run)))
        if new_run:
            pieces.append(Piece("added", new_text.text_of(new_run)))
    return pieces


class _Words:
    def __init__(self, data: str) -> None:
        self._text = " ".join(plain_text(data).split())
        self._spans = [word.span() for word in _WORD.finditer(self._text)]
        self.words = [self._text[start:stop] for start, stop in self._spans]

    def text_of(self, run: range) -> str:
        """The words of `run` with the blank before them."""
        start = self._spans[run.start - 1][1] if run.start else 0
        return self._text[start : self._spans[run.stop - 1][1]]


def _removed(old: _Words, old_run: range, new: _Words, new_run: range) -> str:
    text = old.text_of(old_run)
    # At the beginning nothing parts the removed words from what follows.
    is_first = new_run.start == 0 and not new_run
    return f"{text} " if is_first and old_run.stop < len(old.words) else text


def _runs(old: _Words, new: _Words) -> Iterator[tuple[bool, range, range]]:
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    runs: list[tuple[bool, range, range]] = []
    opcodes = [
        (tag == "equal", range(i, i_end), range(j, j_end))
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
    ]
    for place, (is_same, old_run, new_run) in enumerate(opcodes):
        if is_same and 0 < place < len(opcodes) - 1:
            around = opcodes[place - 1], opcodes[place + 1]
            is_same = not _is_island([old.words[i] for i in old_run], around)
        if runs and runs[-1][0] == is_same:
            _same, first_old, first_new = runs.pop()
            old_run = range(first_old.start, old_run.stop)
            new_run = range(first_new.start, new_run.stop)
        runs.append((is_same, old_run, new_run))
    yield from runs


def _is_island(words: list[str], around: tuple[tuple[bool, range, range], ...]) -> bool:
    if not any(word[0].isalnum() for word in words):
        return len(words) == 1
    return len(words) == 1 and all(
        max(len(old_run), len(new_run)) >= _LONG_CHANGE for _same, old_run, new_run in around
    )
