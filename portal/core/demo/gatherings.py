"""Illustrations of places where people learn, heal and trade. Pure."""

import random

from portal.core.demo import palette as p
from portal.core.demo.canvas import HEIGHT, WIDTH, Canvas, mix, smooth
from portal.core.demo.scenery import hills, karst, person, round_tree

_FLAG_RED, _FLAG_YELLOW = "#C8241F", "#F4D03F"


def _school_house(canvas: Canvas) -> None:
    """Yellow walls, green shutters, a veranda and a tiled roof."""
    left, right = 250, 1350
    canvas.rectangle(left, 450, right, 668, "#F5E6B8")
    canvas.rectangle(left, 640, right, 668, "#D8BF86")
    columns = 11
    bay = (right - left) / columns
    for number in range(columns):
        x = left + bay * number
        if number == columns // 2:
            canvas.rectangle(x + 14, 520, x + bay - 14, 668, p.BARK)
            canvas.rectangle(x + 22, 530, x + bay - 22, 668, p.TIMBER)
            continue
        canvas.rectangle(x + 22, 520, x + bay - 22, 606, mix(p.JADE, p.PAPER, 0.15))
        canvas.rectangle(x + 28, 526, x + bay / 2 - 3, 600, "#BCD8D2")
        canvas.rectangle(x + bay / 2 + 3, 526, x + bay - 28, 600, "#A7CBC6")
    for number in range(columns + 1):
        x = left + bay * number
        canvas.rectangle(x - 8, 470, x + 8, 668, p.PAPER)
    canvas.polygon(
        [(left - 60, 472), (left + 60, 350), (right - 60, 350), (right + 60, 472)], p.LACQUER
    )
    for row in range(1, 7):
        level = 350 + row * 18
        half = 60 - 120 * (row / 6.8)
        shade = mix(p.LACQUER, p.INK if row % 2 else p.CORAL, 0.22)
        canvas.line([(left + half, level), (right - half, level)], shade, 3)
    canvas.polygon([(700, 352), (800, 268), (900, 352)], mix(p.LACQUER, p.INK, 0.2))
    canvas.polygon([(722, 350), (800, 286), (878, 350)], "#F5E6B8")
    canvas.disc(800, 328, 15, p.BRASS)


def school(canvas: Canvas, rng: random.Random) -> None:
    """A red-roofed school with a wide yard and a flagpole."""
    canvas.gradient([(0, "#8FBFD0"), (0.4, "#D5E7E0"), (0.62, "#F7F0DC"), (1, p.SAND)])
    for x, y, size in ((260, 170, 1.0), (1180, 120, 1.3), (760, 220, 0.7)):
        for dx, dy, radius in ((-60, 8, 34), (-15, -10, 46), (40, 2, 38), (85, 12, 26)):
            canvas.disc(x + dx * size, y + dy * size, radius * size, "#F4F6EE")
        canvas.rectangle(
            x - 92 * size, y + 10 * size, x + 112 * size, y + 40 * size, "#F4F6EE", 15 * size
        )
    for number, shade in enumerate(["#9FBFBB", "#6FA096", "#42796C"]):
        canvas.ground(karst(rng, 520 + number * 36, 240 - number * 50, 5 + number), shade)
    canvas.rectangle(0, 640, WIDTH, HEIGHT, "#E3CFA4")
    canvas.polygon([(0, 640), (WIDTH, 640), (WIDTH, 676), (0, 690)], p.MOSS)
    for x in (60, 170, 1450, 1555):
        round_tree(canvas, x, 668, 120, mix(p.LEAF, p.JADE, rng.random() * 0.6))
    _school_house(canvas)
    canvas.polygon([(700, 668), (900, 668), (1110, HEIGHT), (490, HEIGHT)], "#EFE0BE")
    for number in range(9):
        y = 700 + number * number * 5
        canvas.line([(0, y), (WIDTH, y)], "#D9C294", 1.5)
    canvas.rectangle(440, 812, 520, 832, p.PAPER)
    canvas.rectangle(425, 830, 535, 852, p.SAND)
    canvas.line([(480, 815), (480, 190)], "#8C8F86", 8)
    canvas.disc(480, 188, 9, p.BRASS)
    wave = [(484, 205), (560, 192), (630, 214), (706, 200)]
    flag = smooth(wave)
    canvas.polygon([*flag, *reversed([(x, y + 140) for x, y in flag])], _FLAG_RED)
    canvas.star(595, 274, 42, 5, 0.382, _FLAG_YELLOW)
    shirts = [p.PAPER, p.INDIGO, p.CORAL, p.JADE, p.LACQUER]
    for number, x in enumerate((900, 955, 1020, 1160, 1215, 300, 355, 700, 1390)):
        person(canvas, x, 770 + (number * 37) % 110, 84 + (number * 13) % 24, shirts[number % 5])


