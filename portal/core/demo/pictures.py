"""The demonstration's pictures: drawn, never photographed, the same every time. Pure."""

import random
from collections.abc import Callable
from io import BytesIO
from typing import Final

from portal.core.demo import emblems, gatherings, landscapes, villages, waterside
from portal.core.demo.canvas import Canvas
from portal.core.demo.palette import PAPER

_QUALITY: Final = 86

MOTIFS: Final[dict[str, Callable[[Canvas, random.Random], None]]] = {
    "river-mountains": landscapes.river_mountains,
    "terraced-fields": landscapes.terraced_fields,
    "tea-hills": landscapes.tea_hills,
    "cherry-blossom": landscapes.cherry_blossom,
    "harbour": waterside.harbour,
    "school": gatherings.school,
    "bridge": villages.bridge,
    "stilt-house": villages.stilt_houses,
    "market": gatherings.market,
    "clinic": gatherings.clinic,
    "well-water": villages.well_water,
    "handshake-abstract": emblems.clasped_hands,
    "loom-pattern": emblems.loom_pattern,
    "forum-hall": emblems.forum_hall,
}


def picture_file(motif: str, key: str) -> bytes:
    """A JPEG of 1600 by 1000 pixels; `key` decides the details, such as where peaks stand.

    Raises:
        KeyError: when nobody knows how to draw `motif`.
    """
    canvas = Canvas(PAPER)
    MOTIFS[motif](canvas, random.Random(key))  # noqa: S311
    file = BytesIO()
    canvas.finished().save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()
