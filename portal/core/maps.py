"""Points on a simplified map of the world's land, for `components/map.html`. Pure.

Only land is drawn, never a border. Every map shows Viet Nam and names its two
archipelagos in the East Sea, as the law on maps published in the country expects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import gettext

from portal.core.map_frames import Frame, Place, frame_of, spread

_LAND: Final = Path(__file__).parent / "land.txt"
_TENTHS: Final = 10
# The corners of the country; it is on every map, and so are its islands.
_HOME: Final = ((102.1, 23.4), (109.5, 8.5))
_HOANG_SA: Final = (112.0, 16.5)
_TRUONG_SA: Final = (114.0, 10.0)
# Far enough that a finger finds one marker and not two.
_APART: Final = 27.0
_MOVED: Final = 3.0
_NAME_WIDTH: Final = 150.0
_NAME_HEIGHT: Final = 15.0


@dataclass(frozen=True)
class MapPoint:
    """A place to show. What its weight counts stands in `text`, the line below its label."""

    label: str
    latitude: Decimal
    longitude: Decimal
    url: str = ""
    weight: int = 1
    group: str = ""
    text: str = ""


@dataclass(frozen=True)
class Pin:
    """A numbered marker; `from_x` and `from_y` are its place, where it had to be moved."""

    number: int
    point: MapPoint
    tone: int
    x: float
    y: float
    from_x: float
    from_y: float

    @property
    def is_moved(self) -> bool:
        """Whether a line has to lead to the place."""
        return abs(self.x - self.from_x) > _MOVED or abs(self.y - self.from_y) > _MOVED


@dataclass(frozen=True)
class Archipelago:
    """Islands too small to draw, named beside a dot."""

    label: str
    x: float
    y: float
    # The height of the name, which keeps clear of the other's on a map of the world.
    name_y: float
    # Whether the name stands to the left, where there is no room to the right.
    is_before: bool


@dataclass(frozen=True)
class Land:
    """The coasts of one turn around the world, in the degrees of their file."""

    # From tenths of a degree to the sheet.
    transform: str
    path: str


@dataclass(frozen=True)
class MapDrawing:
    """The map on a sheet of one width."""

    frame: Frame
    lands: Sequence[Land]
    pins: Sequence[Pin]
    archipelagos: Sequence[Archipelago]


@dataclass(frozen=True)
class MapFigure:
    """Everything that `components/map.html` needs; `key` must be unique on the page."""

    key: str
    title: str
    wide: MapDrawing
    narrow: MapDrawing


@cache
def _coasts() -> tuple[tuple[str, tuple[int, int, int, int]], ...]:
    """Every coast as a path, with its west, east, south and north in tenths of a degree."""
    coasts = []
    for line in _LAND.read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        steps = [tuple(map(int, pair.split(","))) for pair in line.split()]
        xs, ys = [steps[0][0]], [steps[0][1]]
        for dx, dy in steps[1:]:
            xs.append(xs[-1] + dx)
            ys.append(ys[-1] + dy)
        start, *others = line.split()
        coasts.append((f"M{start}l{' '.join(others)}z", (min(xs), max(xs), min(ys), max(ys))))
    return tuple(coasts)


def _seen(box: tuple[int, int, int, int], frame: Frame, shift: float) -> bool:
    west, east, south, north = (edge / _TENTHS for edge in box)
    right = frame.west + frame.width / frame.across
    bottom = frame.north - frame.height / frame.down
    return (
        west + shift < right and east + shift > frame.west and south < frame.north
        and north > bottom
    )  # fmt: skip


def _matrix(frame: Frame, shift: float) -> str:
    """From tenths of a degree to the sheet, as SVG transforms."""
    across, down = frame.across / _TENTHS, frame.down / _TENTHS
    left, top = (shift - frame.west) * frame.across, frame.north * frame.down
    return f"matrix({across:.5f} 0 0 {-down:.5f} {left:.2f} {top:.2f})"


def _lands(frame: Frame) -> list[Land]:
    """What is seen of the file's world, which begins at -180, and of its neighbours."""
    lands = []
    for shift in (-360.0, 0.0, 360.0):
        path = "".join(path for path, box in _coasts() if _seen(box, frame, shift))
        if path:
            lands.append(Land(_matrix(frame, shift), path))
    return lands


def _archipelago(label: str, frame: Frame, place: Place) -> Archipelago:
    x, y = frame.at(place)
    other = frame.at(_TRUONG_SA if place == _HOANG_SA else _HOANG_SA)
    missing = max(0.0, _NAME_HEIGHT - abs(y - other[1])) / 2
    name_y = round(y + (missing if y > other[1] else -missing), 1)
    return Archipelago(label, x, y, name_y, is_before=x + _NAME_WIDTH > frame.width)


def _drawing(points: Sequence[MapPoint], width: float, ratio: float) -> MapDrawing:
    places: list[Place] = [(float(p.longitude), float(p.latitude)) for p in points]
    frame = frame_of([*places, *_HOME, _HOANG_SA, _TRUONG_SA], width, ratio)
    groups = list(dict.fromkeys(point.group for point in points))
    true_places = [frame.at(place) for place in places]
    pins = [
        Pin(number, point, groups.index(point.group) % 6 + 1, x, y, *true)
        for number, (point, (x, y), true) in enumerate(
            zip(
                points, spread(true_places, _APART, frame.width, frame.height), true_places,
                strict=True,
            ),
            start=1,
        )
    ]  # fmt: skip
    named = (
        (gettext("Hoang Sa (Viet Nam)"), _HOANG_SA),
        (gettext("Truong Sa (Viet Nam)"), _TRUONG_SA),
    )
    islands = [_archipelago(label, frame, place) for label, place in named]
    return MapDrawing(frame, _lands(frame), pins, islands)


def map_figure(points: Sequence[MapPoint], *, title: str, key: str = "map") -> MapFigure:
    """The map cropped to its points: `{% include "components/map.html" with map=... %}`."""
    return MapFigure(key, title, _drawing(points, 720.0, 1.75), _drawing(points, 340.0, 1.05))