def _umbrella(canvas: Canvas, x: float, y: float, radius: float, first: str, second: str) -> None:
    """A parasol with eight segments, its pole standing at (x, y)."""
    top = y - radius * 1.75
    canvas.rectangle(x - radius * 0.03, top, x + radius * 0.03, y, p.BARK)
    segments = 6
    for number in range(segments):
        start = 180 + number * 180 / segments
        canvas.sector(
            x,
            top + radius * 0.5,
            radius,
            start,
            start + 180 / segments,
            first if number % 2 else second,
        )
    for number in range(segments):
        middle = x - radius + radius * (2 * number + 1) / segments
        canvas.sector(
            middle,
            top + radius * 0.49,
            radius / segments,
            0,
            180,
            second if number % 2 == 0 else first,
        )
    canvas.disc(x, top - radius * 0.5, radius * 0.04, p.BARK)


def _basket(canvas: Canvas, x: float, y: float, size: float, goods: str) -> None:
    """A carrying basket full of something round."""
    for dx, dy in ((-0.5, -0.9), (0, -1.08), (0.5, -0.9), (-0.25, -0.98), (0.25, -0.98)):
        canvas.disc(
            x + size * dx, y + size * dy, size * 0.26, mix(goods, p.PAPER, 0.1 if dx else 0.25)
        )
    canvas.polygon(
        [
            (x - size * 0.85, y - size * 0.9),
            (x + size * 0.85, y - size * 0.9),
            (x + size * 0.6, y),
            (x - size * 0.6, y),
        ],
        p.TIMBER,
    )
    for row in range(1, 4):
        level = y - size * 0.9 + size * 0.9 * row / 4
        half = size * (0.85 - 0.25 * row / 4)
        canvas.line([(x - half, level), (x + half, level)], p.SAND, size * 0.05)
    canvas.capsule(
        (x - size * 0.85, y - size * 0.9),
        (x + size * 0.85, y - size * 0.9),
        size * 0.13,
        mix(p.TIMBER, p.SAND, 0.4),
    )


def market(canvas: Canvas, rng: random.Random) -> None:
    """A highland market with rows of parasols and carrying baskets."""
    canvas.gradient([(0, "#E7C7A6"), (0.35, "#F6E7CE"), (1, "#E2C79A")])
    for number, shade in enumerate(["#C9B9B4", "#9FA5B3", "#6F86A3", "#466A86"]):
        canvas.ground(karst(rng, 400 + number * 30, 270 - number * 46, 6), shade)
        canvas.mist(330 + number * 34, 440 + number * 34, "#F3DFC4", 0.5)
    canvas.rectangle(0, 480, WIDTH, HEIGHT, "#D9BC8C")
    pairs = [
        (p.LACQUER, p.CREAM),
        (p.INDIGO, p.HAZE),
        (p.JADE, p.MINT),
        (p.BRASS, p.PAPER),
        (p.CORAL, p.BLUSH),
    ]
    dresses = [p.INDIGO, p.LACQUER, p.JADE, p.INK, p.CORAL]
    goods = [p.LACQUER, p.MOSS, p.BRASS, p.CORAL, p.CREAM]
    for row, (ground, radius, gap) in enumerate(((560, 84, 176), (668, 122, 250), (812, 172, 352))):
        x = -40.0 + row * 60
        number = row
        while x < WIDTH + 120:
            wobble = rng.uniform(-12, 12)
            for offset in (-0.62, 0.58):
                person(
                    canvas,
                    x + radius * offset,
                    ground + 20 + wobble,
                    radius * 1.02,
                    dresses[(number + (offset > 0)) % 5],
                    p.STRAW if number % 3 == 0 else None,
                )
            _umbrella(canvas, x, ground + wobble, radius, *pairs[number % 5])
            _basket(canvas, x - radius * 0.1, ground + 34 + wobble, radius * 0.3, goods[number % 5])
            _basket(
                canvas,
                x + radius * 0.85,
                ground + 40 + wobble,
                radius * 0.25,
                goods[(number + 2) % 5],
            )
            x, number = x + gap, number + 1
        canvas.mist(ground - 40, ground + 50, "#E9D2A8", 0.18)
    for number, x in enumerate((150, 470, 830, 1180, 1490)):
        _basket(canvas, x, 985, 88, goods[number])


