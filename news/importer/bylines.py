"""Authors, photographers and sources, as lines of the text name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from news.importer.articles import Credits
from news.importer.lines import Line
from news.importer.patterns import any_of, section
from portal.core.text import clean_text, fold

_LONGEST_LINE = 140
_LONGEST_NAME = 40
_LONGEST_NAMES = 70
_NAME_WORDS = range(2, 6)
_URL = re.compile(r"https?://[^\s<>\"'()]+")
_NAME_SEPARATORS = re.compile(r"\s+[-–&/]\s+|\s*[,/&]\s*|\s+-\s*|\s*–\s*")
_TRIM = " .,;:–-*()"


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What one line says; `role` is "both", "author", "photo" or "source"."""

    role: str
    value: str
    photo: str = ""


def read_credit_line(text: str) -> CreditLine | None:
    """The credit a whole line consists of, or None for a line of the article."""
    if len(text) > _LONGEST_LINE:
        return None
    labelled = _labels().match(text)
    if labelled and labelled["value"].strip(_TRIM):
        role = next(name for name in ("both", "author", "photo", "source") if labelled[name])
        return _split_photo(role, labelled["value"])
    return _source_without_colon(text)


def add_credit(credits: Credits, found: CreditLine, line: Line) -> Credits:
    """The credits with one more line; what was found first stays."""
    if found.role == "source":
        return _add_source(credits, found.value, line.text, line.first)
    if found.role == "photo":
        return replace(credits, photo_credit=credits.photo_credit or person(found.value))
    name, source = _without_via(found.value)
    if source:
        credits = _add_source(credits, source, line.text, line.first)
    photographer = found.photo or (name if found.role == "both" else "")
    if photographer and not credits.photo_credit:
        credits = replace(credits, photo_credit=person(photographer))
    if credits.byline:
        return credits
    return replace(credits, byline=person(name), byline_raw=line.text, byline_line=line.first)


def is_name_only(text: str) -> bool:
    """Two to five capitalised syllables, or several such names, and nothing else.

    An end mark may follow, and the paper in brackets.
    """
    text = _without_via(without_end_mark(text))[0]
    if len(text) > _LONGEST_NAMES or any(c.isdigit() for c in text):
        return False
    names = [name for name in _NAME_SEPARATORS.split(text) if name]
    return bool(names) and all(map(_is_name, names)) and fold(text) not in _not_names()


def without_end_mark(text: str) -> str:
    """The text without the mark with which offices close it."""
    return _end_mark().sub("", text)


def is_signature_of(text: str, byline: str) -> bool:
    """Whether a line holds nothing but the author's name once more."""
    name = _without_via(without_end_mark(text))[0]
    return bool(byline) and is_name_only(text) and fold(name) == fold(byline)


def person(name: str) -> str:
    """A name as it should be printed: capitals throughout become capitals at the front."""
    name = clean_text(name).strip(_TRIM)
    words = name.split(" ")
    if len(words) < section("text")["uppercase_words"] or not name.isupper():
        return name
    return " ".join(_capitalised(word) for word in words)


def _capitalised(word: str) -> str:
    if word.strip(_TRIM) in section("bylines")["abbreviations"]:
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _is_name(name: str) -> bool:
    words = name.split(" ")
    return (
        len(words) in _NAME_WORDS
        and len(name) <= _LONGEST_NAME
        and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    )


def _split_photo(role: str, value: str) -> CreditLine:
    parts = _photo_inside().split(value, maxsplit=1)
    photo = parts[1] if len(parts) > 1 else ""
    return CreditLine(role, clean_text(parts[0]).strip(" ,;–-"), clean_text(photo).strip(_TRIM))


def _source_without_colon(text: str) -> CreditLine | None:
    """A name after the word is a source; what goes on in lower case begins a sentence."""
    found = _bare_source().match(text)
    if not found or text.endswith((".", ":", ";", ",")) or len(text) > _LONGEST_NAMES:
        return None
    value = found["value"]
    looks_like_a_name = value[0].isupper() or "." in value
    return CreditLine("source", value) if looks_like_a_name else None


def _without_via(text: str) -> tuple[str, str]:
    """Splits "Name (according to Paper)" and drops "(compiled)"."""
    found = _via().search(text)
    source = clean_text(found["source"]) if found else ""
    rest = _compiled().sub("", _via().sub("", text))
    return clean_text(rest), source


def _add_source(credits: Credits, value: str, raw: str, line: int) -> Credits:
    if credits.source_name or credits.source_url:
        return credits
    address = _URL.search(value)
    url = address[0].rstrip(".,;") if address else ""
    name = clean_text(_URL.sub("", value)).strip(" .,;:–-")
    if name.count("(") != name.count(")"):
        name = name.strip(_TRIM)
    name = name or _host(url)
    return replace(credits, source_name=name, source_raw=raw, source_line=line, source_url=url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def find_signature(blocks: Sequence[Line], *, merged: bool) -> int | None:
    """Where a line with nothing but a name signs the article, or None.

    It is the last line. Where copies were merged, captions of the second copy may follow it.
    """
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if block.item is None and block.role in {"", "author"} and is_name_only(block.text):
            return index
        if not merged or block.is_final:
            return None
    return None


@cache
def _labels() -> re.Pattern[str]:
    data = section("bylines")
    roles = (
        ("both", data["author_and_photo"]),
        ("author", data["author"]),
        ("photo", data["photo"]),
        ("source", data["source_with_colon"]),
    )
    groups = "|".join(f"(?P<{role}>{'|'.join(labels)})" for role, labels in roles)
    return re.compile(rf"[\W_]*(?:{groups})\s*:\s*(?P<value>.+)\Z", re.IGNORECASE)


@cache
def _bare_source() -> re.Pattern[str]:
    labels = "|".join(section("bylines")["source_without_colon"])
    return re.compile(rf"\(?(?:{labels})\s+(?P<value>[^()]{{2,}})\)?\Z")


@cache
def _end_mark() -> re.Pattern[str]:
    return re.compile(section("text")["end_mark"])


@cache
def _photo_inside() -> re.Pattern[str]:
    return any_of([section("bylines")["split_photo"]])


@cache
def _via() -> re.Pattern[str]:
    return any_of([section("bylines")["via"]])


@cache
def _compiled() -> re.Pattern[str]:
    return any_of([section("bylines")["compiled"]])


@cache
def _not_names() -> frozenset[str]:
    places = section("places")["names"]
    return frozenset(fold(name) for name in [*section("bylines")["not_names"], *places])
