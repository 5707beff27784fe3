"""Every figure of aid counts the rows that it says, and divides them truly."""

from datetime import date
from decimal import Decimal

import pytest

from partners.models import Organisation
from portal.core.arithmetic import convert
from portal.core.figures import ExchangeRate, Reach, Scope
from portal.core.periods import Period
from portal.reports.answers import Answer, Ask, prove
from portal.reports.asking import Asker
from portal.reports.registry import Question
from portal.reports.rows import counted_rows
from projects.models import (
    AidProgramme,
    ProgrammeDonor,
    Proposal,
    Registration,
    Transaction,
)
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_projects import (
    AidProgrammeFactory,
    ProgrammeDonorFactory,
    ProposalFactory,
    RegistrationEventFactory,
    RegistrationFactory,
    TransactionFactory,
)

pytestmark = pytest.mark.django_db

FIRST_HALF = Period.half_year(2023, 1)
DISBURSED = Transaction.Measure.DISBURSEMENT


def answer(
    key: str, dimension: str = "", scope: Scope | None = None, period: Period = FIRST_HALF
) -> Answer:
    """The proven answer."""
    question = Question(period, scope or Scope())
    ask = Ask(key, dimension)
    return prove(Asker(question).answer(ask), counted_rows(ask, question))


def total(key: str, scope: Scope | None = None, period: Period = FIRST_HALF) -> int:
    return int(answer(key, scope=scope, period=period).totals[0].quantity.value)


def groups(key: str, dimension: str) -> dict[str, int]:
    return {line.label_en: int(line.quantity.value) for line in answer(key, dimension).groups}


def shared_programme(*names: str, **columns) -> AidProgramme:
    """A programme with several donors."""
    programme = AidProgrammeFactory(**columns)
    for name in names:
        donor = Organisation.objects.filter(label_en=name).first()
        ProgrammeDonorFactory(
            programme=programme, organisation=donor or OrganisationFactory(label_en=name)
        )
    return programme


def test_programmes() -> None:
    health, schools = SectorFactory(label_en="Health"), SectorFactory(label_en="Schools")
    both = shared_programme("Brook", "Hill", sectors=[health, schools])
    ProgrammeDonorFactory(
        programme=both,
        organisation=OrganisationFactory(label_en="Builders"),
        role=ProgrammeDonor.Role.IMPLEMENTER,
    )
    shared_programme("Brook", sectors=[health], starts_on=date(2019, 1, 1))
    shared_programme(status=AidProgramme.Status.COMPLETED)
    shared_programme("Brook", status=AidProgramme.Status.SEEKING)
    shared_programme("Brook", starts_on=date(2019, 1, 1), ends_on=date(2022, 12, 31))
    shared_programme("Brook", live=False)
    assert total("programmes") == 3
    assert groups("programmes", "donor") == {"Brook": 2, "Hill": 1, "not stated": 1}
    assert answer("programmes", "donor").repeats
    assert groups("programmes", "sector") == {"Health": 2, "Schools": 1, "not stated": 1}
    assert groups("programmes", "status") == {"Under way": 2, "Completed": 1}
    assert groups("programmes", "year") == {"2019": 1, "2023": 2}


def test_programmes_begun() -> None:
    shared_programme("Brook", kind=AidProgramme.Kind.NON_PROJECT)
    shared_programme("Brook", starts_on=date(2019, 1, 1))
    shared_programme("Brook", starts_on=None)
    assert groups("programmes-begun", "kind") == {"non-project item": 1}


def test_donors() -> None:
    japan = CountryFactory(iso2="JP", label_vi="Nhật Bản", label_en="Japan")
    brook = OrganisationFactory(label_en="Brook", country=japan)
    for _number in range(2):
        ProgrammeDonorFactory(organisation=brook)
    ProgrammeDonorFactory(organisation=brook, role=ProgrammeDonor.Role.IMPLEMENTER)
    ProgrammeDonorFactory(role=ProgrammeDonor.Role.IMPLEMENTER)
    ProgrammeDonorFactory(programme__starts_on=date(2024, 1, 1))
    OrganisationFactory()
    assert groups("donors", "country") == {"Japan": 1}


def money(key: str, dimension: str = "") -> dict[tuple[str, str], int | None]:
    given = answer(key, dimension)
    return {
        (line.label_en, line.quantity.unit): (
            None if line.quantity.value is None else int(line.quantity.value)
        )
        for line in (given.groups if dimension else given.totals)
    }


