"""What several illustrations share: ridges, trees, houses, people, woven bands. Pure."""

import math
import random
from collections.abc import Sequence

from PIL import Image

from portal.core.demo import palette as p
from portal.core.demo.canvas import WIDTH, Canvas, Point, colour, mix, smooth

_STEP = 8


def hills(rng: random.Random, level: float, height: float, length: float) -> list[Point]:
    """A soft horizon around `level`: two waves, the longer one `length` pixels."""
    first, second = rng.uniform(0, math.tau), rng.uniform(0, math.tau)
    return [
        (
            x,
            level
            - height * 0.7 * math.sin(x / length * math.tau + first)
            - height * 0.3 * math.sin(x / length * math.tau * 2.3 + second),
        )
        for x in range(-_STEP, WIDTH + 2 * _STEP, _STEP)
    ]


def karst(rng: random.Random, level: float, height: float, count: int) -> list[Point]:
    """The steep, rounded limestone peaks of the north, standing on `level`."""
    gap = WIDTH / count
    peaks = [
        (
            gap * (number + rng.uniform(-0.1, 1.1)),
            height * rng.uniform(0.4, 1.0),
            gap * rng.uniform(0.42, 0.75),
        )
        for number in range(-1, count + 1)
    ]
    return [
        (
            x,
            level
            - max(
                tall * math.exp(-(abs((x - middle) / wide) ** 1.7)) for middle, tall, wide in peaks
            ),
        )
        for x in range(-_STEP, WIDTH + 2 * _STEP, _STEP)
    ]


def height_at(edge: Sequence[Point], x: float) -> float:
    """The height of a horizon at `x`."""
    return min(edge, key=lambda point: abs(point[0] - x))[1]


