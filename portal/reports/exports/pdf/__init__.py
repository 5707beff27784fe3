"""Reports on paper: PDF."""

from django.utils import translation

from portal.reports.exports.data import ReportDocument
from portal.reports.exports.pdf.parts import write_part, write_title
from portal.reports.exports.pdf.sheet import Sheet

__all__ = ["to_pdf"]


def to_pdf(document: ReportDocument) -> bytes:
    """The document on A4 pages, in its own language."""
    with translation.override(document.language):
        sheet = Sheet(document)
        write_title(sheet, document)
        for part in document.parts:
            write_part(sheet, part)
        return bytes(sheet.output())
