"""How much room words take, measured in the portal's own typeface. Pure."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

FONT_SIZE: Final = Decimal(14)
LINE_HEIGHT: Final = Decimal(19)
_FONT: Final = Path(__file__).parent.parent / "exports" / "fonts" / "BeVietnamPro-Regular.ttf"
# Readers without the typeface get a similar one, perhaps a little wider.
_MARGIN: Final = Decimal("1.04")


@cache
def _advances() -> dict[int, Decimal]:
    """The width of every letter at size 1."""
    with TTFont(_FONT, lazy=True) as font:
        units = Decimal(font["head"].unitsPerEm)
        metrics = font["hmtx"]
        return {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}


def width_of(text: str) -> Decimal:
    """The width of a line of text."""
    advances = _advances()
    widest = max(advances.values())
    ems = sum((advances.get(ord(letter), widest) for letter in text), Decimal(0))
    return ems * FONT_SIZE * _MARGIN


def widest(texts: list[str]) -> Decimal:
    """The width of the widest line; 0 without any."""
    return max(map(width_of, texts), default=Decimal(0))


def _pieces(word: str, width: Decimal) -> list[str]:
    """A word in pieces that fit; nearly always the word itself."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def wrapped(text: str, width: Decimal) -> list[str]:
    """The text in lines that fit; words are only cut when one alone is too wide."""
    lines = [""]
    words = [piece for word in text.split(" ") for piece in _pieces(word, width)]
    for word in words:
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
