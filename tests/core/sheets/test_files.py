import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from portal.core.sheets.files import MOST_ROWS, FileError, read_book


def _xlsx(*rows: list) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_csv_as_spreadsheets_save_it(separator: str, encoding: str) -> None:
    text = f'Tên{separator}Đâu\r\n"Lào{separator} Đà"{separator}LA\r\n\r\n'
    book = read_book(text.encode(encoding))
    assert book.sheets[0].headings == ("Tên", "Đâu")
    assert [(row.line, row.cells) for row in book.sheets[0].rows] == [
        (2, (f"Lào{separator} Đà", "LA"))
    ]
    assert book.encoding == ("Windows-1258" if encoding == "cp1258" else "")


def test_empty_rows_keep_their_numbers() -> None:
    sheet = read_book(_xlsx([], ["a", "b"], [], [None, " "], ["1", 2])).sheets[0]
    assert sheet.headings == ("a", "b")
    assert [(row.line, row.cells) for row in sheet.rows] == [(5, ("1", 2))]


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"PK\x03\x04 not a workbook", b"\x00\x01\x02\xff", _xlsx(["a"])[:-60]],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(FileError):
        read_book(content)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileError):
        read_book(content.getvalue())


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(40 * 1024 * 1024))
    assert len(content.getvalue()) < 1024 * 1024
    with pytest.raises(FileError, match="unfolds"):
        read_book(content.getvalue())


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(FileError, match=str(MOST_ROWS)):
        read_book(b"a\n" + b"x\n" * (MOST_ROWS + 1))
    assert len(read_book(b"a\n" + b"x\n" * MOST_ROWS).sheets[0].rows) == MOST_ROWS


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(FileError):
        read_book(content)
