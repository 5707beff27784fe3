"""The findings about places, countries and organisations that became others.

A place may be left out ("the province"), so that alone says nothing: it takes another one that
the original does not have.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.name_words import name_missing, name_replaced
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_CURRENCY: Final = re.compile(r"US\$|U\.S\.\s*dollars?|US dollars?", re.IGNORECASE)

_VIET_NAM_AND: Final = re.compile(r"Vi(?:\u1ec7|e)t(?: ?[Nn]am)? ?[-\u2013] ?$")
_BRACKETS: Final = re.compile(r"\([^()]*\)")

_LIST: Final = 3

Found = dict[str, Span]
_Mentions = Callable[[str, str], tuple[tuple[str, Span], ...]]


def check_places(pair: TextPair) -> Iterator[Finding]:
    """One place, country or organisation in the place of another."""
    for find in (_places, _countries, _friends, _foreign_places, _initials):
        yield from _exchanged(pair, find)
    for mentions in (mentions_of_countries, _mentions_of_places):
        yield from _one_mention_exchanged(pair, mentions)
    yield from _exchanged_in_brackets(pair)
    yield from _left_out_of_list(pair)


def _left_out_of_list(pair: TextPair) -> Iterator[Finding]:
    """One of several countries or places, of which all others are there."""
    for find in (_countries, _places):
        source = find(pair.source, pair.source_language)
        target = find(pair.target, pair.target_language)
        missing = source.keys() - target.keys()
        if len(source) >= _LIST and len(missing) == 1 and target.keys() <= source.keys():
            (name,) = missing
            yield name_missing(pair, source[name], Severity.ERROR)


def _exchanged(pair: TextPair, find: Callable[[str, str], Found]) -> Iterator[Finding]:
    source = find(pair.source, pair.source_language)
    target = find(pair.target, pair.target_language)
    missing = [name for name in source if name not in target]
    added = [name for name in target if name not in source]
    for ours, theirs in zip(missing, added, strict=False):
        yield name_replaced(pair, source[ours], target[theirs])


def _one_mention_exchanged(pair: TextPair, mentions: _Mentions) -> Iterator[Finding]:
    """A country or place of which one mention, and not the only one, has become another.

    Asked only where both texts speak of them equally often: translators name a country once
    less, or add one to a town that few readers know.
    """
    source = mentions(pair.source, pair.source_language)
    target = mentions(pair.target, pair.target_language)
    if len(source) != len(target):
        return
    ours, theirs = (Counter(name for name, _span in side) for side in (source, target))
    less, more = ours - theirs, theirs - ours
    if less.total() != 1 or more.total() != 1:
        return
    missing, added = next(iter(less)), next(iter(more))
    if missing in theirs and added not in ours:
        yield name_replaced(pair, dict(source)[missing], dict(target)[added])


def _exchanged_in_brackets(pair: TextPair) -> Iterator[Finding]:
    """The country in brackets behind a place."""
    source = _countries(pair.source, pair.source_language)
    target = _countries(pair.target, pair.target_language)
    ours = _in_brackets(pair.source, pair.source_language)
    theirs = _in_brackets(pair.target, pair.target_language)
    missing = [name for name in ours if name not in theirs and name in target]
    added = [name for name in theirs if name not in source]
    for name, other in zip(missing, added, strict=False):
        yield name_replaced(pair, ours[name], theirs[other])


def _in_brackets(text: str, language: str) -> Found:
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    if not brackets:
        return {}
    return {
        name: span
        for name, span in mentions_of_countries(text, language)
        if any(start <= span[0] and span[1] <= end for start, end in brackets)
    }


@cache
def _place_pattern(language: str) -> re.Pattern[str]:
    places = sorted(data("names")["places"], key=len, reverse=True)
    if language == "en":
        places = [without_marks(place) for place in places]
    alternatives = "|".join(place.replace(" ", r"\s?") for place in places)
    return re.compile(rf"(?<!\w)(?=[A-Z\u00c0-\u1ef8])(?i:{alternatives})(?!\w)")


def _mentions_of_places(text: str, language: str) -> tuple[tuple[str, Span], ...]:
    """Places by their name without marks and blanks, in the order of the text."""
    searched = text if language == "vi" else without_marks(text)
    if len(searched) != len(text):
        searched = text
    same = data("names")["same_places"]
    return tuple(
        (same.get(name := "".join(without_marks(match[0]).lower().split()), name), match.span())
        for match in _place_pattern(language).finditer(searched)
        if match[0][0].isupper()
    )


def _places(text: str, language: str) -> Found:
    return dict(_mentions_of_places(text, language))


@cache
def _pattern(table: str, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        name: country
        for country, written in data("names")[table].items()
        for name in written[language]
    }
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w$])(?=[A-Zn\u00c0-\u1ef8])(?:{alternatives})(?![\w$])"), names


def _foreign_places(text: str, language: str) -> Found:
    pattern, names = _pattern("foreign_places", language)
    found: Found = {}
    for match in pattern.finditer(text):
        found.setdefault(names[match[0]], match.span())
    return found


def _countries(text: str, language: str) -> Found:
    found: Found = {}
    for country, span in mentions_of_countries(text, language):
        found.setdefault(country, span)
    return found


def _friends(text: str, language: str) -> Found:
    """The countries of friendship associations: Viet Nam and China, of which only China counts."""
    return {
        country: span
        for country, span in mentions_of_countries(text, language)
        if _VIET_NAM_AND.search(text, max(0, span[0] - 14), span[0])
    }


@lru_cache(maxsize=4096)
def mentions_of_countries(text: str, language: str) -> tuple[tuple[str, Span], ...]:
    """Each country, and where it is named, in the order of the text."""
    return tuple(_find_countries(text, language))


def _find_countries(text: str, language: str) -> Iterator[tuple[str, Span]]:
    pattern, names = _pattern("countries", language)
    hidden = _CURRENCY.sub(lambda match: "_" * len(match[0]), text)
    hidden = _place_pattern(language).sub(lambda match: "_" * len(match[0]), hidden)
    for match in pattern.finditer(hidden):
        if language == "en" or not _is_part_of_name(hidden, match):
            yield names[match[0]], match.span()


_CAPITALISED_BEFORE: Final = re.compile(r"[^\W\d_]+ $")
_BESIDE_DASH: Final = re.compile(r"^ ?[-\u2013]|[-\u2013] ?$")
_CAPITALISED_AFTER: Final = re.compile(r" [^\W\d_]+")


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Whether a country of one syllable is a syllable of a longer name."""
    if " " in match[0] or "-" in match[0]:
        return False
    if match[0] in data("names")["only_beside_dash"]:
        return not _BESIDE_DASH.search(text[max(0, match.start() - 2) : match.end() + 2])
    before = _CAPITALISED_BEFORE.search(text, max(0, match.start() - 12), match.start())
    after = _CAPITALISED_AFTER.match(text, match.end())
    return bool(before and before[0][0].isupper()) or bool(after and after[0][1].isupper())


@cache
def _initials_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(data('names')['initials'])})(?!\w)")


def _initials(text: str, _language: str) -> Found:
    return {match[0]: match.span() for match in _initials_pattern().finditer(text)}
