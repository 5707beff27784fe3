"""The provinces an article speaks of: hints for the person who imports, never more."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from news.importer.patterns import section

_TITLE_WEIGHT = 10


def place_hints(title: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The province named most often, and those named at least half as often, in that order.

    The capital counts only where it is called a city: central bodies sit there.
    """
    counts: Counter[str] = Counter()
    for place in _found(title):
        counts[place] += _TITLE_WEIGHT
    for text in texts:
        counts.update(_found(text))
    if not counts:
        return ()
    most = counts.most_common(1)[0][1]
    return tuple(place for place, count in counts.most_common() if count * 2 >= most)


def _found(text: str) -> Iterable[str]:
    places = section("places")
    for match in _places().finditer(text):
        place = _names()[match.lastindex or 0]
        if place != places["capital"] or _city_of().search(text[: match.start()][-20:]):
            yield place


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    places = section("places")
    names = {name: re.escape(name) for name in places["names"]}
    names.update({name: "|".join(spellings) for name, spellings in places["aliases"].items()})
    return tuple(names.items())


@cache
def _names() -> tuple[str, ...]:
    return ("", *(name for name, _ in _spellings()))


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        r"\b(?=[^\W\d_a-z])(?:" + "|".join(f"({spelling})" for _, spelling in _spellings()) + r")\b"
    )


@cache
def _city_of() -> re.Pattern[str]:
    return re.compile(section("places")["city_of"])
