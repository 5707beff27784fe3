"""Reads old reports and proposes what could be recorded; knows nothing of pages and models.

`recognise` is the door: a text in, proposals out, each with its line. Rules only: nothing is sent
anywhere, and nothing becomes a record before a person accepts it.
"""

from portal.reports.recognition.days import find_dates
from portal.reports.recognition.documents import find_documents
from portal.reports.recognition.figures import find_figures
from portal.reports.recognition.found import (
    FoundDate,
    FoundDocument,
    FoundFigure,
    FoundOrganisation,
    Place,
    Recognised,
)
from portal.reports.recognition.organisations import find_organisations, kind_of_body
from portal.reports.recognition.texts import ReportText

__all__ = [
    "FoundDate",
    "FoundDocument",
    "FoundFigure",
    "FoundOrganisation",
    "Place",
    "Recognised",
    "kind_of_body",
    "recognise",
]


def recognise(text: str) -> Recognised:
    """Everything that the rules find in a Vietnamese or English text."""
    report = ReportText(text)
    documents = find_documents(report)
    return Recognised(
        lines=report.lines,
        figures=tuple(find_figures(report, (document.place for document in documents))),
        organisations=tuple(find_organisations(report)),
        documents=tuple(documents),
        dates=tuple(find_dates(report)),
    )
