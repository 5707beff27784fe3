"""The findings about words of which one has become another.

First and second prize, mayors and governors, mornings and evenings.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from portal.translation.checks.findings import Finding, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import name_replaced
from portal.translation.checks.text_pair import TextPair

# Names of countries, and of a festival, which have other names in Vietnamese.
_HIDDEN: Final = re.compile(
    r"\bmid-autumn\b"
    r"|\b(?:south|north)(?:ern)? (?:korea|africa|sudan|america|carolina|dakota|ireland)\w*",
    re.IGNORECASE,
)


def check_exchanged_words(pair: TextPair) -> Iterator[Finding]:
    """All of one thing is gone, and another thing of its group has come in."""
    source, target = _hidden(pair.source), _hidden(pair.target)
    for group in data("exchanged"):
        ours = _found(group, source, pair.source_language)
        theirs = _found(group, target, pair.target_language)
        if not ours or not theirs:
            continue
        said = _mentioned(group, source, pair.source_language)
        there = _mentioned(group, target, pair.target_language)
        missing = [name for name in ours if name not in theirs and name not in there]
        added = [name for name in theirs if name not in said and not _is_said(name, ours, theirs)]
        for name, other in zip(missing, added, strict=False):
            yield name_replaced(pair, ours[name], theirs[other])


def _hidden(text: str) -> str:
    return _HIDDEN.sub(lambda match: "_" * len(match[0]), text)


def _is_said(name: str, ours: Mapping[str, Span], theirs: Mapping[str, Span]) -> bool:
    """Whether the original has it, or the same words stand for something that it has."""
    return name in ours or any(theirs[name] == theirs.get(other) for other in ours)


def _found(group: str, text: str, language: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for match in _pattern(group, language).finditer(text):
        for name in _names(group, language)[_as_written(match[0])]:
            found.setdefault(name, match.span())
    return found


def _mentioned(group: str, text: str, language: str) -> frozenset[str]:
    """The things of which there is a word that may say something else, too."""
    return frozenset(
        name
        for name, said in data("exchanged")[group].items()
        if "also" in said and _any_of(tuple(said["also"][language])).search(text)
    )


def _as_written(text: str) -> str:
    return re.sub(r"\d", "#", text.lower())


@cache
def _names(group: str, language: str) -> dict[str, list[str]]:
    """Which things of the group each expression may mean."""
    names: dict[str, list[str]] = {}
    for name, said in data("exchanged")[group].items():
        for expression in said[language]:
            names.setdefault(expression, []).append(name)
    return names


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return _any_of(tuple(_names(group, language)))


@cache
def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(expressions, key=len, reverse=True)
    alternatives = "|".join(re.escape(said).replace(r"\#", r"\d") for said in longest_first)
    return re.compile(rf"(?:(?<!\w)|(?=/))(?:{alternatives})(?!\w)", re.IGNORECASE)
