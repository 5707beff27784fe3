"""Records of aid for tests, with the least that makes them valid."""

from datetime import date
from decimal import Decimal

import factory

from projects.models import (
    AidProgramme,
    ProgrammeDonor,
    Proposal,
    Registration,
    RegistrationEvent,
    Transaction,
)
from tests.factories import LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_partners import RecordFactory


class AidProgrammeFactory(RecordFactory):
    class Meta:
        model = AidProgramme

    label_vi = factory.Sequence(lambda n: f"Dự án số {n}")
    label_en = factory.Sequence(lambda n: f"Project number {n}")
    status = AidProgramme.Status.ACTIVE
    starts_on = date(2023, 3, 1)


class ProgrammeDonorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProgrammeDonor

    programme = factory.SubFactory(AidProgrammeFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class TransactionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Transaction

    programme = factory.SubFactory(AidProgrammeFactory)
    measure = Transaction.Measure.COMMITMENT
    date = date(2023, 5, 30)
    amount = Decimal(10_000)
    currency = "USD"


class ProposalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Proposal

    label_vi = factory.Sequence(lambda n: f"Nhu cầu số {n}")
    label_en = factory.Sequence(lambda n: f"Need number {n}")
    sector = factory.SubFactory(SectorFactory)
    locality = factory.SubFactory(LocalityFactory)
    opened_on = date(2023, 1, 15)


class RegistrationFactory(RecordFactory):
    class Meta:
        model = Registration

    organisation = factory.SubFactory(OrganisationFactory)
    kind = Registration.Kind.OPERATION
    issued_on = date(2023, 5, 30)
    expires_on = date(2026, 5, 30)


class RegistrationEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegistrationEvent

    registration = factory.SubFactory(RegistrationFactory)
    kind = RegistrationEvent.Kind.OPINION
    date = date(2023, 5, 30)
