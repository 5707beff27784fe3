"""Reading terms from a CSV file. Pure: bytes in, rows and complaints out."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

# Bytes; ten thousand terms with long notes.
MOST_BYTES: Final = 5 * 1024 * 1024
COLUMNS: Final = (
    "source", "target", "alternatives", "avoided", "part", "note", "do_not_translate",
    "case_sensitive", "valid_from", "valid_until", "is_active",
)  # fmt: skip
_NEEDED: Final = frozenset({"source", "target"})
_BETWEEN_ALTERNATIVES: Final = "|"
_YES: Final = frozenset({"1", "yes", "true"})
_NO: Final = frozenset({"0", "no", "false"})


class NotATermFile(ValueError):
    """The file as a whole cannot be read; the message says why, for people."""


@dataclass(frozen=True)
class TermRow:
    """A row of a file: the fields of a term, or what is wrong with it.

    Attributes:
        line: the number of the row's last line in the file.
        values: by the name of the field; only the columns that the file has.
    """

    line: int
    values: dict[str, Any]
    complaint: str = ""


def read_terms(content: bytes) -> list[TermRow]:
    """The rows of a CSV file with the columns `COLUMNS`, of which only two are needed.

    Several alternatives, or wordings to be avoided, stand in one cell with "|" between them.

    Raises:
        NotATermFile: when it is too large, not UTF-8, not CSV, or lacks a needed column.
    """
    if len(content) > MOST_BYTES:
        raise NotATermFile(_("The file is too large for a list of terms."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotATermFile(_("The file is not a text in UTF-8.")) from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = _NEEDED.difference(reader.fieldnames or ())
        if missing:
            raise NotATermFile(
                _("The first line must name the columns: %(columns)s.")
                % {"columns": ", ".join(sorted(missing))}
            )
        return list(_rows(reader))
    except csv.Error as broken:
        raise NotATermFile(
            _("Line %(line)d is not CSV: %(reason)s.")
            % {"line": reader.line_num + 1, "reason": broken}
        ) from None


def _rows(reader: "csv.DictReader[str]") -> Iterator[TermRow]:
    for cells in reader:
        if None in cells or None in cells.values():
            yield TermRow(reader.line_num, {}, _("The row has too many cells, or too few."))
            continue
        try:
            values = {name: _value(name, cells[name]) for name in COLUMNS if name in cells}
        except ValueError as wrong:
            yield TermRow(reader.line_num, {}, str(wrong))
        else:
            yield TermRow(reader.line_num, values)


def _value(name: str, cell: str) -> Any:
    cell = cell.strip()
    if name in {"alternatives", "avoided"}:
        return "\n".join(part.strip() for part in cell.split(_BETWEEN_ALTERNATIVES))
    if name in {"valid_from", "valid_until"}:
        return _day(cell)
    if name in {"do_not_translate", "case_sensitive", "is_active"}:
        return _truth(cell, default=name == "is_active")
    return cell


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise ValueError(_("“%(cell)s” is not a day like 2025-06-30.") % {"cell": cell}) from None


def _truth(cell: str, *, default: bool) -> bool:
    if not cell:
        return default
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    raise ValueError(_("“%(cell)s” is neither yes nor no.") % {"cell": cell})
