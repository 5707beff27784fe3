"""Illustrations of villages: houses, bridge, water. Pure."""

import math
import random

from portal.core.demo import palette as p
from portal.core.demo.canvas import HEIGHT, WIDTH, Canvas, mix, smooth
from portal.core.demo.scenery import bamboo, hills, karst, palm, person, round_tree, stilt_house


def bridge(canvas: Canvas, rng: random.Random) -> None:
    """A small bridge over a stream between two banks with houses."""
    canvas.gradient([(0, "#F0C987"), (0.4, "#F8E6BF"), (1, p.CREAM)])
    canvas.glow(800, 300, 460, "#FFF7DC", 0.9)
    canvas.disc(800, 290, 76, "#FFF4D2")
    for number, shade in enumerate(["#CDBE9B", "#A3AE92", "#6F9484", "#447A6D"]):
        canvas.ground(karst(rng, 470 + number * 38, 260 - number * 50, 5 + number), shade)
        canvas.mist(400 + number * 38, 500 + number * 38, "#F6E3B8", 0.45)
    canvas.rectangle(0, 600, WIDTH, HEIGHT, "#9CC4BC")
    for number in range(70):
        y = 620 + number * 5.6
        x = 800 + rng.uniform(-1, 1) * (300 + number * 6)
        canvas.capsule(
            (x, y),
            (x + 26 + number, y),
            2.5,
            mix("#9CC4BC", p.PAPER if number % 3 else p.JADE, 0.5),
        )
    canvas.polygon(
        smooth(
            [(-10, 590), (250, 585), (430, 640), (470, 720), (380, 860), (420, 1010), (-10, 1010)]
        ),
        p.MOSS,
    )
    canvas.polygon(
        smooth(
            [
                (1610, 585),
                (1330, 590),
                (1160, 650),
                (1130, 730),
                (1240, 860),
                (1210, 1010),
                (1610, 1010),
            ]
        ),
        "#6E9B62",
    )
    stilt_house(canvas, 190, 560, 130)
    round_tree(canvas, 350, 612, 120, p.LEAF)
    stilt_house(canvas, 1400, 565, 140)
    palm(canvas, 1235, 640, 250, p.JADE, -0.15)
    round_tree(canvas, 1560, 640, 130, p.JADE)
    deck = smooth([(330, 720), (560, 640), (800, 612), (1040, 640), (1270, 720)], 20)
    arch = smooth([(1180, 740), (1060, 705), (800, 668), (540, 705), (420, 740)], 20)
    canvas.polygon([*deck, *arch], mix(p.LACQUER, p.TIMBER, 0.35))
    shadow = [(x, 700 + (1000 - y) * 0.45) for x, y in deck]
    for x, y in shadow[::3]:
        canvas.capsule((x - 14, y), (x + 14, y), 4, mix("#9CC4BC", p.BARK, 0.45))
    for x, y in deck[::5]:
        canvas.line([(x, y), (x, y - 62)], p.LACQUER, 8)
    canvas.line([(x, y - 60) for x, y in deck], p.LACQUER, 9)
    canvas.line([(x, y - 30) for x, y in deck], p.LACQUER, 5)
    canvas.line(deck, mix(p.LACQUER, p.PAPER, 0.4), 5)
    for x, dress in ((690, p.INDIGO), (752, p.CORAL), (905, p.JADE)):
        person(canvas, x, 628, 92, dress, p.CREAM if dress != p.CORAL else None)
    canvas.line([(x, y - 60) for x, y in deck], mix(p.LACQUER, p.INK, 0.15), 5)
    for x, y, size in ((60, 1000, 240), (1510, 1000, 270)):
        bamboo(canvas, rng, x, y, size, p.JADE)
    for x, y, radius in (
        (520, 830, 34),
        (575, 850, 22),
        (1070, 870, 38),
        (1010, 890, 20),
        (640, 940, 30),
    ):
        canvas.ellipse(x, y, radius * 1.4, radius * 0.75, "#8B8F84")
        canvas.ellipse(x - radius * 0.2, y - radius * 0.2, radius, radius * 0.42, "#A9ADA0")


