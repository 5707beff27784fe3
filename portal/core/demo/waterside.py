"""The illustration of a harbour in the evening. Pure."""

import random

from portal.core.demo import palette as p
from portal.core.demo.canvas import WIDTH, Canvas, mix, smooth
from portal.core.demo.scenery import karst, palm


def _waterfront(canvas: Canvas, rng: random.Random, sea: str) -> None:
    """Houses along the quay, their windows lit and glinting in the water."""
    x = 20.0
    while x < 1560:
        wide, tall = rng.uniform(70, 130), rng.uniform(60, 140)
        wall = mix(p.NIGHT, "#4A4470", rng.uniform(0.1, 0.7))
        canvas.rectangle(x, 584 - tall, x + wide, 590, wall)
        canvas.polygon(
            [(x - 10, 584 - tall), (x + wide / 2, 550 - tall), (x + wide + 10, 584 - tall)],
            mix(wall, p.LACQUER, 0.35),
        )
        for row in range(int(tall // 42)):
            for column in range(int(wide // 34)):
                if rng.random() < 0.62:
                    left, top = x + 13 + column * 32, 600 - tall + row * 40
                    canvas.rectangle(
                        left, top, left + 14, top + 20, rng.choice([p.STRAW, "#F6B25F", "#FFE7A8"])
                    )
        if rng.random() < 0.75:
            glint = x + wide / 2
            for step in range(9):
                reach = 13 + step * 3 + rng.uniform(-4, 4)
                canvas.capsule(
                    (glint - reach, 602 + step * 13),
                    (glint + reach, 602 + step * 13),
                    4.5,
                    mix("#F6B25F", sea, step / 10),
                )
        x += wide + rng.uniform(4, 26)


def _boat(canvas: Canvas, bx: float, by: float, size: float, tones: tuple[str, str, str]) -> None:
    """A sailing boat with a lamp; `tones` are those of hull, sail and sea."""
    hull, sail, sea = tones
    for step in range(7):
        reach = size * (96 - step * 9)
        y = by + size * (26 + step * 10)
        canvas.capsule(
            (bx - reach, y), (bx + reach, y), size * 3.5, mix(hull, sea, 0.35 + step * 0.09)
        )
    mast = by - 190 * size
    canvas.line([(bx, by), (bx, mast)], p.BARK, 6 * size)
    canvas.polygon(
        smooth(
            [
                (bx + 8 * size, mast + 8),
                (bx + 92 * size, by - 74 * size),
                (bx + 8 * size, by - 34 * size),
            ],
            8,
        ),
        sail,
    )
    for rib in range(1, 4):
        y = mast + (by - 34 * size - mast) * rib / 4
        canvas.line(
            [(bx + 8 * size, y), (bx + size * (26 + 18 * rib), y + 8 * size)],
            mix(sail, p.EARTH, 0.6),
            2.5 * size,
        )
    canvas.polygon(
        smooth(
            [
                (bx - 120 * size, by - 30 * size),
                (bx - 88 * size, by + 22 * size),
                (bx + 88 * size, by + 22 * size),
                (bx + 128 * size, by - 34 * size),
            ],
            8,
        ),
        hull,
    )
    canvas.line(
        [(bx - 116 * size, by - 26 * size), (bx + 122 * size, by - 28 * size)],
        mix(hull, p.PAPER, 0.5),
        6 * size,
    )
    canvas.glow(bx - 50 * size, by - 62 * size, 80 * size, "#FFD88A", 0.75)
    canvas.line(
        [(bx - 50 * size, by - 24 * size), (bx - 50 * size, by - 62 * size)], p.BARK, 4 * size
    )
    canvas.disc(bx - 50 * size, by - 62 * size, 9 * size, "#FFF0C0")


def harbour(canvas: Canvas, rng: random.Random) -> None:
    """A small harbour with boats and lights in the evening."""
    canvas.gradient([(0, p.NIGHT), (0.4, "#3C4C7A"), (0.75, "#B9738A"), (1, "#F0B48C")], 600)
    for _ in range(90):
        canvas.disc(rng.uniform(0, WIDTH), rng.uniform(0, 300), rng.uniform(0.8, 2.2), "#E9E4D2")
    canvas.glow(1240, 170, 260, "#F8EBC4", 0.5)
    canvas.disc(1240, 170, 58, "#F8EBC4")
    canvas.ground(karst(rng, 560, 210, 7), "#5A4B77")
    canvas.ground(karst(rng, 585, 130, 9), "#3A3B66")
    sea = "#24345C"
    canvas.rectangle(0, 580, WIDTH, 1000, sea)
    for number in range(60):
        y = 590 + number * 7
        x = rng.uniform(-60, WIDTH)
        canvas.capsule(
            (x, y), (x + 40 + number * 3, y), 2.2, mix(sea, "#D98D83", 0.55 - number * 0.006)
        )
    _waterfront(canvas, rng, sea)
    canvas.rectangle(0, 584, WIDTH, 594, mix(p.NIGHT, p.INK, 0.4))
    _boat(canvas, 330, 760, 1.0, (p.LACQUER, p.CREAM, sea))
    _boat(canvas, 1180, 740, 0.85, (p.JADE, "#E8A27A", sea))
    _boat(canvas, 760, 880, 1.45, (p.INDIGO, p.STRAW, sea))
    palm(canvas, 60, 1010, 420, "#1E3B45", 0.22)
