"""What is tied to localities."""

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.models import Locality, PartnerPage, Partnership
from portal.core.entities.ties import tied_to
from portal.core.languages import base_language


@tied_to(Locality, "profiles", _("Partner profile"))
def profiles_of_locality(locality: Locality) -> QuerySet:
    """Its profile in the reader's language."""
    language = base_language(get_language())
    return (
        PartnerPage.objects.shown()
        .filter(locality=locality, locale__language_code=language)
        .defer("body")
    )


@tied_to(Locality, "partnerships", _("Partnerships"))
def partnerships_of_locality(locality: Locality) -> QuerySet:
    """How close we are; of a place at home, its partners abroad."""
    records = Partnership.objects.published().named()
    return records.filter(Q(locality=locality) | Q(home=locality))


@tied_to(Locality, "predecessors", _("Merged into it"))
def predecessors_of_locality(locality: Locality) -> QuerySet:
    """The places that became part of it; older records keep their names."""
    return locality.predecessors.published().named()


@tied_to(Locality, "agreements", _("Agreements"))
def agreements_of_locality(locality: Locality) -> QuerySet:
    """What it has signed, newest first."""
    return locality.agreements.published().named().order_by("-signed_on", "pk")


@tied_to(Locality, "delegations", _("Delegations"))
def delegations_of_locality(locality: Locality) -> QuerySet:
    """Visits from there and to there, newest first."""
    return locality.delegations.published().named().order_by("-starts_on", "pk")


@tied_to(Locality, "activities", _("Activities"))
def activities_of_locality(locality: Locality) -> QuerySet:
    """What was done there or with it, newest first."""
    return locality.activities.published().named().order_by("-starts_on", "pk")