def stilt_houses(canvas: Canvas, rng: random.Random) -> None:
    """Stilt houses at the foot of a hill, the lamps just lit."""
    canvas.gradient(
        [(0, "#26406B"), (0.3, "#6F7FA8"), (0.52, "#DDA58E"), (0.68, "#F4CF9F"), (1, p.JADE)]
    )
    canvas.disc(1290, 430, 70, "#FBE3B5")
    canvas.glow(1290, 430, 330, "#FBE3B5", 0.6)
    for number, shade in enumerate(["#8B86A6", "#5F6C90", "#3D5877"]):
        canvas.ground(karst(rng, 560 + number * 34, 330 - number * 60, 5), shade)
        canvas.mist(480 + number * 40, 600 + number * 40, "#E8B899", 0.4)
    slope = smooth([(-10, 500), (250, 560), (620, 650), (1000, 690), (1610, 660)])
    canvas.ground(slope, "#23574F")
    for x in range(30, 560, 58):
        size = rng.uniform(60, 110)
        round_tree(
            canvas,
            x,
            560 + x * 0.19 + rng.uniform(-14, 20),
            size,
            mix("#1C4A45", p.LEAF, rng.uniform(0, 0.5)),
        )
    stilt_house(canvas, 470, 690, 130, lit=True)
    palm(canvas, 690, 740, 330, "#1F5A4C", 0.12)
    stilt_house(canvas, 980, 720, 210, lit=True)
    palm(canvas, 1270, 770, 380, "#1A4F45", -0.12)
    palm(canvas, 1360, 780, 280, "#22614F", 0.2)
    stilt_house(canvas, 1500, 735, 120, lit=True)
    canvas.ground(smooth([(-10, 800), (400, 770), (850, 812), (1250, 800), (1610, 830)]), "#2E6B57")
    canvas.polygon(
        smooth([(700, 815), (860, 808), (900, 880), (1120, 1010), (560, 1010), (760, 900)]),
        "#D3B583",
    )
    for number in range(11):
        y = 850 + number * 15
        canvas.capsule(
            (40 + number * 6, y),
            (520 - number * 14, y - 6),
            4,
            mix("#2E6B57", p.STRAW, 0.3 + 0.03 * (number % 3)),
        )
        canvas.capsule(
            (1160 + number * 12, y),
            (1600, y - 6),
            4,
            mix("#2E6B57", p.STRAW, 0.3 + 0.03 * (number % 3)),
        )
    person(canvas, 800, 915, 104, p.INDIGO)
    person(canvas, 862, 925, 84, p.LACQUER)
    for x in (470, 980, 1500):
        canvas.glow(x, 660, 150, "#FFD88A", 0.35)


def _veranda(canvas: Canvas) -> None:
    """The front of a wooden house."""
    canvas.rectangle(860, 250, WIDTH, 720, p.TIMBER)
    for x in range(860, 1640, 46):
        canvas.line([(x, 250), (x, 720)], mix(p.TIMBER, p.INK, 0.22), 4)
    canvas.rectangle(1130, 400, 1330, 720, mix(p.BARK, p.INK, 0.3))
    canvas.rectangle(1400, 400, 1540, 560, mix(p.BARK, p.INK, 0.3))
    canvas.rectangle(1400, 560, 1540, 574, p.SAND)
    canvas.polygon([(760, 300), (960, 90), (WIDTH, 60), (WIDTH, 300)], mix(p.EARTH, p.TIMBER, 0.45))
    for row in range(1, 6):
        canvas.line(
            [(960 - row * 40, 90 + row * 42), (WIDTH, 60 + row * 48)], mix(p.EARTH, p.INK, 0.4), 5
        )
    canvas.rectangle(820, 700, WIDTH, 746, p.SAND)
    canvas.rectangle(820, 738, WIDTH, 752, p.EARTH)
    for x in (900, 1080, 1370):
        canvas.rectangle(x - 12, 290, x + 12, 720, p.BARK)


