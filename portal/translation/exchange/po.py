"""PO: for translators who use Poedit, Lokalize or Weblate. Texts keep their tags in plain sight.

The format knows three states only: an approved segment comes back as a translated one.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
import tempfile
from pathlib import Path
from typing import Final

import polib
from django.utils.translation import gettext as _

from portal.translation.exchange.documents import xml_text
from portal.translation.exchange.encoding import decoded
from portal.translation.exchange.errors import ExchangeError, refuse_too_large
from portal.translation.exchange.gathering import (
    MARK,
    MOST_JOB_BYTES,
    checked_unit,
    gathered,
    job_in,
)
from portal.translation.exchange.units import (
    ExchangeFile,
    ExchangeUnit,
    ReadFile,
    ReadUnit,
    UnitState,
)

_JOB: Final = "X-Portal-Job"
_SOURCE_LANGUAGE: Final = "X-Source-Language"
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_LINE: Final = re.compile(
    r'(?:#.*|(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*")?'
)
_WRONG_LINE: Final = re.compile(r"\(line (\d+)\)")
_FINISHED: Final = frozenset({UnitState.TRANSLATED, UnitState.APPROVED})


def write_po(file: ExchangeFile) -> bytes:
    """The segments as a PO file in UTF-8; those that are not finished but begun are fuzzy."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": _on_one_line(file.title),
        "Language": file.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _SOURCE_LANGUAGE: file.source_language,
        _JOB: f"{MARK}{file.job}",
    }
    po.extend(_entry(unit) for unit in file.units)
    return str(po).encode()


def read_po(data: bytes) -> ReadFile:
    """The segments in a PO file.

    Raises:
        ExchangeError: when it is not one, or not one of ours.
    """
    refuse_too_large(len(data), MOST_JOB_BYTES)
    text = decoded(data)
    if "\x00" in text:
        raise ExchangeError(
            _("Line %(line)s: there is a NUL character, so this is no text file.")
            % {"line": text[: text.index("\x00")].count("\n") + 1}
        )
    po = _parsed(text)
    return gathered(
        job_in(po.metadata.get(_JOB, "")),
        (_unit(entry) for entry in po if not entry.obsolete),
        po.metadata.get(_SOURCE_LANGUAGE, "").strip(),
        po.metadata.get("Language", "").strip(),
    )


def _on_one_line(text: str) -> str:
    return " ".join(xml_text(text).split())


def _entry(unit: ExchangeUnit) -> polib.POEntry:
    begun = bool(unit.target) and unit.state not in _FINISHED
    return polib.POEntry(
        msgctxt=xml_text(unit.key),
        msgid=xml_text(unit.source),
        msgstr=xml_text(unit.target),
        comment=_on_one_line(unit.note),
        occurrences=[("".join(xml_text(unit.path).split()), "")] if unit.path else [],
        flags=["fuzzy"] if begun else [],
    )


def _parsed(text: str) -> polib.POFile:
    # polib takes a text that breaks off in the middle, without its last character.
    for number, line in enumerate(_LINE_ENDS.split(text), start=1):
        if _LINE.fullmatch(line.strip()) is None:
            raise _damaged(str(number))
    # polib takes a text for a file name when there is a file of that name, and splits it at
    # characters that end no line in a file: so it gets a file.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
        # Whatever is wrong in a foreign file, polib says it in an exception of its own choice.
        except Exception as error:
            line = _WRONG_LINE.search(str(error))
            raise _damaged(line[1] if line else "?") from None


def _damaged(line: str) -> ExchangeError:
    return ExchangeError(
        _("Line %(line)s: the file is damaged, or it is not a PO file.") % {"line": line}
    )


def _unit(entry: polib.POEntry) -> ReadUnit:
    return checked_unit(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        finished=not entry.fuzzy,
        line=entry.linenum,
    )