def test_committed() -> None:
    shared = shared_programme("Brook", "Hill")
    sole = shared_programme("Brook")
    TransactionFactory(programme=shared, amount=Decimal(500))
    TransactionFactory(
        programme=shared, amount=Decimal(70), donor=Organisation.objects.get(label_en="Hill")
    )
    TransactionFactory(programme=sole, amount=Decimal(30))
    TransactionFactory(programme=sole, amount=Decimal(9_000_000), currency="VND")
    TransactionFactory(programme=sole, amount=None, currency="EUR")
    TransactionFactory(programme=sole, amount=None, currency="")
    TransactionFactory(programme=AidProgrammeFactory(), amount=Decimal(1))
    TransactionFactory(programme=sole, measure=DISBURSED)
    assert money("committed") == {("", "USD"): 601, ("", "EUR"): None, ("", "VND"): 9_000_000}
    assert money("committed", "donor") == {
        ("several donors together", "USD"): 500,
        ("Hill", "USD"): 70,
        ("Brook", "USD"): 30,
        ("Brook", "VND"): 9_000_000,
        ("Brook", "EUR"): None,
        ("not stated", "USD"): 1,
    }
    assert answer("committed").totals[1].unknown == 1


def test_money_stands_under_the_country_of_its_donor() -> None:
    programme = shared_programme("Brook")
    Organisation.objects.update(country=CountryFactory())
    TransactionFactory(programme=programme, amount=Decimal(30))
    together = shared_programme("Hill", "Field")
    TransactionFactory(programme=together, amount=Decimal(8))
    assert money("committed", "country") == {
        ("Laos", "USD"): 30,
        ("several donors together", "USD"): 8,
    }


def test_disbursed() -> None:
    places = [LocalityFactory(label_en=name) for name in ("Na Hang", "Lam Binh")]
    programme = AidProgrammeFactory(localities=places)
    TransactionFactory(programme=programme, measure=DISBURSED, amount=Decimal("0.30"))
    TransactionFactory(programme=programme, measure=DISBURSED, amount=Decimal("0.10"))
    TransactionFactory(programme=programme, measure=DISBURSED, date=date(2023, 7, 1))
    assert answer("disbursed").totals[0].quantity.value == Decimal("0.40")
    by_place = answer("disbursed", "locality")
    assert by_place.repeats
    assert [line.quantity.value for line in by_place.groups] == [Decimal("0.40")] * 2


def test_total_cost() -> None:
    cost = Transaction.Measure.TOTAL_COST
    TransactionFactory(measure=cost, amount=Decimal(10_000_000_000), currency="VND")
    TransactionFactory(amount=Decimal(5))
    assert money("total-cost", "year") == {("2023", "VND"): 10_000_000_000}


def test_disbursement_rate() -> None:
    TransactionFactory(amount=Decimal(400))
    TransactionFactory(amount=Decimal(100), measure=DISBURSED)
    TransactionFactory(amount=Decimal(100), measure=DISBURSED, currency="VND")
    TransactionFactory(amount=Decimal(100), currency="EUR")
    rates = Asker(Question(FIRST_HALF)).answer(Ask("disbursement-rate")).totals
    assert {line.quantity.unit: line.quantity.value for line in rates} == {"USD": Decimal("0.25")}


def test_the_unions_figures_leave_out_what_others_brought_about() -> None:
    TransactionFactory(programme__reach=Reach.UNION.value, amount=Decimal(5))
    TransactionFactory(programme__reach=Reach.PROVINCE.value, amount=Decimal(7))
    assert (total("committed"), total("programmes")) == (5, 1)
    whole = Scope(reach=Reach.PROVINCE)
    assert (total("committed", whole), total("programmes", whole)) == (12, 2)


def test_a_place_counts_what_was_merged_into_it_when_asked() -> None:
    new = LocalityFactory(label_vi="Tuyên Quang", label_en="Tuyen Quang")
    old = LocalityFactory(label_vi="Hà Giang", label_en="Ha Giang", successor=new)
    TransactionFactory(programme=AidProgrammeFactory(localities=[new, old]), amount=Decimal(5))
    TransactionFactory(programme=AidProgrammeFactory(localities=[old]), amount=Decimal(7))
    today, merged = Scope(territory=new.pk), Scope(territory=new.pk, with_predecessors=True)
    assert (total("committed", today), total("programmes", today)) == (5, 1)
    assert (total("committed", merged), total("programmes", merged)) == (12, 2)


def on_the_list() -> None:
    """One need funded in the period, one contacted later, one funded before the period."""
    ProposalFactory(
        status=Proposal.Status.FUNDED,
        contacted_on=date(2023, 2, 1),
        surveyed_on=date(2023, 3, 1),
        funded_on=date(2023, 6, 30),
        sector=SectorFactory(label_en="Health"),
    )
    ProposalFactory(status=Proposal.Status.CONTACTED, contacted_on=date(2023, 7, 1))
    ProposalFactory(
        status=Proposal.Status.FUNDED, opened_on=date(2022, 1, 1), funded_on=date(2022, 6, 1)
    )
    ProposalFactory(opened_on=date(2023, 7, 1))


