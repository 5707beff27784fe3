"""Tables as comma-separated values."""

from portal.reports.exports.data import Table


def to_csv(table: Table) -> bytes:
    """The table by RFC 4180, in UTF-8 with the mark by which Excel knows it."""
    raise NotImplementedError
