"""From bytes to text: Unicode, and the encodings Vietnamese offices used before it."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import ftfy

# The marker alone: see `news.importer.notices`.
from django.utils.translation.trans_null import gettext_noop

from news.importer.notices import UnreadableArticle
from news.importer.patterns import any_of, section

MAX_BYTES = 5 * 1024 * 1024
_SAMPLE_WORDS = 1000
_GOOD_SCORE = 0.8
_FAIR_SCORE = 0.6
_FEW_WORDS = 3
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’–—…«»‹›€™\ufeff]+")
_SIGNATURES = (
    (b"%PDF", gettext_noop("a PDF file")),
    (b"PK\x03\x04", gettext_noop("a Word, Excel or ZIP file")),
    (b"\xd0\xcf\x11\xe0", gettext_noop("an old Word or Excel file")),
    (b"{\\rtf", gettext_noop("an RTF file")),
    (b"\x89PNG", gettext_noop("an image")),
    (b"\xff\xd8\xff", gettext_noop("an image")),
    (b"GIF8", gettext_noop("an image")),
    (b"\x1f\x8b", gettext_noop("a compressed file")),
    (b"Rar!", gettext_noop("a compressed file")),
    (b"7z\xbc\xaf", gettext_noop("a compressed file")),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = b"\x00\t\n\x0b\x0c\r\x1a\x1b"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it had; `damaged` counts characters nobody can restore."""

    text: str
    encoding: str
    damaged: int = 0

    @property
    def converted(self) -> bool:
        """Whether the text was in an encoding which needs a human eye after conversion."""
        return self.encoding in {"tcvn3", "vni", "windows-1258", "mojibake", "windows-1252"}


def decode(data: bytes) -> Decoded:
    """The text of a file, whatever it was written in.

    Raises `UnreadableArticle` for empty, too large and binary files, for unknown encodings and for
    text whose letters an earlier conversion destroyed.
    """
    _refuse_what_is_no_text(data)
    unicode_text = _decode_unicode(data)
    decoded = _repair(unicode_text) if unicode_text is not None else _decode_legacy(data)
    if not decoded.text.strip("\0 \t\r\n\ufeff"):
        raise UnreadableArticle("empty")
    return _refuse_destroyed(decoded)


