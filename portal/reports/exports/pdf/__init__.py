"""Reports on paper: PDF."""

from portal.reports.exports.data import ReportDocument


def to_pdf(document: ReportDocument) -> bytes:
    """The document on A4 pages, in its own language."""
    raise NotImplementedError
