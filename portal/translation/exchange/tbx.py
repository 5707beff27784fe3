"""TBX: the glossary, for other tools and from them.

Written is TBX-Basic of 2008 (`martif`, ISO 30042:2008), which more tools read than its successor;
read are both, the successor (ISO 30042:2019) in either style, DCA and DCT. What the standard has no
category for goes where other tools pass it by: validity as `admin` of our own, and "do not
translate" as `Translation needed`, which Weblate knows.

https://www.tbxinfo.net/
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.exchange.documents import (
    XML_LANG,
    name_of,
    parsed,
    refuse_other_roots,
    xml_text,
)
from portal.translation.exchange.units import ReadTerms, TermEntry, language_of

MOST_TERM_BYTES: Final = 10 * 1024 * 1024
_PART: Final = "subjectField"
_TRANSLATION_NEEDED: Final = "Translation needed"
_VALID_FROM: Final = "x-portal-validFrom"
_VALID_UNTIL: Final = "x-portal-validUntil"
_STATUS: Final = "administrativeStatus"
_NOT_TO_BE_USED: Final = "deprecatedTerm-admn-sts"
_WORDS_NOT_TO_USE: Final = ("deprecated", "superseded", "forbidden", "obsolete")
# Of one concept in one language; a guard against files made to keep the site busy.
_MOST_WORDS: Final = 50
_XML_BLANKS: Final = " \t\r\n"


def write_tbx(entries: Iterable[TermEntry], title: str = "") -> bytes:
    """The terms as TBX-Basic, UTF-8."""
    root = etree.Element("martif", {"type": "TBX-Basic", XML_LANG: SOURCE_LANGUAGE})
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(header, "fileDesc")
    if title:
        statement = etree.SubElement(description, "titleStmt")
        etree.SubElement(statement, "title").text = xml_text(title)
    source = etree.SubElement(description, "sourceDesc")
    etree.SubElement(source, "p").text = "friendship-union-portal"
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", {"type": "XCSURI"}).text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, entry in enumerate(entries, start=1):
        _write_term(etree.SubElement(body, "termEntry", {"id": f"c{number}"}), entry)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def read_tbx(data: bytes) -> ReadTerms:
    """The terms in a TBX file; of several words for one thing, the first that is not discouraged.

    A term without an English word has an empty target.

    Raises:
        ExchangeError: when it is not a TBX file.
    """
    root = parsed(data, MOST_TERM_BYTES)
    refuse_other_roots(root, ("martif", "tbx"))
    found: list[TermEntry] = []
    problems: list[str] = []
    skipped = 0
    for element in root.iter("{*}termEntry", "{*}conceptEntry"):
        entry = _read_term(element, problems)
        if entry is None:
            skipped += 1
        else:
            found.append(entry)
    return ReadTerms(tuple(found), skipped, tuple(problems))


def _write_term(element: etree._Element, entry: TermEntry) -> None:
    days = {_VALID_FROM: entry.valid_from, _VALID_UNTIL: entry.valid_until}
    if entry.part:
        etree.SubElement(element, "descrip", {"type": _PART}).text = xml_text(entry.part)
    if entry.do_not_translate:
        etree.SubElement(element, "descrip", {"type": _TRANSLATION_NEEDED}).text = "No"
    for kind, day in days.items():
        if day is not None:
            etree.SubElement(element, "admin", {"type": kind}).text = day.isoformat()
    if entry.note:
        etree.SubElement(element, "note").text = xml_text(entry.note)
    for language, text in ((SOURCE_LANGUAGE, entry.source), (TARGET_LANGUAGE, entry.target)):
        if text:
            words = etree.SubElement(element, "langSet", {XML_LANG: language})
            etree.SubElement(etree.SubElement(words, "tig"), "term").text = xml_text(text)
            for avoided in entry.avoided if language == TARGET_LANGUAGE else ():
                group = etree.SubElement(words, "tig")
                etree.SubElement(group, "term").text = xml_text(avoided)
                etree.SubElement(group, "termNote", {"type": _STATUS}).text = _NOT_TO_BE_USED


def _read_term(element: etree._Element, problems: list[str]) -> TermEntry | None:
    words: dict[str, str] = {}
    avoided: tuple[str, ...] = ()
    for section in element.iterfind("*"):
        if name_of(section) in ("langSet", "langSec"):
            language = language_of(section.get(XML_LANG, ""))
            said = list(_words(section))
            first = next((word for word, is_discouraged in said if not is_discouraged), "")
            words.setdefault(language, first)
            if language == TARGET_LANGUAGE:
                avoided += tuple(word for word, is_discouraged in said if is_discouraged)
    if not words.get(SOURCE_LANGUAGE):
        return None
    about = {_category(entry): _text(entry) for entry in _about_concept(element)}
    days = {
        kind: _day(about.get(kind, ""), element, problems) for kind in (_VALID_FROM, _VALID_UNTIL)
    }
    return TermEntry(
        words[SOURCE_LANGUAGE],
        words.get(TARGET_LANGUAGE, ""),
        about.get(_PART, ""),
        about.get("note", ""),
        about.get(_TRANSLATION_NEEDED, "").lower() == "no",
        days[_VALID_FROM],
        days[_VALID_UNTIL],
        tuple(dict.fromkeys(avoided)),
    )


def _about_concept(element: etree._Element) -> list[etree._Element]:
    """What is said of the concept, before its words; groups are only wrappers."""
    direct = [child for child in element if name_of(child) not in ("langSet", "langSec")]
    return [inner for child in direct for inner in (child, *child.iterfind("*"))]


def _category(element: etree._Element) -> str:
    """Its data category: an attribute in the style DCA, the element's name in DCT."""
    return element.get("type") or name_of(element)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip(_XML_BLANKS)


def _words(section: etree._Element) -> Iterator[tuple[str, bool]]:
    """Each word, and whether its use is discouraged."""
    for term in islice(section.iter("{*}term"), _MOST_WORDS):
        holder = term.getparent()
        groups = (
            [holder] if holder is None or name_of(holder) != "termGrp" else [holder.getparent()]
        )
        status = next(
            (
                _text(entry).lower()
                for group in groups
                for entry in group.iter("{*}*")
                if _category(entry) == _STATUS
            ),
            "",
        )
        if _text(term):
            yield _text(term), status.startswith(_WORDS_NOT_TO_USE)


def _day(text: str, element: etree._Element, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(
            _("Line %(line)s: %(text)s is not a date (expected: 2025-07-01).")
            % {"line": element.sourceline or 0, "text": text[:20]}
        )
        return None