def clinic(canvas: Canvas, rng: random.Random) -> None:
    """A white commune health station under a row of trees."""
    canvas.gradient([(0, "#A8CFC9"), (0.45, "#E6EFE0"), (0.7, p.PAPER), (1, p.MINT)])
    canvas.ground(karst(rng, 520, 230, 5), "#B4CFC8")
    canvas.ground(karst(rng, 560, 170, 7), "#86B0A5")
    canvas.ground(hills(rng, 630, 24, 1200), p.MOSS)
    for place in range(40, 1600, 128):
        round_tree(
            canvas, place, 640, rng.uniform(170, 215), mix(p.LEAF, p.JADE, rng.uniform(0, 0.7))
        )
    canvas.rectangle(0, 660, WIDTH, HEIGHT, "#9DBE82")
    canvas.rectangle(330, 440, 1270, 700, "#F6F4EC")
    canvas.rectangle(330, 676, 1270, 700, "#CFCBBB")
    canvas.rectangle(300, 408, 1300, 446, p.JADE)
    canvas.rectangle(300, 440, 1300, 450, mix(p.JADE, p.INK, 0.35))
    canvas.polygon([(620, 410), (800, 300), (980, 410)], mix(p.JADE, p.LEAF, 0.3))
    canvas.polygon([(660, 408), (800, 322), (940, 408)], "#F6F4EC")
    canvas.rectangle(789, 340, 811, 400, p.LEAF)
    canvas.rectangle(770, 359, 830, 381, p.LEAF)
    for x in (380.0, 520.0, 1000.0, 1140.0):
        canvas.rectangle(x - 6, 502, x + 86, 606, "#D9D5C6")
        canvas.rectangle(x, 508, x + 80, 600, "#8DB7BD")
        canvas.polygon([(x, 560), (x + 56, 508), (x + 80, 508), (x, 590)], "#A9CCD0")
        canvas.line([(x + 40, 508), (x + 40, 600)], "#F6F4EC", 5)
        canvas.rectangle(x - 10, 606, x + 90, 618, p.CORAL if x in (520, 1000) else p.MOSS, 5)
    canvas.rectangle(690, 480, 910, 700, "#E4E0D2")
    canvas.rectangle(706, 500, 796, 700, "#79A7A3")
    canvas.rectangle(804, 500, 894, 700, "#6E9D9A")
    for x in (670.0, 930.0):
        canvas.rectangle(x - 9, 446, x + 9, 700, p.PAPER)
    canvas.polygon([(640, 700), (960, 700), (1000, 724), (600, 724)], "#DAD4C2")
    canvas.polygon(
        smooth([(660, 724), (940, 724), (1030, 850), (1330, 1010), (300, 1010), (570, 850)]),
        "#E9DDBD",
    )
    for number in range(90):
        x, y = rng.uniform(0, WIDTH), rng.uniform(730, 990)
        if not 560 - (y - 724) * 0.9 < x < 1040 + (y - 724) * 0.9:
            canvas.line([(x, y), (x + 5, y - 16)], mix("#9DBE82", p.JADE, 0.45), 3)
            if number % 5 == 0:
                canvas.disc(x + 5, y - 18, 5, rng.choice([p.CORAL, p.STRAW, p.PAPER]))
    person(canvas, 700, 800, 132, p.PAPER)
    person(canvas, 775, 806, 112, p.INDIGO, p.STRAW)
    person(canvas, 835, 808, 74, p.CORAL)
    person(canvas, 1000, 770, 100, p.JADE)
