"""Rule 7 for every figure that any room registers: its rows make its numbers, exactly."""

from datetime import date
from decimal import Decimal

import pytest

from partners.models import Delegation
from portal.core.figures import Reach, Scope
from portal.core.periods import Period
from portal.reports.answers import Ask, Window, prove, rows_of, sum_of
from portal.reports.asking import Asker
from portal.reports.registry import Question, figures
from portal.reports.rows import counted_rows
from projects.models import ProgrammeDonor, Transaction
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    DelegationFactory,
)
from tests.factories_projects import (
    AidProgrammeFactory,
    ProposalFactory,
    RegistrationEventFactory,
    RegistrationFactory,
    TransactionFactory,
)

pytestmark = pytest.mark.django_db
QUESTIONS = [
    Question(Period.half_year(2023, 1)),
    Question(Period.years(2019, 2023)),
    Question(Period.own(None, None), Scope(Reach.PROVINCE)),
]


@pytest.fixture
def records():
    """Rows with everything that goes wrong in reports: gaps, several donors, shared countries."""
    country = CountryFactory()
    places = [LocalityFactory(country=country, label_vi=f"Nơi {n}") for n in range(2)]
    donors = [OrganisationFactory(country=country), OrganisationFactory()]
    sectors = [SectorFactory(), SectorFactory()]
    for number in range(3):
        programme = AidProgrammeFactory(
            starts_on=date(2022 + number % 2, 3, 1), is_demo=number == 1, live=number != 2
        )
        programme.localities, programme.sectors = places, sectors[: number + 1]
        programme.donors = [ProgrammeDonor(organisation=donor) for donor in donors[: number + 1]]
        programme.save()
        for measure in Transaction.Measure:
            for currency, amount in (("USD", "1234.56"), ("VND", "100000000"), ("USD", None)):
                TransactionFactory(
                    programme=programme,
                    measure=measure,
                    currency=currency,
                    amount=None if amount is None else Decimal(amount),
                    donor=donors[0] if currency == "USD" else None,
                )
    for direction in Delegation.Direction:
        visit = DelegationFactory(direction=direction, country=country, size=7)
        visit.localities, visit.organisations = places, donors
        visit.save()
    activity = ActivityFactory(people_reached=120, people_qualifier="over")
    activity.localities, activity.organisations = places, donors
    activity.save()
    ActivityFactory(people_reached=None)
    AgreementFactory(localities=places, organisations=donors)
    AssociationFactory(country=country)
    ProposalFactory()
    RegistrationEventFactory(registration=RegistrationFactory(organisation=donors[0]))


def asks():
    for key, definition in figures().items():
        for dimension in ("", *definition.dimensions):
            for window in Window:
                yield Ask(key, dimension, window)


@pytest.mark.parametrize("question", QUESTIONS, ids=["half-year", "years", "province"])
def test_the_rows_make_every_printed_number(records, question):
    asker = Asker(question)
    proven = 0
    for ask in asks():
        answer = asker.answer(ask)
        if answer is None:
            continue
        rows = counted_rows(ask, question)
        prove(answer, rows)
        proven += sum(bool(line.rows) for line in answer.lines)
        for line in answer.groups:
            behind = rows_of(line, rows)
            assert line.parts or len({(row.model, row.pk) for row in behind}) <= len(behind)
    assert proven > 20


def test_the_parts_of_a_rate_are_the_figures_it_divides(records):
    asker = Asker(QUESTIONS[1])
    for key, definition in figures().items():
        if not definition.is_rate:
            continue
        above = {line.key: line for line in asker.answer(Ask(definition.numerator)).totals}
        for line in asker.answer(Ask(key)).totals:
            assert line.parts[0].value == above[line.key].quantity.value
            assert line.quantity.value == line.parts[0].value / line.parts[1].value


def test_a_key_leads_back_to_its_ask():
    for ask in asks():
        assert Ask.from_key(ask.key) == ask


def test_rows_without_any_amount_have_no_sum():
    assert sum_of([]) == 0
