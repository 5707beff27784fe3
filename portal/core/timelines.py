"""Moments in the order of time, for `components/timeline.html`. Pure: no Django models."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


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
    """The moments grouped by year: `{% include "components/timeline.html" with years=... %}`."""
    raise NotImplementedError
