"""From what was recognised to the rows of the forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseFormSet
from django.utils import translation
from django.utils.text import capfirst

from partners.models import LegalDocument, Organisation
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.money import CURRENCIES
from portal.core.periods import Period, PeriodKind
from portal.reports.choices import MONEY_MEASURES
from portal.reports.recognition import (
    FoundDocument,
    FoundFigure,
    FoundOrganisation,
    Place,
    Recognised,
    kind_of_body,
)
from projects.pasting.forms import (
    DOCUMENTS,
    FIGURES,
    MOST_ROWS,
    ORGANISATIONS,
    DocumentFormSet,
    FigureFormSet,
    OrganisationFormSet,
)
from projects.pasting.known import KnownFigures, KnownOrganisations, known_documents

_BEFORE = 60
_AFTER = 30
_LONGEST_NAME = 255


@dataclass(frozen=True)
class Proposals:
    """The three kinds of rows; kinds that the person may not add are None."""

    figures: BaseFormSet
    organisations: BaseFormSet | None
    documents: BaseFormSet | None

    @property
    def formsets(self) -> list[BaseFormSet]:
        """Those that there are."""
        return [one for one in (self.figures, self.organisations, self.documents) if one]


@dataclass(frozen=True)
class Kinds:
    """Which records the person may add beside figures."""

    organisations: bool
    documents: bool


def propose(found: Recognised, source: dict[str, Any], kinds: Kinds, data: Any = None) -> Proposals:
    """Rows for everything found; with `data`, the rows as a person has filled them in."""
    figures = FigureFormSet(data, prefix=FIGURES, initial=_figure_rows(found, source.get("period")))
    organisations = documents = None
    if kinds.organisations:
        organisations = OrganisationFormSet(
            data, prefix=ORGANISATIONS, initial=_organisation_rows(found)
        )
    if kinds.documents:
        documents = DocumentFormSet(data, prefix=DOCUMENTS, initial=_document_rows(found))
    proposals = Proposals(figures, organisations, documents)
    _point_out_known(proposals, found, source.get("source_title_vi", ""))
    return proposals


def _point_out_known(proposals: Proposals, found: Recognised, title: str) -> None:
    """Put beside each row the record that already says so, or may."""
    known_figures = KnownFigures(title)
    for form, figure in zip(proposals.figures.forms, found.figures, strict=False):
        form.known = known_figures.at(figure.line, figure.value)
    if proposals.organisations:
        names = KnownOrganisations()
        for form in proposals.organisations.forms:
            name, other = form["label_vi"].value() or "", form["aliases"].value() or ""
            form.known = names.called((name, other))
            form.nearly_known = () if form.known else names.like(name)
    if proposals.documents:
        numbers = {form["number"].value() or "" for form in proposals.documents.forms}
        documents = known_documents(numbers)
        for form in proposals.documents.forms:
            form.known = documents.get(form["number"].value())


def _figure_rows(found: Recognised, period: Any) -> list[dict[str, Any]]:
    named = period.period if period else None
    return [_figure_row(figure, named, found) for figure in found.figures[:MOST_ROWS]]


def _figure_row(figure: FoundFigure, period: Period | None, found: Recognised) -> dict[str, Any]:
    of_text = figure.period or period
    row: dict[str, Any] = {
        "label_vi": capfirst(figure.what)[:_LONGEST_NAME],
        "qualifier": figure.qualifier.value,
        "value": figure.value,
        "unit": _unit(figure),
        "measure": figure.measure.value,
        "kind": (of_text.kind if of_text else PeriodKind.OWN).value,
        "starts_on": of_text.starts_on if of_text else None,
        "ends_on": of_text.ends_on if of_text else None,
    }
    return row | _place(figure.place, found)


def _unit(figure: FoundFigure) -> str:
    """The currency; the name of a count says its unit."""
    if figure.measure in MONEY_MEASURES and figure.unit in CURRENCIES:
        return figure.unit
    return ""


def _organisation_rows(found: Recognised) -> list[dict[str, Any]]:
    return [_organisation_row(one, found) for one in found.organisations[:MOST_ROWS]]


def _organisation_row(organisation: FoundOrganisation, found: Recognised) -> dict[str, Any]:
    kind = kind_of_body(organisation.name)
    return {
        "label_vi": organisation.name[:_LONGEST_NAME],
        "aliases": organisation.acronym if organisation.acronym != organisation.name else "",
        "kind": kind if kind in Organisation.Kind.values else "",
    } | _place(organisation.place, found)


def _document_rows(found: Recognised) -> list[dict[str, Any]]:
    by_number = {document.number: document for document in reversed(found.documents)}
    first = sorted(by_number.values(), key=lambda document: document.place.start)
    return [_document_row(one, found) for one in first[:MOST_ROWS]]


def _document_row(document: FoundDocument, found: Recognised) -> dict[str, Any]:
    kind = LegalDocument.Kind(document.kind)
    with translation.override(SOURCE_LANGUAGE):
        name = f"{capfirst(str(kind.label))} {document.number}"
    return {
        "number": document.number,
        "kind": document.kind,
        "label_vi": name,
        "issuer_vi": document.issuer,
        "issued_on": document.issued_on,
    } | _place(document.place, found)


def _place(place: Place, found: Recognised) -> dict[str, Any]:
    return {"line": place.line, "words": words_around(place, found.lines)}


def words_around(place: Place, lines: Sequence[str]) -> str:
    """The words that something was read from, with some of those beside them in the line."""
    line = " ".join(lines[place.line - 1].split())
    position = line.find(place.quote)
    if position < 0:
        return place.quote
    before, after = line[:position], line[position + len(place.quote) :]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + "…"
    return f"{before}{place.quote}{after}"
