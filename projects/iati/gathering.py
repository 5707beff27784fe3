"""Programmes as activities: what the records say, in the words of the standard."""

from collections.abc import Iterator
from typing import Final

from django.db.models import Prefetch

from partners.models import Locality, Organisation, Sector
from portal.core.figures import Measure
from portal.core.records import Record
from portal.core.settings import SiteIdentity
from projects.iati.activities import (
    Activity,
    Names,
    Participant,
    Payment,
    Place,
    Reporter,
    SectorEntry,
)
from projects.models import AidProgramme, ProgrammeDonor, Transaction

HIERARCHIES: Final = {
    AidProgramme.Kind.PROGRAMME: "1",
    AidProgramme.Kind.PROJECT: "2",
    AidProgramme.Kind.NON_PROJECT: "3",
}
# ActivityStatus: pipeline, implementation, closed, suspended.
STATUSES: Final = {
    AidProgramme.Status.PREPARING: "1",
    AidProgramme.Status.SEEKING: "1",
    AidProgramme.Status.ACTIVE: "2",
    AidProgramme.Status.COMPLETED: "4",
    AidProgramme.Status.SUSPENDED: "6",
}
# OrganisationRole: funding, implementing.
ROLES: Final = {
    ProgrammeDonor.Role.FUNDER: "1",
    ProgrammeDonor.Role.CO_FUNDER: "1",
    ProgrammeDonor.Role.IMPLEMENTER: "4",
}
# OrganisationType: government, international NGO, private sector, other.
KINDS: Final = {
    Organisation.Kind.AGENCY: "10",
    Organisation.Kind.EMBASSY: "10",
    Organisation.Kind.FOREIGN_NGO: "21",
    Organisation.Kind.COMPANY: "70",
    Organisation.Kind.DOMESTIC: "90",
}
# TransactionType: outgoing commitment, disbursement.
PAYMENTS: Final = {Measure.COMMITMENT.value: "2", Measure.DISBURSEMENT.value: "3"}
_PORTION: Final = 500


def _names(record: Record) -> Names:
    return Names(record.label_vi, record.label_en)


def _payment(transaction: Transaction, kind: str) -> Payment:
    provider = transaction.donor
    return Payment(
        kind,
        transaction.date,
        transaction.amount,
        transaction.currency,
        _names(provider) if provider and provider.live else None,
    )


def _place(locality: Locality) -> Place:
    north, east = locality.latitude, locality.longitude
    if north is None or east is None:
        return Place(_names(locality))
    return Place(_names(locality), (north, east))


def activity_of(programme: AidProgramme) -> Activity:
    """One programme. Amounts that are not known are left out: the standard has no blank."""
    known = [entry for entry in programme.transactions.all() if entry.amount is not None]
    beneficiaries = Names(programme.beneficiaries_vi, programme.beneficiaries_en)
    return Activity(
        code=programme.code,
        names=_names(programme),
        hierarchy=HIERARCHIES[AidProgramme.Kind(programme.kind)],
        status=STATUSES[AidProgramme.Status(programme.status)],
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        beneficiaries=beneficiaries if any((beneficiaries.vi, beneficiaries.en)) else None,
        participants=tuple(
            Participant(
                _names(entry.organisation),
                ROLES[ProgrammeDonor.Role(entry.role)],
                KINDS[Organisation.Kind(entry.organisation.kind)],
            )
            for entry in programme.donors.all()
            if entry.organisation.live
        ),
        places=tuple(_place(place) for place in programme.localities.all() if place.live),
        sectors=tuple(
            SectorEntry(sector.slug, _names(sector))
            for sector in programme.sectors.all()
            if sector.live
        ),
        payments=tuple(
            _payment(entry, PAYMENTS[entry.measure]) for entry in known if entry.measure in PAYMENTS
        ),
        budgets=tuple(
            _payment(entry, "") for entry in known if entry.measure == Measure.TOTAL_COST.value
        ),
        is_invented=programme.is_demo,
    )


def activities() -> Iterator[Activity]:
    """Every published programme by its code: five queries for each five hundred."""
    amounts = Transaction.objects.select_related("donor").order_by("date", "sort_order", "pk")
    donors = ProgrammeDonor.objects.select_related("organisation").order_by("sort_order", "pk")
    programmes = (
        AidProgramme.objects.published()
        .order_by("code")
        .prefetch_related(
            Prefetch("transactions", amounts),
            Prefetch("donors", donors),
            Prefetch("localities", Locality.objects.order_by("sort_key", "label_vi")),
            Prefetch("sectors", Sector.objects.order_by("slug")),
        )
    )
    return map(activity_of, programmes.iterator(_PORTION))


def reporter(identity: SiteIdentity) -> Reporter | None:
    """The union; None while it has no name and no reference in IATI's register."""
    if not identity.iati_reference or not identity.name_vi:
        return None
    return Reporter(identity.iati_reference, Names(identity.name_vi, identity.name_en))
