"""Reads XLIFF 2.0 and 2.1: units cut into segments, codes kept apart as original data.

http://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
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
from portal.translation.exchange.xliff_one import unknown_codes

# The standard's default is "initial", but tools that keep no states write none.
_UNFINISHED_STATES: Final = frozenset({"initial"})


def read_version_two(root: etree._Element) -> ReadFile:
    """The segments under the root of an XLIFF 2 document.

    Raises:
        ExchangeError: when it holds several texts, or is not one of ours.
    """
    files = [element for element in root if name_of(element) == "file"]
    jobs = {job_in(element.get("original", ""), *_notes(element)) for element in files}
    if len(jobs) > 1:
        raise ExchangeError(_("The file holds several texts: bring them in one by one."))
    return gathered(
        next(iter(jobs), ""),
        (_unit(element) for file in files for element in file.iter("{*}unit")),
        root.get("srcLang", ""),
        root.get("trgLang", ""),
    )


def _notes(file: etree._Element) -> Iterator[str]:
    yield from (note.text or "" for note in file.iterfind("{*}notes/{*}note"))


def _unit(element: etree._Element) -> ReadUnit:
    originals = {
        data.get("id", ""): "".join(data.itertext())
        for data in element.iterfind("{*}originalData/{*}data")
    }
    reader = InlineReader(originals)
    sources: list[InlineText] = []
    targets: list[InlineText] = []
    done: list[bool] = []
    for piece in element:
        if name_of(piece) not in ("segment", "ignorable"):
            continue
        source, target = child(piece, "source"), child(piece, "target")
        sources.append(InlineText("") if source is None else reader.read(source))
        if name_of(piece) == "segment":
            targets.append(InlineText("") if target is None else reader.read(target))
            done.append(bool(targets[-1].text) and piece.get("state") not in _UNFINISHED_STATES)
        else:
            # What lies between segments, mostly a blank, needs no translation of its own.
            targets.append(sources[-1] if target is None else reader.read(target))
    return checked_unit(
        element.get("id", ""),
        "".join(source.text for source in sources),
        "".join(target.text for target in targets),
        finished=all(done),
        line=element.sourceline or 0,
        problem=unknown_codes(*sources, *targets),
    )
