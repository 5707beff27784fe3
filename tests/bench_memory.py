"""Measures the search for similar texts in the translation memory."""

import os
import random
import statistics
import time
import tracemalloc

from django.db import connection, transaction
from django.utils import timezone

from portal.translation.memory.fuzzy import fuzzy_matches
from portal.translation.memory.index import INDEX
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.memory.writing import unit_of
from portal.translation.models import MemoryUnit

UNITS = int(os.environ.get("BENCH_MEMORY_UNITS", "50000"))
SEARCHES = 200
_WORDS_IN_A_SENTENCE = (26, 10)
_INITIALS = ["b", "c", "d", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "th", "tr", "v", "x"]
_VOWELS = ["a", "á", "ấ", "ề", "ọ", "ư", "ờ", "ô", "i", "ươ"]
_FINALS = ["", "n", "ng", "t", "c", "nh"]


def synthetic_sentences(count: int) -> list[str]:
    """Sentences of made-up syllables: four in five words are among the 300 most common."""
    chance = random.Random(1)
    syllables = [
        first + vowel + last for first in _INITIALS for vowel in _VOWELS for last in _FINALS
    ]
    common = chance.sample(syllables, 300)
    return [
        " ".join(
            chance.choice(common if chance.random() < 0.8 else syllables)
            for _ in range(max(3, int(chance.gauss(*_WORDS_IN_A_SENTENCE))))
        )
        for _ in range(count)
    ]


def _fill(sentences: list[str]) -> None:
    now = timezone.now()
    MemoryUnit.objects.bulk_create(
        (
            unit_of(
                Remembered(sentence, f"English {number}"), where=Origin("A page"), user=None, at=now
            )
            for number, sentence in enumerate(sentences)
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )


def _somewhat_changed(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    words[chance.randrange(len(words))] = "khác"
    words.insert(chance.randrange(len(words)), "thêm")
    return " ".join(words)


def bench_memory() -> None:
    """Milliseconds of one search, warm; seconds of the first one; megabytes that it leaves."""
    with transaction.atomic():
        sentences = synthetic_sentences(UNITS)
        _fill(sentences)
        INDEX.forget()
        started = time.perf_counter()
        fuzzy_matches(sentences[0])
        cold = time.perf_counter() - started
        chance = random.Random(2)
        milliseconds, found = [], 0
        for sentence in chance.sample(sentences, SEARCHES):
            sought = _somewhat_changed(sentence, chance)
            started = time.perf_counter()
            found += bool(fuzzy_matches(sought))
            milliseconds.append((time.perf_counter() - started) * 1000)
        INDEX.forget()
        tracemalloc.start()
        fuzzy_matches(sentences[0])
        megabytes = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        transaction.set_rollback(True)
    INDEX.forget()
    print(
        f"\ntranslation memory, {UNITS} units, {connection.vendor}: first search {cold:.1f} s, "
        f"then median {statistics.median(milliseconds):.1f} ms, max {max(milliseconds):.1f} ms "
        f"({found} of {SEARCHES} found something); index {megabytes:.1f} MB"
    )