def round_tree(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    """A tree standing at (x, y) with a crown of two greens."""
    canvas.capsule((x, y), (x, y - size), size * 0.12, p.BARK)
    canvas.ellipse(x, y - size * 1.25, size * 0.55, size * 0.68, fill)
    canvas.ellipse(
        x + size * 0.14, y - size * 1.38, size * 0.34, size * 0.44, mix(fill, p.STRAW, 0.22)
    )


def palm(canvas: Canvas, x: float, y: float, size: float, fill: str, lean: float = 0.15) -> None:
    """A fan palm with a bent trunk."""
    top = (x + size * lean, y - size)
    canvas.stroke(
        smooth([(x, y), (x + size * lean * 0.2, y - size * 0.5), top]),
        p.BARK,
        size * 0.07,
        size * 0.05,
    )
    for number in range(9):
        angle = math.radians(-200 + number * 27.5)
        reach = size * (0.46 if number % 2 else 0.52)
        tip = (
            top[0] + reach * math.cos(angle),
            top[1] + reach * math.sin(angle) * 0.8 + reach * 0.22,
        )
        bend = (top[0] + reach * 0.55 * math.cos(angle), top[1] + reach * 0.62 * math.sin(angle))
        shade = mix(fill, p.STRAW if number % 2 else p.INK, 0.14)
        canvas.stroke(smooth([top, bend, tip], 6), shade, size * 0.085, size * 0.01)


def bamboo(canvas: Canvas, rng: random.Random, x: float, y: float, size: float, fill: str) -> None:
    """A clump of bamboo bending outwards."""
    for number in range(7):
        lean = (number - 3) * 0.13 + rng.uniform(-0.04, 0.04)
        tall = size * rng.uniform(0.8, 1.1)
        tip = (x + tall * lean * 1.3, y - tall * 0.97)
        stem = smooth(
            [(x + number * size * 0.02, y), (x + tall * lean * 0.5, y - tall * 0.6), tip], 8
        )
        shade = mix(fill, p.INK if number % 2 else p.STRAW, 0.15)
        canvas.stroke(stem, shade, size * 0.028, size * 0.01)
        for share in range(6, len(stem), 2):
            px, py = stem[share]
            side = 1 if share % 4 else -1
            canvas.stroke(
                [(px, py), (px + side * size * 0.09, py + size * 0.05)],
                shade,
                size * 0.03,
                size * 0.006,
            )


def stilt_house(canvas: Canvas, x: float, y: float, size: float, lit: bool = False) -> None:
    """A house on stilts, its floor's middle at (x, y); `size` is half its width."""
    for share in (-0.8, -0.4, 0, 0.4, 0.8):
        canvas.rectangle(
            x + size * share - size * 0.03,
            y,
            x + size * share + size * 0.03,
            y + size * 0.42,
            p.BARK,
        )
    canvas.rectangle(x - size * 0.86, y - size * 0.4, x + size * 0.86, y, p.TIMBER)
    for share in range(-8, 9, 2):
        plank = x + size * share / 10
        canvas.line([(plank, y - size * 0.4), (plank, y)], mix(p.TIMBER, p.INK, 0.2), size * 0.012)
    for share in (-0.55, 0.1):
        window = p.STRAW if lit else mix(p.BARK, p.INK, 0.4)
        left = x + size * share
        canvas.rectangle(left, y - size * 0.3, left + size * 0.26, y - size * 0.06, window)
        canvas.line(
            [(left + size * 0.13, y - size * 0.3), (left + size * 0.13, y - size * 0.06)],
            p.BARK,
            size * 0.02,
        )
    canvas.rectangle(x - size * 0.96, y - size * 0.02, x + size * 0.96, y + size * 0.05, p.BARK)
    roof, dark = mix(p.EARTH, p.TIMBER, 0.5), mix(p.BARK, p.EARTH, 0.35)
    outline = [
        (x - size * 1.12, y - size * 0.3), (x - size * 0.62, y - size * 0.98),
        (x + size * 0.62, y - size * 0.98), (x + size * 1.12, y - size * 0.3),
    ]  # fmt: skip
    canvas.polygon(outline, roof)
    canvas.polygon(
        [
            outline[2],
            outline[3],
            (x + size * 0.72, y - size * 0.3),
            (x + size * 0.42, y - size * 0.98),
        ],
        dark,
    )
    for layer in range(1, 5):
        share = layer / 5
        level = y - size * (0.98 - 0.68 * share)
        half = size * (0.62 + 0.5 * share)
        canvas.line([(x - half, level), (x + half, level)], mix(roof, p.INK, 0.25), size * 0.016)
    canvas.capsule(
        (x - size * 0.66, y - size * 0.98), (x + size * 0.66, y - size * 0.98), size * 0.06, dark
    )
    canvas.line(
        [(x - size * 0.1, y + size * 0.03), (x - size * 0.28, y + size * 0.44)],
        p.TIMBER,
        size * 0.035,
    )
    canvas.line(
        [(x + size * 0.06, y + size * 0.03), (x - size * 0.12, y + size * 0.44)],
        p.TIMBER,
        size * 0.035,
    )
    for step in range(1, 5):
        share = step / 5
        left = x - size * (0.1 + 0.18 * share)
        level = y + size * (0.03 + 0.41 * share)
        canvas.line([(left, level), (left + size * 0.16, level)], p.TIMBER, size * 0.025)


def person(
    canvas: Canvas, x: float, y: float, size: float, dress: str, hat: str | None = None
) -> None:
    """A small figure standing at (x, y), with a conical hat or dark hair."""
    skin = "#C98F67"
    canvas.polygon(
        [
            (x - size * 0.1, y - size * 0.66),
            (x + size * 0.1, y - size * 0.66),
            (x + size * 0.22, y),
            (x - size * 0.22, y),
        ],
        dress,
    )
    band = mix(dress, p.PAPER, 0.55)
    canvas.polygon(
        [
            (x - size * 0.19, y - size * 0.16),
            (x + size * 0.19, y - size * 0.16),
            (x + size * 0.205, y - size * 0.08),
            (x - size * 0.205, y - size * 0.08),
        ],
        band,
    )
    canvas.capsule(
        (x - size * 0.13, y - size * 0.58),
        (x - size * 0.21, y - size * 0.32),
        size * 0.09,
        mix(dress, p.INK, 0.2),
    )
    canvas.capsule(
        (x + size * 0.13, y - size * 0.58),
        (x + size * 0.21, y - size * 0.32),
        size * 0.09,
        mix(dress, p.INK, 0.2),
    )
    canvas.disc(x, y - size * 0.78, size * 0.12, skin)
    if hat:
        canvas.polygon(
            [
                (x - size * 0.27, y - size * 0.8),
                (x, y - size * 1.02),
                (x + size * 0.27, y - size * 0.8),
            ],
            hat,
        )
    else:
        canvas.sector(x, y - size * 0.79, size * 0.135, 180, 360, p.INK)


def woven(
    columns: int, rows: int, ground: str, colours: list[str], diamond: int = 9
) -> Image.Image:
    """A brocade of nested diamonds, one pixel per thread crossing."""
    cloth = Image.new("RGB", (columns, rows), ground)
    middle = rows // 2
    for x in range(columns):
        across = abs(x % (diamond * 2) - diamond)
        for y in range(rows):
            distance = across + abs(y - middle)
            if distance <= diamond and (distance % 3 != 2):
                cloth.putpixel((x, y), colour(colours[distance // 3 % len(colours)]))
            elif distance > diamond + 2 and (x + y) % 4 == 0:
                cloth.putpixel((x, y), colour(colours[-1]))
    return cloth