def test_proposals() -> None:
    on_the_list()
    assert groups("proposals", "status") == {"donor contacted": 1, "funded": 1}


def test_proposals_listed() -> None:
    on_the_list()
    assert total("proposals-listed") == 2


def test_proposals_contacted() -> None:
    on_the_list()
    assert groups("proposals-contacted", "sector") == {"Health": 1}


def test_proposals_surveyed() -> None:
    on_the_list()
    assert groups("proposals-surveyed", "locality") == {"Xiangkhouang": 1}


def test_proposals_funded() -> None:
    on_the_list()
    assert total("proposals-funded") == 1


def test_registrations() -> None:
    RegistrationFactory(localities=[LocalityFactory()])
    RegistrationFactory(kind=Registration.Kind.REPRESENTATIVE_OFFICE)
    RegistrationFactory(issued_on=date(2019, 1, 1), expires_on=date(2022, 1, 1))
    RegistrationFactory(issued_on=date(2024, 1, 1), expires_on=None)
    assert groups("registrations", "kind") == {
        "registration of operation": 1,
        "representative office": 1,
    }
    assert groups("registrations", "locality") == {"Xiangkhouang": 1, "not stated": 1}


def test_registration_events() -> None:
    """As Yen Bai reported for the first half of 2023: 4 opinions, 8 conversions."""
    registration = RegistrationFactory()
    for kind, number in (("opinion", 4), ("conversion", 8)):
        for day in range(number):
            RegistrationEventFactory(
                registration=registration, kind=kind, date=date(2023, 3, 1 + day)
            )
    RegistrationEventFactory(registration__live=False)
    RegistrationEventFactory(registration=registration, date=date(2023, 7, 1))
    assert groups("registration-events", "kind") == {
        "conversion to another kind": 8,
        "opinion given by the union": 4,
    }


def tuyen_quang() -> None:
    """84 programmes of 34 organisations, as Tuyen Quang reported for 2014-2019."""
    named = {"GNI": 15, "VNAH": 10, "WVI": 6, "PRCF": 5}
    others = {f"Donor {number}": 2 if number < 18 else 1 for number in range(30)}
    donors = [name for name, number in (named | others).items() for _each in range(number)]
    organisations = {
        name: Organisation(label_vi=name, label_en=name, kind="foreign-ngo")
        for name in dict.fromkeys(donors)
    }
    Organisation.objects.bulk_create(organisations.values())
    programmes = AidProgramme.objects.bulk_create(
        AidProgramme(
            label_vi=f"Dự án {number}", code=f"TQ-{number}", status="completed",
            starts_on=date(2014 + number % 6, 3, 1), ends_on=date(2019, 12, 31),
        )
        for number in range(len(donors))
    )  # fmt: skip
    ProgrammeDonor.objects.bulk_create(
        ProgrammeDonor(programme=programme, organisation=organisations[name])
        for programme, name in zip(programmes, donors, strict=True)
    )
    Transaction.objects.bulk_create(
        Transaction(
            programme=programme, measure=measure, date=programme.starts_on, currency="USD",
            amount=whole // len(programmes) + (whole % len(programmes) if number == 0 else 0),
        )
        for measure, whole in (("commitment", 15_200_000), ("disbursement", 9_020_000))
        for number, programme in enumerate(programmes)
    )  # fmt: skip


def test_tuyen_quang_comes_to_what_it_reported() -> None:
    tuyen_quang()
    years = Period.term(2014, 2019)
    assert total("programmes", period=years) == 84
    assert total("donors", period=years) == 34
    assert total("committed", period=years) == 15_200_000
    disbursed = answer("disbursed", period=years).totals[0].quantity
    assert disbursed.value == 9_020_000
    rate = Asker(Question(years)).answer(Ask("disbursement-rate")).totals[0].quantity.value
    assert round(rate * 100, 2) == Decimal("59.34")
    top = answer("programmes", "donor", period=years).groups[:4]
    assert [(line.label_en, int(line.quantity.value)) for line in top] == [
        ("GNI", 15), ("VNAH", 10), ("WVI", 6), ("PRCF", 5),
    ]  # fmt: skip
    # The lowest rate at which what was disbursed is "over 207 billion VND".
    at = ExchangeRate("USD", "VND", Decimal(22_950), date(2019, 12, 31), "derived")
    assert convert(disbursed, at).value == Decimal(207_009_000_000)
