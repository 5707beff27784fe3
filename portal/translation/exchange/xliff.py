"""XLIFF: segments with their state and protected codes, for computer-aided translation.

Version 1.2 is written, because every tool reads it: OmegaT, memoQ, Trados and Weblate among them,
of which some read 2.x not at all or without its states. 1.2, 2.0 and 2.1 are read.

http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from portal.translation.exchange.documents import (
    XML_SPACE,
    parsed,
    refuse_other_roots,
    xml_text,
)
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.gathering import MARK, MOST_JOB_BYTES
from portal.translation.exchange.inline import fill
from portal.translation.exchange.markup import Kind, Token, tokens
from portal.translation.exchange.units import ExchangeFile, ExchangeUnit, ReadFile, UnitState
from portal.translation.exchange.xliff_one import read_version_one
from portal.translation.exchange.xliff_two import read_version_two

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_VERSION: Final = "1.2"
_READERS: Final = {_VERSION: read_version_one, "2.0": read_version_two, "2.1": read_version_two}
_STATES: Final = {
    UnitState.UNTRANSLATED: "needs-translation",
    UnitState.TO_BE_CHECKED: "needs-review-translation",
    UnitState.TRANSLATED: "translated",
    UnitState.APPROVED: "final",
}
_TYPES: Final = {"b": "bold", "i": "italic", "a": "link", "br": "lb"}


def write_xliff(file: ExchangeFile) -> bytes:
    """The segments as XLIFF 1.2, UTF-8.

    Those without translation have no target at all: tools that fill one in often leave its state
    as it was, and "needs-translation" would then belie them.
    """
    root = etree.Element(_named("xliff"), {"version": _VERSION}, nsmap={None: NAMESPACE})
    whole = etree.SubElement(
        root,
        _named("file"),
        {
            "original": f"{MARK}{file.job}",
            "source-language": file.source_language,
            "target-language": file.target_language,
            "datatype": "html",
        },
    )
    header = etree.SubElement(whole, _named("header"))
    for text in (file.title, f"{MARK}{file.job}"):
        etree.SubElement(header, _named("note")).text = xml_text(text)
    # No indentation: within a text every blank counts, so a line ends after each unit only.
    body = etree.SubElement(whole, _named("body"))
    body.text = "\n"
    for unit in file.units:
        _write_unit(body, unit)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def read_xliff(data: bytes) -> ReadFile:
    """The segments in an XLIFF file of version 1.2, 2.0 or 2.1.

    Raises:
        ExchangeError: when it is not one, or not one of ours.
    """
    root = parsed(data, MOST_JOB_BYTES)
    refuse_other_roots(root, ("xliff",))
    version = root.get("version", "")
    if version not in _READERS:
        raise ExchangeError(
            _("The file is XLIFF %(found)s; this reads %(known)s.")
            % {"found": version[:20] or "?", "known": ", ".join(_READERS)}
        )
    return _READERS[version](root)


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _write_unit(body: etree._Element, unit: ExchangeUnit) -> None:
    element = etree.SubElement(body, _named("trans-unit"), {"id": xml_text(unit.key)})
    element.tail = "\n"
    if unit.path:
        element.set("resname", xml_text(unit.path))
    if unit.state == UnitState.APPROVED:
        element.set("approved", "yes")
    element.set(XML_SPACE, "preserve")
    source = tokens(unit.source)
    fill(etree.SubElement(element, _named("source")), source, _attributes)
    if unit.target:
        state = {"state": _STATES[UnitState(unit.state)]}
        target = etree.SubElement(element, _named("target"), state)
        fill(target, tokens(unit.target, like=source), _attributes)
    if unit.note:
        etree.SubElement(element, _named("note"), {"from": "portal"}).text = xml_text(unit.note)


def _attributes(code: Token) -> dict[str, str]:
    attributes = {"id": str(code.number)}
    if code.kind is Kind.ALONE:
        attributes["ctype"] = _TYPES.get(code.name, "x-code")
    else:
        attributes["rid"] = str(code.number)
    if code.kind is Kind.OPEN:
        attributes["ctype"] = _TYPES.get(code.name, f"x-html-{code.name}")
    return attributes
