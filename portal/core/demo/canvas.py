"""A sheet to draw flat illustrations on: shapes, soft light, mist and paper grain. Pure.

All coordinates are those of the finished picture, 1600 by 1000 pixels from the top left corner.
The sheet itself is drawn at twice that size and reduced at the end, which smooths every edge.
"""

import itertools
import math
import random
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
_SCALE = 2
_GRAIN_STRENGTH = 0.3

Point = tuple[float, float]
Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """The components of "#RRGGBB"."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """A colour on the way from `first` (share 0) to `second` (share 1)."""
    pairs = zip(colour(first), colour(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through `points`."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t * t
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )  # type: ignore[arg-type]
            )
    return [*curve, points[-1]]


@cache
def _grain() -> Image.Image:
    """The paper: the same fine noise for every picture, so that they belong together."""
    noise = random.Random("paper").randbytes(WIDTH * HEIGHT)  # noqa: S311
    paper = Image.frombytes("L", (WIDTH, HEIGHT), noise).filter(ImageFilter.GaussianBlur(0.7))
    fibres = Image.frombytes("L", (WIDTH // 16, HEIGHT // 4), noise[: WIDTH // 16 * (HEIGHT // 4)])
    paper = Image.blend(paper, fibres.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), 0.35)
    return Image.merge("RGB", (paper, paper, paper))


class Canvas:
    """One picture being drawn."""

    def __init__(self, background: str) -> None:
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), background)
        self._draw = ImageDraw.Draw(self.image)

    def gradient(self, stops: Sequence[tuple[float, str]], bottom: float = HEIGHT) -> None:
        """Fill from the top edge down to `bottom` through the colours at relative heights 0-1."""
        rows = 256
        column = Image.new("RGB", (1, rows))
        for row in range(rows):
            position = row / (rows - 1)
            after = next((n for n, stop in enumerate(stops) if stop[0] >= position), len(stops) - 1)
            (y0, above), (y1, below) = stops[max(after - 1, 0)], stops[after]
            share = (position - y0) / (y1 - y0) if y1 > y0 else 0
            column.putpixel((0, row), colour(mix(above, below, share)))
        size = (self.image.width, round(bottom * _SCALE))
        self.image.paste(column.resize(size, Image.Resampling.BILINEAR), (0, 0))

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled outline."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill)

    def ground(self, edge: Sequence[Point], fill: str) -> None:
        """Everything below a line that runs from the left border to the right one."""
        self.polygon([*edge, (edge[-1][0], HEIGHT), (edge[0][0], HEIGHT)], fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """A stroke with rounded joints."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill, round(width * _SCALE), joint="curve")

    def stroke(self, points: Sequence[Point], fill: str, start: float, end: float) -> None:
        """A line with round ends whose width changes from `start` to `end`."""
        for number, ((x0, y0), (x1, y1)) in enumerate(itertools.pairwise(points)):
            share = number / max(len(points) - 2, 1)
            width = start + (end - start) * share
            self.line([(x0, y0), (x1, y1)], fill, width)
            self.disc(x1, y1, width / 2, fill)
        self.disc(*points[0], start / 2, fill)

    def rectangle(
        self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0
    ) -> None:
        """An upright rectangle, its corners rounded by `radius`."""
        box = (left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE)
        self._draw.rounded_rectangle(box, radius * _SCALE, fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """An ellipse around (x, y) with the two radii."""
        box = (x - across, y - down, x + across, y + down)
        self._draw.ellipse(tuple(side * _SCALE for side in box), fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        self.ellipse(x, y, radius, radius, fill)

    def sector(
        self, x: float, y: float, radius: float, start: float, end: float, fill: str
    ) -> None:
        """A slice of a circle, angles in degrees clockwise from three o'clock."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.pieslice(tuple(side * _SCALE for side in box), start, end, fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        """A circle's line."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(
            tuple(side * _SCALE for side in box), outline=fill, width=round(width * _SCALE)
        )

    def capsule(self, start: Point, end: Point, width: float, fill: str) -> None:
        """A bar with round ends."""
        self.line([start, end], fill, width)
        self.disc(*start, width / 2, fill)
        self.disc(*end, width / 2, fill)

    def star(self, x: float, y: float, radius: float, points: int, depth: float, fill: str) -> None:
        """A star with its first point upwards; `depth` is the inner radius as a share."""
        corners = []
        for number in range(points * 2):
            reach = radius if number % 2 == 0 else radius * depth
            angle = math.pi * number / points - math.pi / 2
            corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        self.polygon(corners, fill)

    def glow(self, x: float, y: float, radius: float, fill: str, strength: float) -> None:
        """Light that fades from (x, y) outwards; `strength` 0-1 is its share in the middle."""
        side = round(radius * 2 * _SCALE)
        small = ImageChops.invert(Image.radial_gradient("L"))
        mask = small.point([round(max(0, value - 75) * 1.41 * strength) for value in range(256)])
        mask = mask.resize((side, side), Image.Resampling.BILINEAR)
        place = (round((x - radius) * _SCALE), round((y - radius) * _SCALE))
        self.image.paste(Image.new("RGB", (side, side), fill), place, mask)

    def mist(self, top: float, bottom: float, fill: str, strength: float) -> None:
        """A veil that thickens from `top` to `bottom`."""
        size = (self.image.width, round((bottom - top) * _SCALE))
        veil = Image.linear_gradient("L").point([round(value * strength) for value in range(256)])
        mask = veil.resize(size, Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", size, fill), (0, round(top * _SCALE)), mask)

    def tiles(self, left: float, top: float, pattern: Image.Image, cell: float) -> None:
        """Paste a small picture with each of its pixels as a square of `cell`."""
        size = (round(pattern.width * cell * _SCALE), round(pattern.height * cell * _SCALE))
        place = (round(left * _SCALE), round(top * _SCALE))
        self.image.paste(pattern.resize(size, Image.Resampling.NEAREST), place)

    def finished(self) -> Image.Image:
        """The picture in its final size, on paper."""
        picture = self.image.reduce(_SCALE)
        return Image.blend(picture, ImageChops.soft_light(picture, _grain()), _GRAIN_STRENGTH)
