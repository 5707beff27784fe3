"""A pasted text, prepared: composed, with line numbers, and with wrapped lines joined."""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import Final

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.reports.recognition.found import Place

_LINE_END: Final = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00]")
_BLANK: Final = re.compile(r"[^\S\n]")
# A line that goes on: the next one begins small, or with a number, and this one is not finished.
_WRAPPED: Final = re.compile(r"(?<=[^\s.:;!?…])\n(?=[^\W\d_A-Z]|\d|\$|[A-Z]{3}\b)")
_FULL_STOP: Final = re.compile(r"[.!?…](?=\s|$)|\n")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKED_SHARE: Final = 0.2


class ReportText:
    """The text as people see it (`lines`) and, character for character, as rules read it (`flat`).

    In `flat` every kind of blank is a space, and so is the end of a line that goes on in the next.
    """

    def __init__(self, text: str) -> None:
        composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        self.shown = _LINE_END.sub("\n", composed)
        self.flat = _WRAPPED.sub(self._joined, _BLANK.sub(" ", self.shown))

    @staticmethod
    def _joined(end: re.Match[str]) -> str:
        following = end.string[end.end()]
        return " " if following.islower() or not following.isalpha() else "\n"

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as they were pasted."""
        return tuple(self.shown.split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    @cached_property
    def is_vietnamese(self) -> bool:
        """Whether numbers are to be read as Vietnamese writes them: 1.234,5."""
        words = _WORD.findall(self.flat)
        marked = sum(has_vietnamese_letters(word) for word in words)
        return marked > len(words) * _MARKED_SHARE or not words

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end.end() for end in _FULL_STOP.finditer(self.flat)]

    def sentence_start(self, offset: int) -> int:
        """Where the sentence begins that stands at `offset`."""
        position = bisect_right(self._sentence_ends, offset)
        return self._sentence_ends[position - 1] if position else 0

    def sentence_end(self, offset: int) -> int:
        """Where that sentence ends."""
        position = bisect_right(self._sentence_ends, offset)
        ends = self._sentence_ends
        return ends[position] if position < len(ends) else len(self.flat)

    def place(self, start: int, end: int, at: int | None = None) -> Place:
        """The place of some characters; `at` is the one whose line counts, the first otherwise."""
        line = bisect_right(self._starts, start if at is None else at)
        return Place(line, start, end, self.flat[start:end].strip())
