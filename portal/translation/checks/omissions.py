"""The findings about what has been left out: sentences, and members of a list."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.translation.checks.anchors import elements
from portal.translation.checks.findings import Finding, Severity
from portal.translation.checks.lexicon import words
from portal.translation.checks.markup import plain_text
from portal.translation.checks.text_pair import TextPair
from portal.translation.text.sentences import sentences_of

# Wherever a sentence might end, "5 p.m. The" included, but behind a title.
_MAY_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?:;|[.!?\u2026]\W*\s+(?=[\W\d]*[^\Wa-z\d_]))"
)
_FINISHED: Final = re.compile(r"[.!?\u2026]\W*$")
_LAST_WORD: Final = re.compile(r"(\w+)\s*$")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_FULL_STOP: Final = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|No|St)\.")
_CLAUSE_END: Final = re.compile(r"[.;:!?\u2026]\s")
_FEWEST: Final = 3
# "A, where B and C" looks like three members; with one comma more it is hardly anything else.
_CERTAIN: Final = 4
_SHORT: Final = 40
_LONG: Final = 100
_MOST_IS_GONE: Final = 0.4
_MUCH_IS_GONE: Final = 0.6
_A_SENTENCE_IS_GONE: Final = 0.89
_MUCH_IS_ADDED: Final = 2.5
# What is listed in more words is a clause.
_LONGEST_MEMBER: Final = 5


def check_omissions(pair: TextPair) -> Iterator[Finding]:
    """Much too short, or long; fewer sentences; a list of which one member is missing."""
    yield from _length(pair)
    yield from _lists(pair)


def _length(pair: TextPair) -> Iterator[Finding]:
    source, target = len(pair.source), len(pair.target)
    ours = len(sentences_of(pair.source, pair.source_language))
    theirs = 1 + len(_MAY_END.findall(pair.target.strip()))
    if source >= _LONG and target < source * _MOST_IS_GONE:
        message = _("The translation is much shorter than the original: is anything missing?")
        yield Finding("omission", Severity.ERROR, message)
    elif ours > theirs and target < source:
        # Who makes one sentence of two says in it what both say.
        severity = Severity.ERROR if target < source * _A_SENTENCE_IS_GONE else Severity.WARNING
        message = _("The translation has fewer sentences than the original: is one missing?")
        yield Finding("omission", severity, message)
    elif source >= _LONG and target < source * _MUCH_IS_GONE:
        message = _("The translation is much shorter than the original: is anything missing?")
        yield Finding("omission", Severity.WARNING, message)
    if target > max(source, _LONG) * _MUCH_IS_ADDED:
        severity = Severity.ERROR if source >= _LONG else Severity.WARNING
        message = _("The translation is much longer than the original.")
        yield Finding("omission", severity, message)
    yield from _form(pair)


def _form(pair: TextPair) -> Iterator[Finding]:
    """What breaks off, and what stands there twice."""
    ending = _LAST_WORD.search(pair.target) if _FINISHED.search(pair.source) else None
    if ending and ending[1].lower() in words(pair.target_language, "lists", "never_last"):
        message = _("The translation breaks off after “%(word)s”.") % {"word": ending[1]}
        yield Finding("omission", Severity.ERROR, message, None, ending.span(1))
    said = [sentence.strip() for sentence in sentences_of(pair.target, pair.target_language)]
    source = [one.strip() for one in sentences_of(pair.source, pair.source_language)]
    twice = next((one for one in said if len(one) > _SHORT and said.count(one) > 1), None)
    if twice and len(set(source)) == len(source):
        message = _("The same sentence stands there twice: “%(sentence)s”.")
        message %= {"sentence": Truncator(twice).chars(_SHORT)}
        yield Finding("omission", Severity.ERROR, message)


def _lists(pair: TextPair) -> Iterator[Finding]:
    """Asked of single sentences and of what stands in one tag.

    Of several sentences nobody knows which list answers which.
    """
    parts = [(pair.source, pair.target)]
    ours, theirs = elements(pair.pair.source), elements(pair.pair.target)
    for key in ours.keys() & theirs.keys():
        if len(ours[key]) == len(theirs[key]) == 1:
            parts.append((plain_text(ours[key][0]), plain_text(theirs[key][0])))
    for source, target in parts:
        sides = (source, pair.source_language), (target, pair.target_language)
        if all(len(sentences_of(*side)) <= 1 for side in sides) and (
            finding := _missing_member(*(_listed(*side) for side in sides))
        ):
            yield finding
            return


def _missing_member(
    ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]
) -> Finding | None:
    if len(ours) != 1 or len(theirs) != 1:
        return None
    fewest, most = min(ours[0]), max(theirs[0])
    if fewest < _FEWEST or most != fewest - 1:
        return None
    message = _("The original lists %(ours)d things, the translation %(theirs)d.")
    severity = Severity.ERROR if fewest >= _CERTAIN else Severity.WARNING
    return Finding("omission", severity, message % {"ours": fewest, "theirs": most})


def _listed(text: str, language: str) -> list[tuple[int, int]]:
    """How many members each list has that ends with an "and"; numbers and brackets aside."""
    plain = _FULL_STOP.sub(r"\1", _BRACKETS.sub("", text))
    for phrase in sorted(words(language, "lists", "one_thing"), key=len, reverse=True):
        plain = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", "it", plain, flags=re.IGNORECASE)
    clauses = _CLAUSE_END.split(plain)
    return [found for clause in clauses if (found := _members(clause, language))]


def _members(clause: str, language: str) -> tuple[int, int] | None:
    """How many there are at least and at most; None where nobody can tell where they begin.

    In "in Ha Noi, rice, salt and books" Ha Noi is none of them, but it is in "in Ha Noi, Hue and
    Da Nang".
    """
    joints = "|".join(map(re.escape, words(language, "lists", "joints")))
    before, *after = re.split(rf",\s+(?:{joints})\s+", clause.strip())
    if not after:
        # Without the comma, an "and" inside a member cannot be told from the last one.
        before, *after = re.split(rf"\s+(?:{joints})\s+", clause.strip())
    first, *more = before.split(", ")
    if len(after) != 1 or any(not _is_member(part, language) for part in more):
        return None
    sure = len([*more, *after])
    return sure + _is_open(first, language), sure + 1


def _is_member(part: str, language: str) -> bool:
    """A thing in few words; with a verb or a number it is a clause."""
    said = part.lower().split()
    is_clause = not words(language, "lists", "verbs").isdisjoint(said) or any(
        character.isdigit() for character in part
    )
    return len(said) <= _LONGEST_MEMBER and _is_open(part, language) and not is_clause


def _is_open(part: str, language: str) -> bool:
    first = part.lower().split()[:1]
    return bool(first) and words(language, "lists", "no_member").isdisjoint(first)