def vietnamese_share(text: str) -> tuple[float, int]:
    """The share of Vietnamese syllables among the words with non-ASCII letters, and their number.

    Only a sample from the beginning is read.
    """
    words = list(islice(_marked_words(text), _SAMPLE_WORDS))
    if not words:
        return 0.0, 0
    return sum(_is_syllable(word) for word in words) / len(words), len(words)


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableArticle("empty")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}"
        raise UnreadableArticle("too_large", size=size, limit=str(MAX_BYTES // 1024 // 1024))
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableArticle("binary", format=name)
    controls = sum(data.count(byte) for byte in range(0x20) if byte not in _TEXT_CONTROLS)
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or _guess_utf16(data) is not None
    if controls > len(data) * 0.02 and not is_wide:
        raise UnreadableArticle("binary", format=gettext_noop("a binary file"))


def _guess_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: blanks and ASCII letters leave every second byte zero."""
    sample = data[: 1 << 16]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * 0.1 or min(even, odd) > max(even, odd) * 0.2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_unicode(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    wide = _guess_utf16(data) if b"\0" in data else None
    if wide:
        return data.decode(wide, "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return None


def _decode_legacy(data: bytes) -> Decoded:
    """The encoding in which most marked words are Vietnamese syllables."""
    shown = "".join(_WINDOWS_1252[byte] for byte in data)
    candidates = [
        Decoded(tcvn3_to_unicode(shown), "tcvn3"),
        Decoded(vni_to_unicode(shown), "vni"),
        Decoded(data.decode("cp1258", "replace"), "windows-1258"),
    ]
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 20 < len(damaged) - len(damaged.encode("ascii", "ignore")):
        candidates.insert(0, Decoded(damaged, "utf-8"))
    share, best = _best(candidates)
    if share >= _FAIR_SCORE:
        return best
    if len(list(islice(_marked_words(shown), 50))) * 100 <= len(shown.split()):
        return Decoded(shown, "windows-1252")
    raise UnreadableArticle("unknown_encoding")


def _repair(found: tuple[str, str]) -> Decoded:
    """Valid Unicode may still hold letters which an earlier program misread."""
    text, encoding = found
    share, count = vietnamese_share(text)
    if share >= _GOOD_SCORE or count < _FEW_WORDS:
        return Decoded(text, encoding)
    candidates = [Decoded(convert(text), name) for name, convert in _REPAIRS]
    best_share, best = _best(candidates)
    if best_share > max(share + 0.1, _FAIR_SCORE):
        return best
    return Decoded(text, encoding)


def _best(candidates: list[Decoded]) -> tuple[float, Decoded]:
    scored = [(vietnamese_share(candidate.text)[0], candidate) for candidate in candidates]
    return max(scored, key=lambda pair: pair[0])


def _refuse_destroyed(decoded: Decoded) -> Decoded:
    lost = decoded.text.count("\ufffd")
    traces = sum(1 for _ in _mojibake().finditer(decoded.text))
    if traces > _FEW_WORDS and traces > len(decoded.text) * 0.005:
        raise UnreadableArticle("lossy_mojibake")
    if lost > max(_FEW_WORDS, len(decoded.text) * 0.002):
        raise UnreadableArticle("lossy_mojibake")
    return Decoded(unicodedata.normalize("NFC", decoded.text), decoded.encoding, lost)


def tcvn3_to_unicode(shown: str) -> str:
    """From TCVN3 (ABC fonts), given as the letters Windows-1252 shows for its bytes."""
    return unicodedata.normalize("NFC", shown.translate(_tcvn3_table()))


def vni_to_unicode(shown: str) -> str:
    """From VNI, given as the letters Windows-1252 shows for its bytes."""
    alone, tones, marks = _vni_tables()
    letters: list[str] = []
    for letter in shown:
        if letter.isascii():
            letters.append(letter)
            continue
        base = unicodedata.normalize("NFD", letters[-1])[0].lower() if letters else ""
        if letter.lower() in tones and base in {"a", "e", "i", "o", "u", "y"}:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + tones[letter.lower()])
        elif letter.lower() in marks and letters and letters[-1].lower() in {"a", "e", "o"}:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + marks[letter.lower()])
        else:
            letters.append(alone.get(letter, letter))
    return "".join(letters)


def _windows_1258(shown: str) -> str:
    """From Windows-1258 that was read as Windows-1252."""
    return unicodedata.normalize("NFC", shown.translate(_1258_table()))


def _mojibake_to_unicode(text: str) -> str:
    """From UTF-8 that was read as Latin-1 or Windows-1252, line by line."""
    return "\n".join(ftfy.fix_encoding(line) for line in text.split("\n"))


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("mojibake", _mojibake_to_unicode),
    ("tcvn3", tcvn3_to_unicode),
    ("vni", vni_to_unicode),
    ("windows-1258", _windows_1258),
)


def _show_byte(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS_1252 = tuple(_show_byte(byte) for byte in range(256))


@cache
def _tcvn3_table() -> dict[int, str]:
    data = section("tcvn3", "encodings.toml")
    return {data["first"] + offset: letter for offset, letter in enumerate(data["letters"])}


@cache
def _1258_table() -> dict[int, str]:
    shown = ((byte, bytes([byte]).decode("cp1258", "ignore")) for byte in range(0x80, 0x100))
    return {ord(_WINDOWS_1252[byte]): letter for byte, letter in shown if letter}


@cache
def _vni_tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    data = section("vni", "encodings.toml")
    return data["alone"], data["tones"], data["marks"]


@cache
def _syllable() -> Callable[[str], object]:
    return any_of([section("syllable", "encodings.toml")["pattern"]], whole=True).match


@cache
def _mojibake() -> re.Pattern[str]:
    return any_of([section("mojibake", "encodings.toml")["pattern"]], case=True)


def _marked_words(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not line.isascii():
            yield from (word for word in _WORD.findall(line) if not word.isascii())


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(c for c in decomposed if c not in _TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return bool(_syllable()(unicodedata.normalize("NFC", toneless)))
