"""Reports for programs: JSON."""

from portal.reports.exports.data import ReportDocument


def to_json(document: ReportDocument) -> bytes:
    """The document's parts in their order; decimals are strings, so nothing is rounded."""
    raise NotImplementedError
