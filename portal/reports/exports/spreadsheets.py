"""Tables as Excel workbooks."""

from collections.abc import Sequence

from portal.reports.exports.data import Table


def to_xlsx(tables: Sequence[Table], *, language: str, title: str) -> bytes:
    """A workbook with one sheet for each table, numbers as numbers and dates as dates."""
    raise NotImplementedError
