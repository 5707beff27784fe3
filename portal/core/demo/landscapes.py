"""Illustrations of the land: river, terraces, tea, blossom, harbour. Pure."""

import math
import random

from portal.core.demo import palette as p
from portal.core.demo.canvas import WIDTH, Canvas, Point, mix, smooth
from portal.core.demo.scenery import (
    bamboo,
    height_at,
    hills,
    karst,
    person,
    round_tree,
    stilt_house,
)


def _ribbon(middle: list[Point], start: float, end: float) -> list[Point]:
    """The outline of a band along `middle` that widens towards the viewer."""
    curve = smooth(middle, 16)
    widths = [start + (end - start) * (n / len(curve)) ** 1.6 for n in range(len(curve))]
    left = [(x - width, y) for (x, y), width in zip(curve, widths, strict=True)]
    right = [(x + width, y) for (x, y), width in zip(curve, widths, strict=True)]
    return [*left, *reversed(right)]


def river_mountains(canvas: Canvas, rng: random.Random) -> None:
    """A river between blue mountains at dawn."""
    canvas.gradient([(0, "#E9B8A6"), (0.45, "#F6DCC2"), (0.7, p.PAPER), (1, p.PAPER)])
    canvas.glow(1090, 360, 520, "#FFF3DA", 0.9)
    canvas.disc(1090, 360, 84, "#FBEFD3")
    shades = ["#D3C6CC", "#B3B7C9", "#8FA0BD", "#6480A6", "#41608D"]
    for number, shade in enumerate(shades):
        level = 480 + number * 52
        canvas.ground(karst(rng, level, 250 - number * 22, 5 + number), shade)
        canvas.mist(level - 70, level + 60, "#F7E6D4", 0.55)
    shore = hills(rng, 712, 26, 1500)
    canvas.ground(shore, mix(p.JADE, p.STEEL, 0.35))
    water = _ribbon(
        [(930, 690), (700, 722), (620, 765), (900, 815), (1010, 870), (700, 940), (560, 1040)],
        16,
        330,
    )
    canvas.polygon(water, "#F3DCC6")
    for number in range(26):
        y = 745 + number * 10
        x = 820 + 210 * math.sin(number * 1.9) - number * 7
        length = 20 + number * 5
        canvas.capsule(
            (x, y), (x + length, y), 2.5, mix("#F3DCC6", p.STEEL if number % 3 else p.PAPER, 0.5)
        )
    near = [(-10, 800), (180, 770), (380, 830), (500, 910), (520, 1010), (-10, 1010)]
    canvas.polygon(smooth(near), p.JADE)
    canvas.polygon(
        smooth([(-10, 900), (160, 880), (320, 940), (400, 1010), (-10, 1010)]),
        mix(p.JADE, p.INK, 0.35),
    )
    bank = [(1610, 760), (1420, 765), (1240, 830), (1160, 920), (1190, 1010), (1610, 1010)]
    canvas.polygon(smooth(bank), mix(p.JADE, p.INK, 0.18))
    for x, y, size in ((90, 830, 190), (235, 850, 150), (1480, 850, 220)):
        bamboo(canvas, rng, x, y, size, mix(p.JADE, p.LEAF, 0.5))
    hull = smooth(
        [(770, 856), (810, 878), (900, 880), (950, 852), (905, 866), (815, 868), (770, 856)], 6
    )
    canvas.polygon(hull, p.BARK)
    person(canvas, 880, 868, 62, p.LACQUER, p.STRAW)
    canvas.line([(898, 830), (950, 905)], p.BARK, 4)


