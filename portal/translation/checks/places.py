"""The findings about places, countries and organisations that became others.

A place may be left out ("the province"), so that alone says nothing: it takes another one that
the original does not have.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from portal.translation.checks.findings import Finding, Severity, Span
from portal.translation.checks.lexicon import data
from portal.translation.checks.reading import without_marks
from portal.translation.checks.text_pair import TextPair

_CURRENCY: Final = re.compile(r"US\$|U\.S\.\s*dollars?|US dollars?", re.IGNORECASE)

Found = dict[str, Span]


def check_places(pair: TextPair) -> Iterator[Finding]:
    """One place, country or organisation in the place of another."""
    for find in (_places, _countries, _initials):
        yield from _exchanged(pair, find)


def _exchanged(pair: TextPair, find: Callable[[str, str], Found]) -> Iterator[Finding]:
    source = find(pair.source, pair.source_language)
    target = find(pair.target, pair.target_language)
    missing = [name for name in source if name not in target]
    added = [name for name in target if name not in source]
    for ours, theirs in zip(missing, added, strict=False):
        message = _("%(source)s has become %(target)s.")
        message %= {
            "source": pair.source[slice(*source[ours])],
            "target": pair.target[slice(*target[theirs])],
        }
        yield Finding("name", Severity.ERROR, message, source[ours], target[theirs])


@cache
def _place_pattern(language: str) -> re.Pattern[str]:
    places = sorted(data("names")["places"], key=len, reverse=True)
    if language == "en":
        places = [without_marks(place) for place in places]
    alternatives = "|".join(place.replace(" ", r"\s?") for place in places)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _places(text: str, language: str) -> Found:
    """Places by their name without marks and blanks."""
    searched = text if language == "vi" else without_marks(text)
    if len(searched) != len(text):
        searched = text
    same = data("names")["same_places"]
    return {
        same.get(name := "".join(without_marks(match[0]).lower().split()), name): match.span()
        for match in _place_pattern(language).finditer(searched)
        if match[0][0].isupper()
    }


@cache
def _country_pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        name: country
        for country, written in data("names")["countries"].items()
        for name in written[language]
    }
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w$])(?:{alternatives})(?![\w$])"), names


def _countries(text: str, language: str) -> Found:
    pattern, names = _country_pattern(language)
    hidden = _CURRENCY.sub(lambda match: "_" * len(match[0]), text)
    hidden = _place_pattern(language).sub(lambda match: "_" * len(match[0]), hidden)
    found: Found = {}
    for match in pattern.finditer(hidden):
        if language == "en" or not _is_part_of_name(hidden, match):
            found.setdefault(names[match[0]], match.span())
    return found


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
