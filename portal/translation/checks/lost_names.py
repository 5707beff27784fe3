"""Vietnamese names of which the translation has nothing, and what stands in their place.

A name that is gone may have been left out for good reasons; somebody who was introduced by name
and title is missed all the same, and so is a name where another one has come in.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.lexicon import words
from portal.translation.checks.name_words import (
    WORD,
    are_beside,
    is_syllable,
    name_missing,
    name_replaced,
)
from portal.translation.checks.places import mentions_of_countries
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.vietnamese_names import (
    Name,
    has_title,
    known_places,
    span_of,
)

# Half of all Vietnamese women share the one, and as many men the other.
_COMMON: Final = frozenset({"thi", "van"})
# Whose names Vietnamese writes by its own reading of their characters.
_OTHER_READING: Final = frozenset({"China", "Taiwan", "NorthKorea"})
_PRONOUN: Final = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:^|[.!?:;\u201c\"(\u2013-])\s*$")

_Run = list[re.Match[str]]


def lost_names(pair: TextPair, lost: Sequence[Name], there: Sequence[Name]) -> Iterator[Finding]:
    """What is said of each lost name; `there` are the names that the translation has."""
    kept = {word for name in there for word in name.plain}
    written = {word[0] for word in WORD.finditer(pair.target) if word[0][0].isupper()}
    left = {without_marks(word).lower() for word in written} - kept - _COMMON
    strangers = _strangers(pair)
    for name in lost:
        telling = {word for word in name.plain if len(word) > 1} - _COMMON
        if telling & left:
            if name.is_person:
                yield name_missing(pair, name.span)
        elif strangers and any(map(has_vietnamese_letters, name.words)):
            yield name_replaced(pair, name.span, span_of(strangers.pop(0)))
        elif name.is_person:
            yield name_missing(pair, name.span, _severity(pair, name, there))


def _severity(pair: TextPair, name: Name, there: Sequence[Name]) -> Severity:
    if not has_title(pair.source, name.span[0]):
        return Severity.WARNING
    if not any(other.is_person for other in there) and _PRONOUN.search(pair.target):
        return Severity.WARNING
    both = (pair.source, pair.source_language), (pair.target, pair.target_language)
    named = {country for side in both for country, _span in mentions_of_countries(*side)}
    return Severity.WARNING if named & _OTHER_READING else Severity.ERROR


def _strangers(pair: TextPair) -> list[_Run]:
    """What looks like a Vietnamese name in the translation and has no word of the original."""
    in_source = {without_marks(word).lower() for word in WORD.findall(pair.source)}
    return [
        run
        for run in _capitalised(pair.target)
        if len(run) > 1
        and not in_source.intersection(_plain(run))
        and _plain(run) not in known_places()
        and _looks_vietnamese(run)
    ]


def _capitalised(text: str) -> Iterator[_Run]:
    """Words Written Like This of the shape of a Vietnamese syllable, side by side."""
    run: _Run = []
    for word in WORD.finditer(text):
        fits = word[0].istitle() and is_syllable(word[0])
        if fits and not run and _is_english(word[0]) and _OPENS.search(text, 0, word.start()):
            continue
        if run and not (fits and are_beside(run[-1], word)):
            yield run
            run = []
        if fits:
            run.append(word)
    if run:
        yield run


def _plain(run: _Run) -> tuple[str, ...]:
    return tuple(without_marks(word[0]).lower() for word in run)


def _is_english(word: str) -> bool:
    return word.lower() in words("en", "like_syllables", "words")


def _looks_vietnamese(run: _Run) -> bool:
    return not any(_is_english(word[0]) for word in run)