def terraced_fields(canvas: Canvas, rng: random.Random) -> None:
    """Terraces of ripe rice in the late afternoon."""
    canvas.gradient([(0, "#9EC3C4"), (0.3, "#E4E3C6"), (0.45, "#F8E9C6"), (1, p.STRAW)])
    canvas.glow(330, 210, 430, "#FFF6D8", 0.9)
    for number, shade in enumerate(["#A9C2BE", "#7FA7A0", "#548781"]):
        canvas.ground(karst(rng, 400 + number * 40, 210 - number * 30, 6), shade)
        canvas.mist(330 + number * 40, 430 + number * 40, "#F4E8C8", 0.5)
    tones = [p.MOSS, "#C9B44A", p.BRASS, "#DDB94B", p.STRAW, "#B7B04F", "#D8A93A"]
    count, level = 17, 420.0
    for number in range(count):
        depth = number / count
        swing = 34 + 60 * depth
        edge: list[Point] = [
            (
                x,
                level
                + swing * math.sin(x / 420 + 0.9 + number * 0.09)
                + swing * 0.45 * math.sin(x / 150 - number * 0.16)
                - (x - 800) * 0.09 * (1 - depth),
            )
            for x in range(-8, WIDTH + 16, 8)
        ]
        tone = tones[(number * 3 + rng.randrange(2)) % len(tones)]
        canvas.ground(edge, mix(p.JADE, p.EARTH, 0.35))
        wall = 5 + 11 * depth
        canvas.ground([(x, y + wall) for x, y in edge], tone)
        canvas.line([(x, y + wall + 2) for x, y in edge], mix(tone, p.PAPER, 0.45), 2 + 2 * depth)
        for _ in range(round(26 * depth)):
            x = rng.uniform(0, WIDTH)
            y = height_at(edge, x) + wall + rng.uniform(10, 20 + 26 * depth)
            canvas.line(
                [(x, y), (x + 22 + 20 * depth, y - 3)], mix(tone, p.EARTH, 0.4), 1.5 + depth
            )
        level += 17 + 34 * depth
        if number == 5:
            stilt_house(canvas, 1180, height_at(edge, 1180) + 6, 66)
            round_tree(canvas, 1290, height_at(edge, 1290) + 34, 70, p.LEAF)
            round_tree(canvas, 1085, height_at(edge, 1085) + 36, 56, p.JADE)
        if number == 11:
            for x, dress in ((420, p.INDIGO), (500, p.LACQUER), (610, p.JADE)):
                person(canvas, x, height_at(edge, x) + 42, 78, dress, p.PAPER)


def _mound(x: float, top: float, wide: float, tall: float, offset: float) -> list[Point]:
    """The outline of a rounded hill, or the contour that lies `offset` inside it."""
    reach = wide * (1 + offset / tall * 0.12)
    return [
        (x + reach * share / 40, top + offset + (tall - offset * 0.25) * abs(share / 40) ** 2.2)
        for share in range(-40, 41)
    ]


def tea_hills(canvas: Canvas, rng: random.Random) -> None:
    """Tea rows that follow the curve of the hills, in the morning."""
    canvas.gradient([(0, "#BBD7D3"), (0.35, "#EAF0DD"), (0.55, "#F8F1D8"), (1, p.MOSS)])
    canvas.disc(420, 250, 70, "#FDF6DE")
    canvas.glow(420, 250, 360, "#FFF8E0", 0.8)
    for number, shade in enumerate(["#B5CFC9", "#8DB5AC", "#64978C"]):
        canvas.ground(karst(rng, 430 + number * 42, 190 - number * 30, 5 + number), shade)
        canvas.mist(350 + number * 42, 470 + number * 42, "#EEF2DF", 0.6)
    mounds = [
        (1330, 470, 560, 420), (280, 500, 600, 420), (830, 560, 560, 440),
        (1560, 640, 620, 460), (60, 690, 620, 420), (840, 760, 720, 420),
    ]  # fmt: skip
    for number, (x, top, wide, tall) in enumerate(mounds):
        depth = number / len(mounds)
        soil = mix("#A9BE78", p.MOSS, depth)
        canvas.polygon(_mound(x, top, wide, tall, 0), mix(soil, p.STRAW, 0.25))
        row, offset = 0, 8.0 + 6 * depth
        while offset < tall:
            bush = 9 + 9 * depth + offset * 0.035
            points = _mound(x, top, wide, tall, offset)
            leaf = mix(p.LEAF, p.JADE, 0.1 + 0.5 * depth + 0.12 * (row % 2))
            canvas.line([(px, py + bush * 0.45) for px, py in points], mix(leaf, p.INK, 0.4), bush)
            canvas.line(points, leaf, bush * 1.15)
            for px, py in points[:: 3 if depth > 0.4 else 4]:
                canvas.disc(px, py - bush * 0.28, bush * 0.42, mix(leaf, p.STRAW, 0.28))
            row, offset = row + 1, offset + bush * 2.15
    for x, y, size in ((1235, 500, 84), (1190, 512, 60), (360, 520, 78)):
        round_tree(canvas, x, y, size, mix(p.JADE, p.LEAF, 0.3))
    for x, y, dress in ((980, 862, p.LACQUER), (1075, 886, p.INDIGO), (620, 880, p.CORAL)):
        person(canvas, x, y, 108, dress, p.CREAM)


