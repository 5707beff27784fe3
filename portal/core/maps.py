"""Points on a simplified map of the world's land, for `components/map.html`. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class MapPoint:
    """A place to show. The weight (a count) makes its marker larger, the group its shape."""

    label: str
    latitude: Decimal
    longitude: Decimal
    url: str = ""
    weight: int = 1
    group: str = ""
    # A line below the label in the list, such as "since 2003".
    text: str = ""


@dataclass(frozen=True)
class MapFigure:
    """Everything that `components/map.html` needs; `key` must be unique on the page."""

    key: str
    title: str


def map_figure(points: Sequence[MapPoint], *, title: str, key: str = "map") -> MapFigure:
    """The map cropped to its points: `{% include "components/map.html" with map=... %}`."""
    raise NotImplementedError
