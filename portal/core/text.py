"""Cleaning and folding of text: pure, so every room and every importer can stand on it."""

import re
import unicodedata

_ZERO_WIDTH = (0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SPACE_CONTROLS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x85)
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))

_REMOVED: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(_ZERO_WIDTH),
    **dict.fromkeys(_BIDI_CONTROLS),
    **dict.fromkeys(_SPACE_CONTROLS, " "),
}
_COMMON_MARKS = re.compile("[\u0300-\u036f]+")
_WHITESPACE = re.compile(r"\s+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_D_WITH_STROKE = str.maketrans({"\u0111": "d", "\u00f0": "d"})


def normalise_text(text: str) -> str:
    """NFC, without invisible and control characters, every run of white space one blank.

    Leading and trailing blanks stay, so that pieces of a sentence can be joined afterwards.
    Lone surrogates go too: no database and no UTF-8 file can hold them.
    """
    if text.isprintable():
        normal = unicodedata.normalize("NFC", text)
        return _WHITESPACE.sub(" ", normal) if "  " in normal else normal
    without_rubbish = _SURROGATES.sub("", text.translate(_REMOVED))
    return _WHITESPACE.sub(" ", unicodedata.normalize("NFC", without_rubbish))


def clean_text(text: str) -> str:
    """One line of text as it should be stored: see `normalise_text`, and trimmed."""
    return normalise_text(text).strip()


def disarmed(cell: str) -> str:
    """Text for a cell that no spreadsheet takes for a formula; an apostrophe keeps it text.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def fold(text: str) -> str:
    """The text for comparison only: cleaned, lower case, without marks, stroked d as d.

    Two spellings which differ in case, in marks or in Unicode form fold to the same string. Not for
    slugs and not for the search index, which have rules of their own.
    """
    decomposed = unicodedata.normalize("NFKD", clean_text(text)).lower()
    decomposed = unicodedata.normalize("NFKD", decomposed).translate(_D_WITH_STROKE)
    return clean_text(_without_marks(decomposed))


def _without_marks(decomposed: str) -> str:
    # Nearly every mark of Vietnamese is in the first block: a regular expression is quick there.
    text = _COMMON_MARKS.sub("", decomposed)
    return text if text.isascii() else "".join(c for c in text if not unicodedata.combining(c))