def _blossom(canvas: Canvas, rng: random.Random, x: float, y: float, size: float) -> None:
    """Five petals around a warm heart."""
    turn = rng.uniform(0, math.tau)
    tint = rng.choice(["#F7D6D3", "#F2BFC0", "#EBA6AC", "#FBE6E1"])
    for petal in range(5):
        angle = turn + petal * math.tau / 5
        canvas.disc(
            x + size * 0.52 * math.cos(angle), y + size * 0.52 * math.sin(angle), size * 0.47, tint
        )
    for petal in range(5):
        angle = turn + petal * math.tau / 5
        tip = (x + size * 0.42 * math.cos(angle), y + size * 0.42 * math.sin(angle))
        canvas.line([(x, y), tip], mix(tint, p.LACQUER, 0.35), size * 0.05)
    canvas.disc(x, y, size * 0.17, mix(p.LACQUER, p.ROSE, 0.35))
    canvas.disc(x, y, size * 0.07, p.STRAW)


def cherry_blossom(canvas: Canvas, rng: random.Random) -> None:
    """Branches in bloom before a pale sky and a snow-capped mountain."""
    canvas.gradient([(0, "#C9DDE3"), (0.55, "#EEF0E8"), (0.8, "#FBE9DF"), (1, "#F6D9D0")])
    canvas.glow(1180, 300, 420, "#FFFDF5", 0.8)
    canvas.ground(hills(rng, 790, 40, 1100), "#C9CFD8")
    peak = [(120, 860), (430, 560), (520, 500), (610, 505), (720, 590), (1060, 860)]
    canvas.polygon(peak, "#9DB0C4")
    snow = [
        (400, 590),
        (520, 500),
        (610, 505),
        (705, 580),
        (650, 572),
        (610, 610),
        (560, 568),
        (500, 612),
        (455, 580),
    ]
    canvas.polygon(snow, p.PAPER)
    canvas.mist(600, 900, "#F8E7DD", 0.95)
    canvas.ground(hills(rng, 862, 22, 900), "#8FAE9B")
    canvas.ground(hills(rng, 930, 20, 700), "#5F8F7A")
    bark = mix(p.BARK, p.INK, 0.25)
    limbs: list[tuple[list[Point], float, float]] = [
        ([(1640, 40), (1380, 150), (1120, 190), (820, 330), (520, 370), (330, 470)], 58, 7),
        ([(1300, 165), (1120, 330), (980, 420), (800, 560)], 28, 6),
        ([(1040, 230), (860, 190), (640, 210), (430, 160)], 22, 5),
        ([(820, 330), (700, 430), (610, 560)], 15, 4),
        ([(1640, 420), (1420, 470), (1240, 600), (1120, 690)], 30, 5),
        ([(1420, 470), (1300, 440), (1190, 480)], 14, 4),
        ([(600, 360), (480, 290), (340, 310)], 11, 4),
    ]
    flowers: list[tuple[float, float, float]] = []
    for points, start, end in limbs:
        curve = smooth(points, 14)
        canvas.stroke(curve, bark, start, end)
        canvas.stroke(
            [(x - 3, y - start * 0.16) for x, y in curve], mix(bark, p.ROSE, 0.3), start * 0.16, 1
        )
        for x, y in curve[len(curve) // 4 :: 2]:
            for _ in range(rng.randint(1, 3)):
                flowers.append((x + rng.gauss(0, 30), y + rng.gauss(0, 27), rng.uniform(19, 40)))
    for x, y, size in sorted(flowers, key=lambda flower: flower[2]):
        _blossom(canvas, rng, x, y, size)
    for _ in range(46):
        x, y, turn = rng.uniform(60, 1540), rng.uniform(420, 960), rng.uniform(-7, 7)
        canvas.capsule((x, y), (x + 11, y + turn), 8, rng.choice(["#F2BFC0", "#EBA6AC", "#FBE6E1"]))
