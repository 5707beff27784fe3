"""Illustrations of ideas and interiors: clasped hands, weaving, a conference hall. Pure."""

import math
import random

from portal.core.demo import palette as p
from portal.core.demo.canvas import HEIGHT, WIDTH, Canvas, Point, mix
from portal.core.demo.scenery import woven


def _quarter_tiles(canvas: Canvas, rng: random.Random, side: int) -> None:
    """A ground of quarter circles in the palette."""
    tones = [p.JADE, p.INDIGO, p.BRASS, p.CORAL, p.CREAM, p.MINT, p.STEEL, p.BLUSH, p.STRAW]
    for row in range(HEIGHT // side):
        for column in range(WIDTH // side):
            x, y = column * side, row * side
            back, front, inner = rng.sample(tones, 3)
            canvas.rectangle(x, y, x + side, y + side, back)
            start = rng.choice([0, 90, 180, 270])
            corner_x = x if start in (0, 270) else x + side
            corner_y = y if start in (0, 90) else y + side
            canvas.sector(corner_x, corner_y, side - 1, start, start + 90, front)
            canvas.sector(corner_x, corner_y, side * 0.55, start, start + 90, inner)


def clasped_hands(canvas: Canvas, rng: random.Random) -> None:
    """Two stylised hands clasped on a multicoloured ground."""
    _quarter_tiles(canvas, rng, 200)
    canvas.disc(800, 500, 420, p.PAPER)
    canvas.ring(800, 500, 396, 5, p.BRASS)
    for number in range(48):
        angle = math.tau * number / 48
        canvas.disc(800 + 376 * math.cos(angle), 500 + 376 * math.sin(angle), 5, p.LACQUER)
    left_skin, right_skin = "#D9A07A", "#B97850"
    arms: list[tuple[Point, Point, str, str]] = [
        ((-60, 700), (700, 500), left_skin, p.INDIGO),
        ((1660, 700), (900, 500), right_skin, p.LACQUER),
    ]
    for start, end, skin, sleeve in arms:
        canvas.capsule(start, end, 190, mix(skin, p.INK, 0.12))
        canvas.capsule((start[0], start[1] - 8), (end[0], end[1] - 8), 172, skin)
        cuff = (start[0] + (end[0] - start[0]) * 0.56, start[1] + (end[1] - start[1]) * 0.56)
        canvas.line([start, cuff], sleeve, 262)
        dx, dy = cuff[0] - start[0], cuff[1] - start[1]
        for share, tone, width in (
            (0.97, p.STRAW, 26),
            (0.9, p.PAPER, 8),
            (0.62, p.STRAW, 10),
            (0.56, p.PAPER, 6),
        ):
            middle = (start[0] + dx * share, start[1] + dy * share)
            length = math.hypot(dx, dy)
            nx, ny = -dy / length * 131, dx / length * 131
            canvas.line(
                [(middle[0] - nx, middle[1] - ny), (middle[0] + nx, middle[1] + ny)], tone, width
            )
        for number in range(-2, 3):
            length = math.hypot(dx, dy)
            nx, ny = -dy / length * 50 * number, dx / length * 50 * number
            x, y = start[0] + dx * 0.76 + nx, start[1] + dy * 0.76 + ny
            canvas.polygon([(x - 24, y), (x, y - 24), (x + 24, y), (x, y + 24)], p.STRAW)
            canvas.polygon(
                [(x - 11, y), (x, y - 11), (x + 11, y), (x, y + 11)],
                p.LACQUER if sleeve == p.INDIGO else p.INDIGO,
            )
    shadow = mix(right_skin, p.INK, 0.22)
    canvas.capsule((690, 498), (860, 480), 176, left_skin)
    canvas.capsule((930, 496), (760, 520), 176, right_skin)
    for number in range(4):
        x, y = 716 + number * 14, 452 + number * 50
        canvas.capsule((x + 100, y + 16), (x - 48, y + 6), 56, shadow)
        canvas.capsule((x + 100, y + 12), (x - 46, y + 2), 47, right_skin)
    canvas.capsule((700, 444), (858, 392), 80, mix(left_skin, p.INK, 0.2))
    canvas.capsule((690, 444), (856, 386), 68, left_skin)
    canvas.ellipse(866, 378, 16, 12, mix(left_skin, p.PAPER, 0.5))


def loom_pattern(canvas: Canvas, rng: random.Random) -> None:
    """A diamond brocade growing on a loom."""
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#2A1F1B")
    threads = [p.LACQUER, p.CREAM, p.INDIGO, p.STRAW, p.JADE]
    for number in range(200):
        x = number * 8 + 4
        canvas.line(
            [(x, 0), (x, 460)],
            mix(threads[(number // 10 % 2 and 1) or 2], "#2A1F1B", 0.3 + 0.25 * (number % 2)),
            3,
        )
    canvas.mist(60, 330, "#2A1F1B", 0.35)
    wood, light = p.TIMBER, mix(p.TIMBER, p.SAND, 0.35)
    for top in (70, 196):
        canvas.rectangle(-20, top + 8, WIDTH + 20, top + 50, mix(p.BARK, p.INK, 0.3), 10)
        canvas.rectangle(-20, top, WIDTH + 20, top + 40, wood, 10)
        canvas.rectangle(-20, top + 6, WIDTH + 20, top + 13, light)
    for x in range(12, WIDTH, 16):
        canvas.line([(x, 110), (x, 196)], mix(p.SAND, p.TIMBER, 0.3), 2.5)
        canvas.ring(x, 153, 5, 2, p.SAND)
    bands: list[tuple[int, str, list[str] | None]] = [
        (3, p.STRAW, None),
        (25, p.LACQUER, [p.STRAW, p.INK, p.PAPER, p.INDIGO]),
        (2, p.INK, None),
        (2, p.STRAW, None),
        (17, p.INDIGO, [p.PAPER, p.CORAL, p.STRAW]),
        (2, p.STRAW, None),
        (2, p.INK, None),
        (25, p.JADE, [p.STRAW, p.LACQUER, p.CREAM, p.INK]),
        (3, p.CREAM, None),
        (17, p.INK, [p.CORAL, p.STRAW, p.MINT]),
        (8, p.LACQUER, None),
    ]
    cell = 8
    level = 330.0
    for rows, ground, tones in bands:
        pattern = woven(
            WIDTH // cell + 1, rows, ground, tones or [ground], rows // 2 + 1 if tones else 9
        )
        canvas.tiles(0, level, pattern, cell)
        level += rows * cell
    for number in range(WIDTH // cell):
        canvas.line(
            [(number * cell, 330), (number * cell, HEIGHT)], mix("#2A1F1B", p.LACQUER, 0.25), 0.8
        )
    for y in range(330, HEIGHT, cell):
        canvas.line([(0, y), (WIDTH, y)], mix("#2A1F1B", p.BARK, 0.4), 0.7)
    canvas.mist(300, 334, "#120D0B", 0.6)
    canvas.polygon(
        [(430, 290), (520, 262), (980, 262), (1070, 290), (980, 318), (520, 318)],
        mix(p.BARK, p.INK, 0.2),
    )
    canvas.polygon([(430, 284), (520, 256), (980, 256), (1070, 284), (980, 312), (520, 312)], light)
    canvas.rectangle(580, 270, 920, 298, p.BARK, 13)
    canvas.rectangle(620, 266, 880, 302, p.LACQUER, 12)
    for x in range(632, 876, 12):
        canvas.line([(x, 267), (x + 5, 301)], mix(p.LACQUER, p.PAPER, 0.35), 2.5)
    canvas.line([(1070, 284), (1640, 326)], p.LACQUER, 4)


def _stage(canvas: Canvas) -> None:
    """The platform with its lectern, the speaker and the table of the chair."""
    canvas.polygon([(120, 560), (1480, 560), (1580, 640), (20, 640)], "#B98A54")
    canvas.rectangle(20, 640, 1580, 676, "#7A5433")
    for number in range(14):
        share = number / 13
        canvas.line([(120 + 1360 * share, 560), (20 + 1560 * share, 640)], "#A2764A", 2)
    canvas.polygon([(1000, 450), (1120, 450), (1104, 612), (1016, 612)], p.BARK)
    canvas.polygon([(985, 440), (1135, 440), (1125, 466), (995, 466)], p.TIMBER)
    canvas.polygon([(1060, 500), (1084, 530), (1060, 560), (1036, 530)], p.BRASS)
    canvas.line([(1060, 440), (1045, 408)], "#C9C4B4", 4)
    canvas.disc(1044, 405, 7, p.INK)
    canvas.capsule((1060, 400), (1060, 436), 66, p.INDIGO)
    canvas.polygon([(1050, 372), (1070, 372), (1060, 410)], p.PAPER)
    canvas.disc(1060, 346, 28, "#C98F67")
    canvas.sector(1060, 342, 30, 180, 360, p.INK)
    canvas.polygon([(985, 440), (1135, 440), (1125, 466), (995, 466)], p.TIMBER)
    for x in (440, 520, 600, 680):
        canvas.capsule((x, 508), (x, 560), 54, [p.INDIGO, p.PAPER, p.CORAL, p.INK][(x // 80) % 4])
        canvas.disc(x, 468, 22, "#C98F67")
        canvas.sector(x, 465, 24, 180, 360, p.INK)
    canvas.polygon([(390, 530), (730, 530), (744, 612), (376, 612)], p.CREAM)
    canvas.polygon([(390, 530), (730, 530), (732, 544), (388, 544)], p.LACQUER)
    for number in range(8):
        x = 410 + number * 43
        canvas.polygon([(x, 566), (x + 13, 553), (x + 26, 566), (x + 13, 579)], p.BRASS)


def _audience(canvas: Canvas, rng: random.Random) -> None:
    """Rows of seats, most of them taken, seen from behind."""
    hair = [p.INK, "#3A2A22", "#5A4632", "#8C8F8B"]
    coats = [p.INDIGO, p.JADE, p.LACQUER, p.STEEL, p.BARK, p.BRASS, p.CORAL, p.LEAF]
    for row, (y, size) in enumerate(((720, 52), (800, 68), (900, 88), (1020, 114))):
        gap = size * 1.62
        x = 800 - gap * math.ceil(800 / gap) + (gap / 2 if row % 2 else 0)
        while x < WIDTH + size:
            if rng.random() < 0.88:
                canvas.capsule(
                    (x - size * 0.22, y + size * 0.2),
                    (x + size * 0.22, y + size * 0.2),
                    size * 0.86,
                    rng.choice(coats),
                )
                canvas.disc(x, y - size * 0.42, size * 0.33, "#B97850")
                canvas.ellipse(x, y - size * 0.5, size * 0.35, size * 0.37, rng.choice(hair))
            canvas.rectangle(
                x - size * 0.66,
                y + size * 0.1,
                x + size * 0.66,
                y + size * 1.3,
                mix("#7E1B1A", p.INK, 0.1 + row * 0.1),
                size * 0.2,
            )
            canvas.rectangle(
                x - size * 0.58,
                y + size * 0.16,
                x + size * 0.58,
                y + size * 0.26,
                mix("#7E1B1A", p.CORAL, 0.35),
                size * 0.05,
            )
            x += gap


def forum_hall(canvas: Canvas, rng: random.Random) -> None:
    """A conference hall with a lectern and rows of seats."""
    canvas.gradient([(0, "#20363A"), (0.5, "#2E5A58"), (1, "#16302F")])
    canvas.rectangle(180, 90, 1420, 560, p.LACQUER)
    for number in range(32):
        x = 180 + number * 40
        shade = mix(p.LACQUER, p.INK, 0.18 + 0.16 * math.sin(number * 1.7))
        canvas.rectangle(x, 90, x + 21, 560, shade)
    canvas.rectangle(350, 130, 1250, 500, mix(p.JADE, p.INK, 0.1), 6)
    canvas.rectangle(364, 144, 1236, 486, p.JADE, 4)
    canvas.disc(800, 315, 148, mix(p.JADE, p.BRASS, 0.16))
    for radius in (146, 118, 92, 62):
        canvas.ring(800, 315, radius, 3, p.BRASS)
    canvas.star(800, 315, 58, 14, 0.4, p.BRASS)
    for number in range(36):
        angle = math.tau * number / 36
        canvas.disc(800 + 132 * math.cos(angle), 315 + 132 * math.sin(angle), 5, p.BRASS)
        if number % 3 == 0:
            left, top = 791 + 105 * math.cos(angle), 306 + 105 * math.sin(angle)
            corners = [(left, top + 9), (left + 9, top), (left + 18, top + 9), (left + 9, top + 18)]
            canvas.polygon(corners, p.STRAW)
    for x in (480, 1120):
        for number in range(5):
            y = 215 + number * 50
            canvas.polygon(
                [(x - 20, y), (x, y - 20), (x + 20, y), (x, y + 20)], mix(p.JADE, p.BRASS, 0.6)
            )
            canvas.polygon([(x - 9, y), (x, y - 9), (x + 9, y), (x, y + 9)], p.JADE)
    _stage(canvas)
    _audience(canvas, rng)
    canvas.glow(800, 40, 520, "#FFE9B5", 0.28)
