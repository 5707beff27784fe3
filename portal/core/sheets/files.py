"""Reads an uploaded file into sheets of rows, and refuses what nobody could have meant. Pure.

A small file can be made to unfold into gigabytes, so sizes are looked at before anything is
unpacked, and rows are read one after the other.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from portal.core.sheets.cells import Raw, is_empty

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 100
_MOST_SHEETS: Final = 12
_MOST_UNPACKED: Final = 80 * 1024 * 1024
_MOST_PARTS: Final = 500
_ZIP_MARK: Final = b"PK\x03\x04"
_DELIMITERS: Final = (",", ";", "\t")


class FileError(ValueError):
    """A file that cannot be read; its text is for the person who chose it."""


@dataclass(frozen=True)
class Row:
    """One line of a sheet: its number as the spreadsheet counts, and its cells."""

    line: int
    cells: tuple[Raw, ...]


@dataclass(frozen=True)
class Sheet:
    """A heading line and the rows below it; empty rows are left out."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Book:
    """All sheets of a file; a CSV file has one, without a title."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""


def read_book(content: bytes) -> Book:
    """The sheets of an XLSX or CSV file.

    Raises:
        FileError: when it is too large, damaged, or neither.
    """
    if len(content) > MOST_BYTES:
        raise FileError(_("The file is larger than %(size)s MB.") % {"size": MOST_BYTES >> 20})
    if not content.strip():
        raise FileError(_("The file is empty."))
    return _read_xlsx(content) if content.startswith(_ZIP_MARK) else _read_csv(content)


def _read_xlsx(content: bytes) -> Book:
    _refuse_bombs(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        worksheets = workbook.worksheets[:_MOST_SHEETS]
        return Book(
            tuple(
                _sheet(
                    worksheet.title,
                    worksheet.iter_rows(
                        max_row=MOST_ROWS + 3, max_col=_MOST_COLUMNS, values_only=True
                    ),
                )
                for worksheet in worksheets
            )
        )
    except FileError:
        raise
    # Whatever is wrong inside a foreign file, openpyxl says it in an exception of its own choice.
    except Exception as error:
        raise FileError(_("The file is damaged or is not an XLSX workbook.")) from error


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise FileError(_("The file is damaged or is not an XLSX workbook.")) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise FileError(_("The workbook unfolds to more than can be read here: divide it."))


def _sheet(title: str, lines: Iterable[tuple[Raw, ...]]) -> Sheet:
    """The first line that holds anything is the heading."""
    filled = (
        Row(number, cells) for number, line in enumerate(lines, start=1) if (cells := _filled(line))
    )
    heading = next(filled, Row(1, ()))
    rows = tuple(islice(filled, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise FileError(
            _("A sheet may have %(number)s rows: divide the file.") % {"number": MOST_ROWS}
        )
    headings = [str(cell or "").strip() for cell in heading.cells]
    return Sheet(title, tuple(headings), rows)


def _filled(cells: Sequence[Raw]) -> tuple[Raw, ...]:
    """Without the empty cells at the end, of which a spreadsheet may state thousands."""
    last = len(cells)
    while last and is_empty(cells[last - 1]):
        last -= 1
    return tuple(cells[:last])


def _read_csv(content: bytes) -> Book:
    text, encoding = _decoded(content)
    lines = text.splitlines()
    first = lines[0] if lines else ""
    stated = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    delimiter = stated if stated in _DELIMITERS else max(_DELIMITERS, key=first.count)
    body = text.split("\n", 1)[-1] if stated else text
    try:
        return Book((_sheet("", _csv_rows(body, delimiter)),), encoding)
    except csv.Error as error:
        raise FileError(_("The file is not a table: %(reason)s.") % {"reason": error}) from error


def _csv_rows(text: str, delimiter: str) -> Iterator[tuple[Raw, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        yield tuple(cells[:_MOST_COLUMNS])


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and, where it had to be guessed, the name of its encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = [("utf-16", "")]
    else:
        candidates = [("utf-8-sig", ""), ("cp1258", "Windows-1258")]
    for codec, guessed in candidates:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, guessed
    raise FileError(_("The file is neither an XLSX workbook nor a CSV text in UTF-8."))
