"""Activities from elsewhere as records. All of them or none."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from partners.models import Country, Locality, Organisation, Sector
from portal.core.figures import Measure
from portal.core.records import Record
from portal.core.text import fold
from projects.iati.activities import Activity, Names, Payment, Place, SectorEntry
from projects.iati.gathering import HIERARCHIES, KINDS, PAYMENTS, ROLES, STATUSES
from projects.iati.writing import RECIPIENT
from projects.models import AidProgramme, ProgrammeDonor, Transaction

RecordType = TypeVar("RecordType", bound=Record)
_SOURCE: Final = "IATI"


def _inverse(codes: Mapping[Any, str]) -> dict[str, Any]:
    """The records' own value for each code; the first one where two share a code."""
    found: dict[str, Any] = {}
    for own, code in codes.items():
        found.setdefault(code, own)
    return found


_KINDS, _STATUSES, _ROLES = _inverse(HIERARCHIES), _inverse(STATUSES), _inverse(ROLES)
_ORGANISATION_KINDS, _MEASURES = _inverse(KINDS), _inverse(PAYMENTS)


class _Known:
    """The records of one kind by their names, those that are created meanwhile among them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records: dict[str, Any] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Know it by both names."""
        for label in (record.label_vi, record.label_en):
            if label:
                self._records.setdefault(fold(label), record)

    def find(self, names: Names) -> Any:
        """The record with either name."""
        vietnamese = self._records.get(fold(names.vi)) if names.vi else None
        return vietnamese or (self._records.get(fold(names.en)) if names.en else None)


class _Store:
    """Creates what is missing; records that are there already are used as they are."""

    def __init__(self, publish: bool) -> None:
        self._publish = publish
        self._organisations = _Known(Organisation.objects.order_by("pk"))
        self._places = _Known(Locality.objects.order_by("pk"))
        self._sectors = {sector.slug: sector for sector in Sector.objects.all()}

    def _created(self, model: type[RecordType], names: Names, **values: Any) -> RecordType:
        record = model(
            label_vi=names.vi or names.en, label_en=names.en, live=self._publish,
            source_note=_SOURCE, **values,
        )  # fmt: skip
        record.full_clean()
        record.save()
        return record

    def organisation(self, names: Names, kind: str) -> Organisation:
        """The organisation of that name."""
        found = self._organisations.find(names)
        if found is None:
            own = _ORGANISATION_KINDS.get(kind, Organisation.Kind.FOREIGN_NGO)
            found = self._created(Organisation, names, kind=own)
            self._organisations.add(found)
        return found

    def locality(self, place: Place) -> Locality:
        """The place of that name; a new one is taken for a district."""
        found = self._places.find(place.names)
        if found is None:
            country = Country.objects.filter(iso2=RECIPIENT).first()
            if country is None:
                raise ValidationError(gettext("Enter the country with the code VN first."))
            north, east = place.point or (None, None)
            found = self._created(
                Locality, place.names, country=country, level=Locality.Level.DISTRICT,
                latitude=north, longitude=east,
            )  # fmt: skip
            self._places.add(found)
        return found

    def sector(self, entry: SectorEntry) -> Sector:
        """The sector with that code."""
        if entry.code not in self._sectors:
            self._sectors[entry.code] = self._created(Sector, entry.names, slug=slugify(entry.code))
        return self._sectors[entry.code]

    def _amount(self, payment: Payment, measure: str) -> Transaction:
        provider = payment.provider
        return Transaction(
            measure=measure,
            date=payment.on,
            amount=payment.amount,
            currency=payment.currency,
            donor=self.organisation(provider, "") if provider else None,
        )

    def programme(self, activity: Activity) -> AidProgramme:
        """The programme with the activity's code, as the activity has it."""
        programme = AidProgramme.objects.filter(code=activity.code).first() or AidProgramme(
            code=activity.code, live=self._publish, source_note=_SOURCE
        )
        beneficiaries = activity.beneficiaries or Names("")
        for name, value in {
            "label_vi": activity.names.vi or activity.names.en,
            "label_en": activity.names.en,
            "kind": _KINDS.get(activity.hierarchy, AidProgramme.Kind.PROJECT),
            "status": _STATUSES.get(activity.status, AidProgramme.Status.PREPARING),
            "starts_on": activity.starts_on,
            "ends_on": activity.ends_on,
            "beneficiaries_vi": beneficiaries.vi,
            "beneficiaries_en": beneficiaries.en,
            "is_demo": activity.is_invented,
        }.items():
            setattr(programme, name, value)
        programme.localities = [self.locality(place) for place in activity.places]
        programme.sectors = [self.sector(entry) for entry in activity.sectors]
        donors = [
            ProgrammeDonor(
                organisation=self.organisation(entry.names, entry.kind),
                role=_ROLES.get(entry.role, ProgrammeDonor.Role.FUNDER),
            )
            for entry in activity.participants
        ]
        transactions = [
            *(self._amount(entry, _MEASURES[entry.kind]) for entry in activity.payments
              if entry.kind in _MEASURES),
            *(self._amount(entry, Measure.TOTAL_COST.value) for entry in activity.budgets),
        ]  # fmt: skip
        programme.donors.set(donors)
        programme.transactions.set(transactions)
        programme.full_clean()
        programme.save()
        programme.save_revision(changed=False)
        return programme


def store(activities: Iterable[Activity], *, publish: bool = False) -> int:
    """Create or change the programmes with the activities' codes; answers with their number.

    Raises:
        ValidationError: naming the activity that cannot be stored; nothing is stored then.
    """
    number = 0
    with transaction.atomic():
        keeper = _Store(publish)
        for activity in activities:
            try:
                keeper.programme(activity)
            except ValidationError as error:
                raise ValidationError(
                    [f"{activity.code}: {message}" for message in error.messages]
                ) from error
            number += 1
    return number
