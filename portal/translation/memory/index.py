"""The memory's words in this process, for finding similar texts fast.

A database compares 50,000 texts too slowly for somebody who is typing. Each text is held as one
character per word, in the order of length, so that texts of a similar length are one slice and
comparing two texts word by word is comparing two short strings. The texts themselves, and
everything that can be edited, stay in the database and are read there.

Bounded: at most `MOST_UNITS` texts are held, the newest.
"""

import math
import threading
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count, Max, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from portal.translation.memory.normalising import key, words_of
from portal.translation.models import MemoryUnit

MOST_UNITS: Final = 200_000
# Seconds in which what others have approved may still be missing.
STALE_AFTER: Final = 3.0

_READ_AT_ONCE: Final = 2000
# Code points: the first word's, the ones that no text may hold, and the one for unknown words.
_FIRST_CODE: Final = 0x100
_SURROGATES: Final = range(0xD800, 0xE000)
_LAST_CODE: Final = 0x10FFFF
_UNKNOWN: Final = "\x01"

Languages = tuple[str, str]


class Vocabulary:
    """A character for every word."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def learn(self, words: Iterable[str]) -> str:
        """`words`, a character each; new words get new characters until there are no more."""
        return "".join(self._characters.get(word) or self._new(word) for word in words)

    def read(self, words: Iterable[str]) -> str:
        """`words`, a character each; the words that nobody has used yet are all alike."""
        return "".join(self._characters.get(word, _UNKNOWN) for word in words)

    def _new(self, word: str) -> str:
        code = _FIRST_CODE + len(self._characters)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        if code > _LAST_CODE:
            return _UNKNOWN
        return self._characters.setdefault(word, chr(code))


@dataclass(frozen=True)
class Text:
    """A remembered source: its words, a character each, its letters' number, and its unit."""

    words: str
    length: int
    unit: int


@dataclass(frozen=True)
class Likeness:
    """How much of a text another must say the same: shares of its letters and of its words.

    Both more than 0 and at most 1, after Levenshtein.
    """

    letters: float
    words: float


@dataclass(frozen=True)
class Shelf:
    """The texts of one pair of languages at one moment, the shortest first."""

    lengths: "array[int]"
    words: list[str]
    units: "array[int]"

    @classmethod
    def of(cls, texts: Iterable[Text]) -> "Shelf":
        """A shelf of texts in any order."""
        ordered = sorted(texts, key=lambda text: (text.length, text.unit))
        return cls(
            array("l", (text.length for text in ordered)),
            [text.words for text in ordered],
            array("q", (text.unit for text in ordered)),
        )

    def __iter__(self) -> Iterator[Text]:
        return map(Text, self.words, self.lengths, self.units)

    def similar(self, words: str, length: int, likeness: Likeness, most: int) -> list[int]:
        """The units, the most similar by words first, that may be as alike as `likeness`."""
        # Two texts cannot be more alike than the shorter one is long, measured by the longer.
        first = bisect_left(self.lengths, math.floor(length * likeness.letters))
        last = bisect_right(self.lengths, math.ceil(length / likeness.letters))
        found = process.extract(
            words,
            self.words[first:last],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=likeness.words,
            limit=most,
        )
        return [self.units[first + position] for _words, _score, position in found]


@dataclass(frozen=True)
class Holdings:
    """What the index holds at one moment, replaced as a whole: searches go on undisturbed."""

    words: Vocabulary = field(default_factory=Vocabulary)
    shelves: dict[Languages, Shelf] = field(default_factory=dict)
    count: int = 0
    newest: int = 0

    def keys(self) -> set[int]:
        """The units that are held."""
        return {unit for shelf in self.shelves.values() for unit in shelf.units}

    def changed(self, gone: Collection[int], added: QuerySet[MemoryUnit]) -> "Holdings":
        """The same without the units that are gone, and with the rows that were added."""
        texts: dict[Languages, list[Text]] = {
            languages: [text for text in shelf if text.unit not in gone]
            for languages, shelf in self.shelves.items()
        }
        rows = added.order_by("pk").values_list(
            "pk", "source_language", "target_language", "source"
        )
        for pk, source_language, target_language, source in rows.iterator(_READ_AT_ONCE):
            text = Text(self.words.learn(words_of(source)), len(key(source)), pk)
            texts.setdefault((source_language, target_language), []).append(text)
        shelves = {languages: Shelf.of(found) for languages, found in texts.items()}
        return Holdings(
            self.words,
            shelves,
            sum(len(shelf.units) for shelf in shelves.values()),
            max((max(shelf.units, default=0) for shelf in shelves.values()), default=0),
        )


class MemoryIndex:
    """The holdings of this process, kept in step with the table for any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Begin again with nothing."""
        self._held = Holdings()
        self._looked_at: float | None = None

    def look_again(self) -> None:
        """Have the next question look at the table, whenever the last one did."""
        self._looked_at = None

    def similar(
        self, source: str, languages: Languages, likeness: Likeness, most: int
    ) -> list[int]:
        """The units whose source may be as like `source` as asked, the most similar first."""
        held = self._up_to_date()
        words = held.words.read(words_of(source))
        shelf = held.shelves.get(languages)
        return shelf.similar(words, len(key(source)), likeness, most) if shelf and words else []

    def _up_to_date(self) -> Holdings:
        if self._is_fresh():
            return self._held
        with self._lock:
            if not self._is_fresh():
                now = time.monotonic()
                self._held = _in_step(self._held)
                self._looked_at = now
            return self._held

    def _is_fresh(self) -> bool:
        looked_at = self._looked_at
        return looked_at is not None and time.monotonic() - looked_at < STALE_AFTER


def _in_step(held: Holdings) -> Holdings:
    """New rows are the usual change; when they do not explain the count, all keys are compared."""
    table = MemoryUnit.objects.aggregate(newest=Max("pk"), count=Count("pk"))
    newest, expected = table["newest"] or 0, min(table["count"], MOST_UNITS)
    if (held.count, held.newest) == (expected, newest):
        return held
    added = MemoryUnit.objects.filter(pk__gt=held.newest)
    if held.count and held.count + added.count() == expected:
        return held.changed(gone=(), added=added)
    keys = held.keys()
    newest_first = MemoryUnit.objects.order_by("-pk").values_list("pk", flat=True)
    wanted = set(newest_first[:MOST_UNITS])
    if len(wanted - keys) > _READ_AT_ONCE:
        # So many keys are too long for a statement, and reading all of them is no slower.
        return Holdings().changed(gone=(), added=MemoryUnit.objects.filter(pk__gte=min(wanted)))
    missing = MemoryUnit.objects.filter(pk__in=wanted - keys)
    return held.changed(gone=keys - wanted, added=missing)


INDEX: Final = MemoryIndex()
look_again = INDEX.look_again
