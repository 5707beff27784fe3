"""Moments in the order of time, for `components/timeline.html`. Pure: no Django models."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby


@dataclass(frozen=True)
class Moment:
    """Something that happened. `written_date` is for dates of which only a part is known."""

    happened_on: date
    heading: str
    text: str = ""
    url: str = ""
    # A word for the kind of event ("congress", "visit"), in the reader's language.
    kind: str = ""
    written_date: str = ""
    # Invented for demonstration: the reader sees a mark.
    is_demo: bool = False


@dataclass(frozen=True)
class YearOfMoments:
    """The moments of one year."""

    year: int
    moments: tuple[Moment, ...]


def by_year(moments: Iterable[Moment], *, newest_first: bool = False) -> list[YearOfMoments]:
    """The moments grouped by year: `{% include "components/timeline.html" with years=... %}`.

    Those of one day stay in the order in which they are given.
    """
    ordered = sorted(moments, key=lambda moment: moment.happened_on, reverse=newest_first)
    return [
        YearOfMoments(year, tuple(group))
        for year, group in groupby(ordered, key=lambda moment: moment.happened_on.year)
    ]
