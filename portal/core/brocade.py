"""The portal's brocade: woven strips in the manner of the northern highlands, one per section.

A motif is the upper left quarter of one repeat, a thread colour per stitch; mirroring it both
ways makes the weave. The SVG files in `static/img` are written by `write_strips`, so a pattern
is changed here and never by hand. Pure: no Django models, no settings.
"""

from itertools import groupby
from pathlib import Path
from typing import Final

# "." is the indigo ground; the threads keep their colours in the light and the dark theme.
GROUND: Final = "#22304a"
THREADS: Final = {"r": "#d1584b", "b": "#d9b44a", "j": "#4fa79b", "w": "#f3efe2"}

# Waves and calls that travel; hands that interlock; terraces that climb; the eaves of a hall.
QUARTERS: Final = {
    "news": (
        "r..........r",
        ".r....b...r.",
        "..r..b.b.r..",
        "b..rb...r..w",
        ".b..r..r..w.",
        "..b..rr..wrw",
    ),
    "partners": (
        "b....r.....b",
        ".b..r.r...b.",
        "..br...r.b..",
        "...rrr..b..w",
        "..b..r.b..w.",
        ".b...rb..wbw",
    ),
    "projects": (
        "...........j",
        ".........jjj",
        "b......jjj.b",
        ".b...jjj..bw",
        "..bjjj...bw.",
        "bjjj....bwjw",
    ),
    "about": (
        "w....r.....w",
        ".w...rr...wb",
        "..w..r.r.wb.",
        "...w.r..wbr.",
        "b...wr.wb.rr",
        "bb...rwb...r",
    ),
}

EMBLEM_QUARTER: Final = (
    "...............",
    "..bb...........",
    "..bbb......r..r",
    "...bbb.....rr.r",
    "....bbb....rrrr",
    ".....bbr...rrrr",
    "......rrr...rrr",
    ".......rrr..rrw",
    "......j.rrr.rww",
    ".....jj..rrrwwb",
    "..rrrrr...rwwbb",
    "...rrrrrrrwwbbw",
    "....rrrrr.wbbww",
    "..rrrrrrrwwbwwr",
    "...rrrrrwwbbwrr",
)


def weave(quarter: tuple[str, ...]) -> tuple[str, ...]:
    """One repeat: the quarter mirrored to the right and downwards, its edges shared."""
    upper = tuple(row + row[-2::-1] for row in quarter)
    return upper + upper[-2::-1]


def _thread_path(stitches: tuple[str, ...], thread: str) -> str:
    """The stitches of one thread; neighbours in a row become one rectangle."""
    parts = []
    for y, row in enumerate(stitches):
        x = 0
        for colour, run in groupby(row):
            length = len(list(run))
            if colour == thread:
                parts.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(parts)


def _svg(stitches: tuple[str, ...], width: int, height: int, top: int) -> str:
    """The woven stitches on their ground, two pixels to a stitch."""
    paths = "".join(
        f'<path fill="{colour}" d="{_thread_path(stitches, thread)}"/>'
        for thread, colour in THREADS.items()
        if any(thread in row for row in stitches)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * 2}" height="{height * 2}" '
        f'viewBox="0 {-top} {width} {height}" shape-rendering="crispEdges">'
        f'<path fill="{GROUND}" d="M0 {-top}h{width}v{height}h-{width}z"/>{paths}</svg>\n'
    )


def strip(section: str) -> str:
    """The SVG of one repeat, to be tiled along a line; its last column is the next one's first."""
    stitches = weave(QUARTERS[section])
    return _svg(stitches, len(stitches[0]) - 1, len(stitches) + 2, top=1)


def emblem() -> str:
    """The SVG of the eight-pointed star beside the union's name."""
    stitches = weave(EMBLEM_QUARTER)
    return _svg(stitches, len(stitches[0]), len(stitches), top=0)


def write_strips(folder: Path) -> None:
    """Write the emblem and every section's strip, `brocade-<section>.svg`, into `folder`."""
    (folder / "emblem.svg").write_text(emblem(), encoding="utf-8")
    for section in QUARTERS:
        (folder / f"brocade-{section}.svg").write_text(strip(section), encoding="utf-8")
