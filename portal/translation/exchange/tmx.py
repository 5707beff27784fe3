"""TMX 1.4b: the translation memory, for other tools and from them.

A memory only suggests. So where a text from elsewhere brings codes that are no HTML of ours, the
text is taken without its codes.

https://www.gala-global.org/tmx-14b
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.exchange.documents import XML_LANG, child, iterated, xml_text
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.inline import InlineReader, fill
from portal.translation.exchange.markup import (
    Kind,
    Token,
    escaped,
    problem_with,
    tokens,
    without_codes,
)
from portal.translation.exchange.units import MemoryEntry, ReadMemory, language_of

MOST_MEMORY_BYTES: Final = 64 * 1024 * 1024
_INSTANT: Final = "%Y%m%dT%H%M%SZ"
_VERSIONS: Final = frozenset({"1.1", "1.2", "1.3", "1.4", "1.4b"})
_TYPES: Final = {"b": "bold", "i": "italic", "a": "link", "br": "lb"}
# OmegaT writes its own short tags into the text: <f0>, </f0>, <br1/>.
_SHORT_TAG: Final = re.compile(r"</?[a-z]{1,10}\d{1,4}/?>")
_BEGINNING: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    '<header creationtool="friendship-union-portal" creationtoolversion="1"'
    f' segtype="paragraph" o-tmf="portal" adminlang="en" srclang="{SOURCE_LANGUAGE}"'
    ' datatype="html"/>\n<body>\n'
)


def write_tmx(entries: Iterable[MemoryEntry]) -> Iterator[bytes]:
    """The memory piece by piece, UTF-8; holds one entry at a time."""
    yield _BEGINNING.encode()
    for entry in entries:
        yield etree.tostring(_pair(entry), encoding="UTF-8", xml_declaration=False) + b"\n"
    yield b"</body>\n</tmx>\n"


def read_tmx(data: bytes) -> ReadMemory:
    """The Vietnamese-English pairs in a memory, in the direction that it states.

    Raises:
        ExchangeError: when it is not a TMX file.
    """
    elements = iterated(data, MOST_MEMORY_BYTES, ("tmx",), "tu")
    root = next(elements, None)
    version = "" if root is None else root.get("version", "")
    if version not in _VERSIONS:
        raise ExchangeError(
            _("The file is TMX %(found)s; this reads %(known)s.")
            % {"found": version[:20] or "?", "known": ", ".join(sorted(_VERSIONS))}
        )
    found: list[MemoryEntry] = []
    skipped = 0
    header: etree._Element | None = None
    for element in elements:
        if header is None:
            header = child(element.getroottree().getroot(), "header")
        entry = _read_pair(element, header)
        if entry is None:
            skipped += 1
        else:
            found.append(entry)
    return ReadMemory(tuple(found), skipped)


def _pair(entry: MemoryEntry) -> etree._Element:
    unit = etree.Element("tu", {"srclang": entry.source_language})
    if entry.changed_on is not None:
        unit.set("changedate", _utc(entry.changed_on).strftime(_INSTANT))
    if entry.by:
        unit.set("changeid", xml_text(entry.by))
    source = tokens(entry.source)
    for language, parts in (
        (entry.source_language, source),
        (entry.target_language, tokens(entry.target, like=source)),
    ):
        variant = etree.SubElement(unit, "tuv", {XML_LANG: language})
        fill(etree.SubElement(variant, "seg"), parts, _attributes)
    return unit


def _attributes(code: Token) -> dict[str, str]:
    number = str(code.number)
    attributes = {"x": number} if code.kind is Kind.ALONE else {"i": number}
    if code.kind is Kind.OPEN:
        attributes["x"] = number
    if code.kind is not Kind.CLOSE:
        attributes["type"] = _TYPES.get(code.name, f"x-{code.name or 'code'}")
    return attributes


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_pair(unit: etree._Element, header: etree._Element | None) -> MemoryEntry | None:
    variants: dict[str, etree._Element] = {}
    for variant in unit.iterfind("{*}tuv"):
        variants.setdefault(
            language_of(variant.get(XML_LANG) or variant.get("lang") or ""), variant
        )
    if SOURCE_LANGUAGE not in variants or TARGET_LANGUAGE not in variants:
        return None
    defaults = {} if header is None else header.attrib
    stated = language_of(unit.get("srclang") or defaults.get("srclang", ""))
    languages = [SOURCE_LANGUAGE, TARGET_LANGUAGE]
    if stated == TARGET_LANGUAGE:
        languages.reverse()
    is_omegat = defaults.get("creationtool", "") == "OmegaT"
    source, target = (_text(variants[language], is_omegat) for language in languages)
    if not source.strip() or not target.strip():
        return None
    places = (variants[languages[1]], unit)
    return MemoryEntry(
        source,
        target,
        languages[0],
        languages[1],
        _instant(_first(places, "changedate") or _first(places, "creationdate")),
        _first(places, "changeid") or _first(places, "creationid"),
    )


def _text(variant: etree._Element, is_omegat: bool) -> str:
    segment = child(variant, "seg")
    if segment is None:
        return ""
    read = InlineReader().read(segment)
    text = read.text
    if read.unknown or problem_with(text, text):
        text = escaped(xml_text(without_codes(text)))
    if is_omegat:
        text = escaped(_SHORT_TAG.sub("", without_codes(text)))
    return text


def _first(places: Iterable[etree._Element], attribute: str) -> str:
    return next((value for place in places if (value := place.get(attribute))), "")


def _instant(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _INSTANT).replace(tzinfo=UTC)
    except ValueError:
        return None
