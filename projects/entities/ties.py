"""Aid on the pages of donors, places and decisions; donors and amounts on a programme's."""

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.models import LegalDocument, Locality, Organisation
from portal.core.dates import listed_date, written_years
from portal.core.entities.addresses import entity_url
from portal.core.entities.ties import Row, row_of, tied_to
from portal.core.languages import base_language
from portal.core.money import written_money
from projects.models import (
    AidProgramme,
    ProgrammeDonor,
    ProjectPage,
    Proposal,
    Registration,
    Transaction,
)
from projects.querysets import ProjectQuerySet


@row_of.register
def donor_row(donor: ProgrammeDonor) -> Row:
    """Who, and in which role."""
    organisation = donor.organisation
    return Row(
        str(organisation.label),
        entity_url(organisation),
        (str(donor.get_role_display()),),
        organisation.is_demo,
    )


@row_of.register
def transaction_row(transaction: Transaction) -> Row:
    """How much, of which measure, and when; an amount that nobody knows stays unwritten."""
    title = str(transaction.get_measure_display())
    if transaction.amount is not None:
        title = f"{written_money(transaction.amount, transaction.currency)} – {title}"
    return Row(title, "", (listed_date(transaction.date),))


@row_of.register
def registration_row(registration: Registration) -> Row:
    """What it allows, its number and its years."""
    years = written_years(registration.issued_on, registration.expires_on)
    details = tuple(word for word in (registration.number, years) if word)
    return Row(str(registration.get_kind_display()), "", details, registration.is_demo)


@row_of.register
def proposal_row(proposal: Proposal) -> Row:
    """How far the search for funds has come."""
    return Row(str(proposal.label), "", (str(proposal.get_status_display()),), proposal.is_demo)


@tied_to(Organisation, "programmes", _("Programmes it funds or carries out"))
def programmes_of_organisation(organisation: Organisation) -> QuerySet:
    """Each once, whatever its roles in it; the latest to start first."""
    programmes = AidProgramme.objects.published().named()
    mine = organisation.programme_roles.values("programme")
    return programmes.filter(pk__in=mine).order_by("-starts_on", "pk")


@tied_to(Organisation, "registrations", _("Registrations"))
def registrations_of_organisation(organisation: Organisation) -> QuerySet:
    """The latest first."""
    return organisation.registrations.published().order_by("-issued_on", "pk")


@tied_to(Organisation, "showcases", _("Project showcases"))
def showcases_of_organisation(organisation: Organisation) -> QuerySet:
    """In the reader's language."""
    return _showcases().about(pk__in=organisation.programme_roles.values("programme"))


@tied_to(Locality, "programmes", _("Programmes here"))
def programmes_in_locality(locality: Locality) -> QuerySet:
    """The latest to start first."""
    return locality.programmes.published().named().order_by("-starts_on", "pk")


@tied_to(Locality, "proposals", _("Funds sought for"))
def proposals_in_locality(locality: Locality) -> QuerySet:
    """The needs of the place."""
    return locality.proposals.published().named().order_by("-opened_on", "pk")


@tied_to(Locality, "showcases", _("Project showcases"))
def showcases_in_locality(locality: Locality) -> QuerySet:
    """In the reader's language."""
    return _showcases().about(localities=locality)


@tied_to(LegalDocument, "programmes", _("Programmes it approves"))
def programmes_of_document(document: LegalDocument) -> QuerySet:
    """The latest to start first."""
    return document.programmes.published().named().order_by("-starts_on", "pk")


@tied_to(AidProgramme, "donors", _("Donors and implementers"))
def donors_of_programme(programme: AidProgramme) -> QuerySet:
    """In the order of the record; those whom the reader may know by name."""
    named = Organisation.objects.published().named()
    return programme.donors.filter(organisation__in=named).select_related("organisation")


@tied_to(AidProgramme, "amounts", _("Amounts"))
def amounts_of_programme(programme: AidProgramme) -> QuerySet:
    """The latest first. The measures are never added."""
    return programme.transactions.order_by("-date", "pk")


def _showcases() -> ProjectQuerySet:
    language = base_language(get_language())
    pages = ProjectPage.objects.shown().filter(locale__language_code=language)
    return pages.defer("body", "results").newest_first()
