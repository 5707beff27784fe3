"""The findings about foreign names, which both languages spell alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

from portal.translation.checks.findings import Finding, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import (
    WORD,
    are_beside,
    is_syllable,
    name_changed,
)
from portal.translation.checks.text_pair import TextPair

_SHORTEST: Final = 4
_LONG: Final = 7
_SHORTEST_IN_NAME: Final = 3
_FULL_NAME: Final = 3

# A capitalised word without marks, or the second half of Jong-soo.
_UNMARKED: Final = re.compile(r"(?<![^\W\d_])(?:[A-Z]|(?<=-)[a-z])[A-Za-z]*(?![^\W\d_])")

_Words = dict[str, Span]
_Run = list[re.Match[str]]


def check_foreign_names(pair: TextPair) -> Iterator[Finding]:
    """Names that are now spelled a little differently, or of which one word is another."""
    source, target = _runs(pair.source), _runs(pair.target)
    if not source or not target:
        return
    in_source, in_target = _all_words(pair.source), _all_words(pair.target)
    missing = {word for run in source for word in _lowered(run)} - in_target
    added = {word for run in target for word in _lowered(run)} - in_source
    if not missing or not added:
        return
    found: set[Span] = set()
    for ours, theirs in (
        *_respelled(source, target, missing, added),
        *_beside_the_same(source, target, missing, added),
        *_one_of_several(source, target, missing, added),
        *_one_of_two(source, target, missing, added),
    ):
        if ours not in found:
            found.add(ours)
            yield name_changed(pair, ours, theirs)


def _runs(text: str) -> list[_Run]:
    """Words Written Like This without marks, those of one name together."""
    runs: list[_Run] = []
    for word in _UNMARKED.finditer(text):
        if word[0].islower() and not (runs and are_beside(runs[-1][-1], word)):
            continue
        if runs and are_beside(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _lowered(run: _Run) -> Iterator[str]:
    return (word[0].lower() for word in run)


def _all_words(text: str) -> set[str]:
    return {word[0].lower() for word in WORD.finditer(text)}


@cache
def names_of_countries() -> frozenset[str]:
    """Every word of them, in both languages: whether they are right is asked elsewhere."""
    return _words_of("countries") | {"viet", "vietnam", "vietnamese"}


@cache
def names_of_foreign_places() -> frozenset[str]:
    """Every word of the provinces and cities of neighbours, however it is spelled."""
    return _words_of("foreign_places")


def _words_of(table: str) -> frozenset[str]:
    return frozenset(
        word.lower()
        for place in data("names")[table].values()
        for key in ("vi", "en")
        for name in place[key]
        for word in WORD.findall(name)
    )


@cache
def exonyms() -> Mapping[str, Sequence[str]]:
    """How English calls what other languages call by those names."""
    return dict(data("names")["exonyms"])


def _respelled(
    source: Sequence[_Run], target: Sequence[_Run], missing: set[str], added: set[str]
) -> Iterator[tuple[Span, Span]]:
    """One word that is not Vietnamese, and one that is nearly the same."""
    theirs = _telling(target, added)
    for word, span in _telling(source, missing).items():
        for other, other_span in theirs.items():
            if other in exonyms().get(word, ()):
                continue
            if word[0] == other[0] and _nearly_alike(word, other):
                yield span, other_span


def _telling(runs: Sequence[_Run], among: set[str]) -> _Words:
    return {
        word[0].lower(): word.span()
        for run in runs
        for word in run
        if word[0].lower() in among
        and len(word[0]) >= _SHORTEST
        and not is_syllable(word[0])
        and word[0].lower() not in names_of_countries()
    }


def _nearly_alike(word: str, other: str) -> bool:
    if word.startswith(other) or other.startswith(word):
        return False
    most = 2 if min(len(word), len(other)) >= _LONG else 1
    return Levenshtein.distance(word, other, score_cutoff=most) <= most


def _beside_the_same(
    source: Sequence[_Run], target: Sequence[_Run], missing: set[str], added: set[str]
) -> Iterator[tuple[Span, Span]]:
    """Two words of a name, of which one is the same and the other nearly so."""
    theirs = list(_neighbours(target, added))
    for word, beside, is_first in _neighbours(source, missing):
        for other, other_beside, other_is_first in theirs:
            same = beside == other_beside and is_first is other_is_first
            if same and _alike_in_name(word[0].lower(), other[0].lower()):
                yield word.span(), other.span()


def _neighbours(runs: Sequence[_Run], among: set[str]) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Each of those words with a word beside it in a name, and whether it stands first."""
    for run in runs:
        for first, second in pairwise(run):
            if first[0].lower() in among:
                yield first, second[0].lower(), True
            if second[0].lower() in among:
                yield second, first[0].lower(), False


def _alike_in_name(word: str, other: str) -> bool:
    if {word, other} & names_of_countries():
        return False
    shortest = min(len(word), len(other))
    most = min(2, shortest // 2)
    return shortest >= _SHORTEST_IN_NAME and Levenshtein.distance(word, other) <= most


def _one_of_several(
    source: Sequence[_Run], target: Sequence[_Run], missing: set[str], added: set[str]
) -> Iterator[tuple[Span, Span]]:
    """A name of three words or more, of which one is another word."""
    for run in source:
        if len(run) < _FULL_NAME or sum(word in missing for word in _lowered(run)) != 1:
            continue
        ours = list(_lowered(run))
        for other in target:
            theirs = list(_lowered(other))
            for at in range(len(other) - len(run) + 1):
                window = theirs[at : at + len(run)]
                changed = [n for n in range(len(run)) if ours[n] != window[n]]
                if len(changed) == 1 and window[changed[0]] in added - names_of_countries():
                    yield run[changed[0]].span(), other[at + changed[0]].span()


def _one_of_two(
    source: Sequence[_Run], target: Sequence[_Run], missing: set[str], added: set[str]
) -> Iterator[tuple[Span, Span]]:
    """A name of two words, of which one is the same and the other a word of another name."""
    words = frozenset(data("names")["generic"]) | names_of_countries()
    loanwords = frozenset(data("names")["loanwords"])
    theirs = [
        (word, beside, is_first)
        for word, beside, is_first in _neighbours(target, added)
        if word[0].lower() not in words and len(word[0]) >= _SHORTEST
    ]
    for word, beside, is_first in _neighbours([run for run in source if len(run) == 2], missing):
        is_name = not is_syllable(word[0]) and word[0].lower() not in words | loanwords
        if not is_name or is_syllable(beside) or beside in words | loanwords:
            continue
        if any(other[1:] == (beside, is_first) for other in theirs) and not _any_form(
            word[0].lower(), added
        ):
            yield word.span(), next(o[0].span() for o in theirs if o[1:] == (beside, is_first))


def _any_form(word: str, added: set[str]) -> bool:
    """Whether the translation has the word with another ending."""
    return any(word[:_SHORTEST] == other[:_SHORTEST] for other in added)
