"""What is tied to legal documents."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import LegalDocument
from portal.core.entities.ties import tied_to


@tied_to(LegalDocument, "implementations", _("Carried out by"))
def implementations_of_document(document: LegalDocument) -> QuerySet:
    """The documents that carry it out, newest first."""
    return document.implementations.published().named().order_by("-issued_on", "pk")


@tied_to(LegalDocument, "replacements", _("Replaced by"))
def replacements_of_document(document: LegalDocument) -> QuerySet:
    """The documents that took its place, newest first."""
    return document.replacements.published().named().order_by("-issued_on", "pk")
