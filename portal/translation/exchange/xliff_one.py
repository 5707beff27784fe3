"""Reads XLIFF 1.2, as different tools hand it back.

Translators' tools set a state or none. A target without one is taken as done unless its unit says
`approved="no"`; Trados keeps the state of each piece beside the text, in `sdl:seg`.
"""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from portal.translation.exchange.documents import child, name_of
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.gathering import checked_unit, gathered, job_in
from portal.translation.exchange.inline import InlineReader, InlineText
from portal.translation.exchange.units import ReadFile, ReadUnit

_FINISHED_STATES: Final = frozenset({"translated", "final", "signed-off"})
_FINISHED_BY_TRADOS: Final = frozenset({"Translated", "ApprovedTranslation", "ApprovedSignOff"})


def read_version_one(root: etree._Element) -> ReadFile:
    """The segments under the root of an XLIFF 1.2 document.

    Raises:
        ExchangeError: when it holds several texts, or is not one of ours.
    """
    files = [element for element in root if name_of(element) == "file"]
    jobs = {job_in(element.get("original", ""), *_notes(element)) for element in files}
    if len(jobs) > 1:
        raise ExchangeError(_("The file holds several texts: bring them in one by one."))
    first = files[0] if files else root
    return gathered(
        next(iter(jobs), ""),
        (_unit(element) for file in files for element in _units(file)),
        first.get("source-language", ""),
        first.get("target-language", ""),
    )


def unknown_codes(*texts: InlineText) -> str:
    """What to say of the codes in them for which no HTML is known; empty when there are none."""
    unknown = list(dict.fromkeys(code for text in texts for code in text.unknown))
    if not unknown:
        return ""
    return _("The inline code %(codes)s is not known.") % {"codes": ", ".join(unknown[:5])}


def _notes(file: etree._Element) -> Iterator[str]:
    header = child(file, "header")
    if header is not None:
        yield from (note.text or "" for note in header.iterfind("{*}note"))


def _units(file: etree._Element) -> Iterator[etree._Element]:
    for element in file.iter("{*}trans-unit"):
        parent = element.getparent()
        if parent is not None and name_of(parent) in ("body", "group"):
            yield element


def _unit(element: etree._Element) -> ReadUnit:
    reader = InlineReader()
    source_element, target_element = child(element, "source"), child(element, "target")
    source = InlineText("") if source_element is None else reader.read(source_element)
    target = InlineText("") if target_element is None else reader.read(target_element)
    return checked_unit(
        element.get("id", ""),
        source.text,
        target.text,
        finished=target_element is not None and _is_finished(element, target_element),
        line=element.sourceline or 0,
        problem=unknown_codes(source, target),
    )


def _is_finished(element: etree._Element, target: etree._Element) -> bool:
    pieces = [piece.get("conf") for piece in element.iterfind("{*}seg-defs/{*}seg")]
    if pieces:
        return all(piece in _FINISHED_BY_TRADOS for piece in pieces)
    state = target.get("state")
    if state is None:
        return element.get("approved") != "no"
    return state in _FINISHED_STATES