def _jar(canvas: Canvas, rng: random.Random, water: str) -> None:
    """An earthen jar, full to the brim, with drops above it."""
    body = smooth(
        [
            (520, 690),
            (455, 760),
            (450, 850),
            (520, 940),
            (650, 962),
            (780, 940),
            (850, 850),
            (845, 760),
            (780, 690),
        ]
    )
    canvas.ellipse(650, 955, 230, 34, mix("#CDB180", p.BARK, 0.45))
    canvas.polygon(body, "#9C5B3B")
    canvas.polygon(
        smooth(
            [
                (520, 690),
                (455, 760),
                (450, 850),
                (520, 940),
                (600, 955),
                (520, 860),
                (540, 760),
                (560, 700),
            ]
        ),
        "#B8734D",
    )
    for level, half in ((770, 196), (800, 200)):
        canvas.line(
            smooth([(650 - half, level), (650, level + 34), (650 + half, level)]), p.STRAW, 6
        )
    for number in range(-5, 6):
        x = 650 + number * 36
        y = 802 + 17 * (1 - (number / 5.5) ** 2)
        canvas.polygon([(x - 14, y), (x, y - 13), (x + 14, y), (x, y + 13)], p.STRAW)
    canvas.ellipse(650, 690, 142, 34, "#7B432A")
    canvas.ellipse(650, 692, 126, 26, water)
    canvas.ring(650, 692, 12, 3, "#D4EAEE")
    canvas.ellipse(650, 692, 60, 12, "#A9D2DB")
    for number in range(14):
        angle = math.pi + number * math.pi / 13
        canvas.disc(
            650 + 66 * math.cos(angle), 676 + 50 * math.sin(angle), rng.uniform(3, 7), "#D4EAEE"
        )


def well_water(canvas: Canvas, rng: random.Random) -> None:
    """Clean water running from a bamboo pipe into a jar in front of a house."""
    canvas.gradient([(0, "#BFDCD0"), (0.4, "#EAF0DC"), (1, "#D7C296")])
    canvas.ground(karst(rng, 520, 300, 4), "#9CC1B2")
    canvas.ground(hills(rng, 600, 50, 1000), "#6FA285")
    for x in (60, 150, 260):
        bamboo(canvas, rng, x, 660, 330, p.LEAF)
    canvas.rectangle(0, 650, WIDTH, HEIGHT, "#CDB180")
    _veranda(canvas)
    canvas.line([(-10, 372), (560, 452)], mix(p.MOSS, p.EARTH, 0.25), 40)
    canvas.line([(-10, 362), (560, 442)], mix(p.MOSS, p.STRAW, 0.5), 10)
    for x in (90, 260, 430):
        y = 372 + (x + 10) * 80 / 570
        canvas.line([(x, y - 22), (x - 4, y + 24)], p.EARTH, 8)
    canvas.ellipse(560, 447, 10, 21, mix(p.EARTH, p.INK, 0.4))
    for x, top in ((230, 400), (420, 428)):
        canvas.line([(x - 46, 900), (x + 14, top)], p.BARK, 15)
        canvas.line([(x + 60, 900), (x - 8, top)], p.BARK, 15)
    blue = "#7DB3C4"
    water = smooth([(560, 440), (610, 470), (640, 540), (650, 690)], 12)
    canvas.stroke(water, blue, 30, 40)
    canvas.stroke([(x - 5, y) for x, y in water], "#D4EAEE", 8, 12)
    _jar(canvas, rng, blue)
    person(canvas, 965, 905, 240, p.INDIGO)
    person(canvas, 1080, 920, 180, p.LACQUER)
    for x, size in ((1440, 1.0), (1540, 0.8)):
        for turn in (-0.9, -0.45, 0, 0.45, 0.9):
            tip = (x + 150 * size * math.sin(turn), 990 - 210 * size * math.cos(turn))
            leaf = smooth(
                [
                    (x, 1000),
                    ((x + tip[0]) / 2 - 26 * size, (1000 + tip[1]) / 2),
                    tip,
                    ((x + tip[0]) / 2 + 26 * size, (1000 + tip[1]) / 2),
                    (x, 1000),
                ],
                8,
            )
            canvas.polygon(leaf, mix(p.LEAF, p.JADE if turn < 0 else p.MOSS, 0.5))
            canvas.line([(x, 1000), tip], mix(p.MOSS, p.PAPER, 0.4), 3)
