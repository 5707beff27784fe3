"""The part of the world that a map shows, and where places stand on it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

# (longitude, latitude) in degrees.
Place = tuple[float, float]

_PADDING: Final = 0.14
_SMALLEST: Final = 14.0
_NORTH, _SOUTH = 78.0, -58.0


@dataclass(frozen=True)
class Frame:
    """A rectangle of degrees, drawn so that shapes are true in its middle."""

    west: float
    north: float
    # Units of the drawing for a degree to the east and to the south.
    across: float
    down: float
    width: float
    height: float

    def at(self, place: Place) -> tuple[float, float]:
        """Where the place stands; east of the frame's edge goes on around the world."""
        longitude, latitude = place
        return (
            round((longitude - self.west) % 360 * self.across, 1),
            round((self.north - latitude) * self.down, 1),
        )


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest way around the world past all of them: its western end and its length."""
    ordered = sorted({longitude % 360 for longitude in longitudes})
    gaps = [
        ((after - before) % 360 or 360, after)
        for before, after in zip(ordered, [*ordered[1:], ordered[0]], strict=True)
    ]
    widest, west = max(gaps)
    return west, 360 - widest


def frame_of(places: Sequence[Place], width: float, ratio: float) -> Frame:
    """A frame around the places, that much wider than high."""
    west, span = _arc([longitude for longitude, _latitude in places])
    latitudes = [latitude for _longitude, latitude in places]
    middle = (min(latitudes) + max(latitudes)) / 2
    true_at = cos(radians(min(abs(middle), 60)))
    high = max((max(latitudes) - min(latitudes)) * (1 + 2 * _PADDING), _SMALLEST)
    high = max(high, span * (1 + 2 * _PADDING) * true_at / ratio)
    high = min(high, _NORTH - _SOUTH)
    wide = min(max(high * ratio / true_at, span * (1 + 2 * _PADDING)), 360.0)
    across = width / wide
    north = min(max(middle + high / 2, _SOUTH + high), _NORTH)
    return Frame(
        west=west - (wide - span) / 2,
        north=north,
        across=across,
        down=across / true_at,
        width=width,
        height=round(high * across / true_at, 1),
    )


def spread(
    points: Sequence[tuple[float, float]], apart: float, width: float, height: float
) -> list[tuple[float, float]]:
    """The points pushed from each other until none is nearer than that, inside the drawing."""
    moved = [list(point) for point in points]
    edge = apart / 2
    for _round in range(400):
        is_calm = True
        for first in range(len(moved)):
            for second in range(first + 1, len(moved)):
                dx = moved[second][0] - moved[first][0]
                dy = moved[second][1] - moved[first][1]
                distance = (dx * dx + dy * dy) ** 0.5
                if distance >= apart:
                    continue
                is_calm = False
                # Two at the very same place go different ways.
                unit = (dx / distance, dy / distance) if distance else (cos(second), cos(first + 2))
                push = (apart - distance) / 2 + 0.1
                for axis in (0, 1):
                    moved[first][axis] -= unit[axis] * push
                    moved[second][axis] += unit[axis] * push
        for point in moved:
            point[0] = min(max(point[0], edge), width - edge)
            point[1] = min(max(point[1], edge), height - edge)
        if is_calm:
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]
