"""Remembering by the sentence what was translated by the paragraph. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.translation.memory.pairs import Remembered
from portal.translation.text.sentences import sentences_of


def with_sentences(pairs: Iterable[Remembered]) -> Iterator[Remembered]:
    """Every pair, and the pairs of its sentences where both sides have equally many.

    A translator who joins or divides sentences leaves no way to tell which belong together.
    """
    for pair in pairs:
        yield pair
        sources = sentences_of(pair.source, pair.source_language)
        targets = sentences_of(pair.target, pair.target_language)
        if len(sources) == len(targets) > 1:
            for source, target in zip(sources, targets, strict=True):
                yield replace(pair, source=source.strip(), target=target.strip())
