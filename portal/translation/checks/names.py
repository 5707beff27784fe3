"""The findings about names: of people, of places, of organisations and countries.

English has no marks: a name is right when it is the same without them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from portal.core.vietnamese_text import has_vietnamese_letters
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.foreign_names import names_of_foreign_places
from portal.translation.checks.lost_names import lost_names
from portal.translation.checks.name_words import (
    WORD,
    are_beside,
    is_syllable,
    name_added,
    name_changed,
)
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair
from portal.translation.checks.vietnamese_names import Name, known_places, names_of, span_of

# Shorter words differ by one letter from too many others.
_SLIPPED: Final = 4


def check_names(pair: TextPair) -> Iterator[Finding]:
    """Names that have become other names."""
    vietnamese_first = pair.source_language == "vi"
    vietnamese, english = pair.source, pair.target
    if not vietnamese_first:
        vietnamese, english = english, vietnamese
    names = list(names_of(vietnamese))
    english_words = list(WORD.finditer(english))
    plain_english = [without_marks(word[0]).lower() for word in english_words]
    plain_vietnamese = [without_marks(word[0]).lower() for word in WORD.finditer(vietnamese)]
    if vietnamese_first:
        yield from _marks_of_some(pair, names, plain_english)
    lost: list[Name] = []
    for name in names:
        at = _position(name.plain, plain_english)
        if at is not None:
            here = english_words[at : at + len(name.words)]
            if vietnamese_first and not _same_marks(name, here):
                yield name_changed(pair, name.span, span_of(here))
            continue
        similar = _similar(name, english_words, plain_english, plain_vietnamese)
        if similar is not None:
            span = (
                english_words[similar].start(),
                english_words[similar + len(name.words) - 1].end(),
            )
            yield name_changed(
                pair, *((name.span, span) if vietnamese_first else (span, name.span))
            )
        elif vietnamese_first:
            lost.append(name)
        elif name.is_person:
            yield name_added(pair, name.span)
    if lost:
        yield from lost_names(pair, lost, [name for name in names if name not in lost])


def _marks_of_some(
    pair: TextPair, names: Sequence[Name], plain_english: Sequence[str]
) -> Iterator[Finding]:
    """Names with their marks in an English text that has others without."""
    written = [(pair.source[slice(*name.span)], name) for name in names]
    marked = [text for text, _name in written if has_vietnamese_letters(text)]
    kept = [text for text in marked if text in pair.target]
    bare = [
        text
        for text, name in written
        if text in marked and text not in kept and _stands_in(name.plain, plain_english)
    ]
    for text in kept if bare else ():
        at = pair.target.index(text)
        message = _("%(name)s is written with its marks, other names without.") % {"name": text}
        yield Finding("name", Severity.WARNING, message, target_span=(at, at + len(text)))


def _same_marks(name: Name, here: list[re.Match[str]]) -> bool:
    """Whether the marks are all gone, or all there, on whichever vowel they are written."""
    written = "".join(word[0] for word in here).lower()
    kept = "".join(name.words).lower()
    if not has_vietnamese_letters(written):
        return True
    return sorted(unicodedata.normalize("NFD", written)) == sorted(
        unicodedata.normalize("NFD", kept)
    )


def _stands_in(name: Sequence[str], text: Sequence[str]) -> bool:
    return _position(name, text) is not None


def _position(name: Sequence[str], text: Sequence[str]) -> int | None:
    wanted, length = list(name), len(name)
    for at in range(len(text) - length + 1):
        if text[at] == wanted[0] and list(text[at : at + length]) == wanted:
            return at
    return None


# --- The same name, nearly --------------------------------------------------------------------


def _similar(
    name: Name,
    english: list[re.Match[str]],
    plain_english: Sequence[str],
    plain_vietnamese: Sequence[str],
) -> int | None:
    """Where the English text has a name of that length that shares some of its words."""
    length, plain = len(name.words), name.plain
    for at in range(len(english) - length + 1):
        window = plain_english[at : at + length]
        same = [ours == theirs for ours, theirs in zip(plain, window, strict=True)]
        if not any(same) or not _may_be_that_name(name, same):
            continue
        if not all(word[0][0].isupper() for word in english[at : at + length]):
            continue
        if not all(map(_may_stand_for, window, plain)) or _is_broken(english[at : at + length]):
            continue
        if tuple(window) not in known_places() and not _stands_in(window, plain_vietnamese):
            return at
    return None


def _may_be_that_name(name: Name, same: list[bool]) -> bool:
    if sum(same) >= len(same) - 1:
        return True
    return name.is_person and same[0]


def _may_stand_for(said: str, meant: str) -> bool:
    """Whether it is another syllable, or a slip of the keys such as "Duog" for "Duong"."""
    if is_syllable(said):
        return True
    slipped = len(said) >= _SLIPPED and OSA.distance(said, meant) == 1
    return slipped and said not in names_of_foreign_places()


def _is_broken(words: list[re.Match[str]]) -> bool:
    return not all(are_beside(first, second) for first, second in pairwise(words))
