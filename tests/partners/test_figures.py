"""Every figure of foreign relations counts the rows that it says, and divides them truly."""

from datetime import date

import pytest

from partners.models import Activity, Agreement, Association, Delegation, Partnership
from portal.core.figures import Qualifier, Scope
from portal.core.periods import Period
from portal.core.rules import Rule
from portal.reports.answers import Answer, Ask, prove
from portal.reports.asking import Asker
from portal.reports.registry import Question
from portal.reports.rows import counted_rows
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    DelegationFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db

FIRST_HALF = Period.half_year(2023, 1)
OUT = Delegation.Direction.OUT


def answer(key: str, dimension: str = "", scope: Scope | None = None) -> Answer:
    """The proven answer for the first half of 2023."""
    question = Question(FIRST_HALF, scope or Scope())
    ask = Ask(key, dimension)
    given = Asker(question).answer(ask)
    return prove(given, counted_rows(ask, question))


def total(key: str, scope: Scope | None = None) -> int | None:
    value = answer(key, scope=scope).totals[0].quantity.value
    return None if value is None else int(value)


def groups(key: str, dimension: str) -> dict[str, int]:
    return {line.label_en: int(line.quantity.value) for line in answer(key, dimension).groups}


def visits() -> None:
    """Two come from Laos, one goes to Japan; one draft and one of the next year count nowhere."""
    laos, japan = CountryFactory(), CountryFactory(iso2="JP", label_vi="Nhật", label_en="Japan")
    province = LocalityFactory(country=laos)
    DelegationFactory(country=laos, localities=[province], size=12)
    DelegationFactory(country=laos, size=None)
    DelegationFactory(country=japan, direction=OUT, size=5)
    DelegationFactory(country=laos, live=False, size=100)
    DelegationFactory(country=laos, starts_on=date(2024, 1, 1), size=100)


def test_delegations() -> None:
    visits()
    assert total("delegations") == 3
    assert groups("delegations", "direction") == {"incoming": 2, "outgoing": 1}


def test_delegations_in() -> None:
    visits()
    assert groups("delegations-in", "country") == {"Laos": 2}
    assert groups("delegations-in", "locality") == {"Xiangkhouang": 1, "not stated": 1}


def test_delegations_out() -> None:
    visits()
    assert groups("delegations-out", "country") == {"Japan": 1}


def test_people_in_delegations() -> None:
    visits()
    assert groups("people-in-delegations", "direction") == {"incoming": 12, "outgoing": 5}
    assert answer("people-in-delegations").totals[0].unknown == 1


def test_a_place_counts_what_was_merged_into_it_when_asked() -> None:
    new = LocalityFactory(label_vi="Lào Cai", label_en="Lao Cai")
    old = LocalityFactory(label_vi="Yên Bái", label_en="Yen Bai", successor=new)
    DelegationFactory(localities=[new, old])
    DelegationFactory(localities=[old])
    DelegationFactory()
    assert total("delegations", Scope(territory=new.pk)) == 1
    assert total("delegations", Scope(territory=new.pk, with_predecessors=True)) == 2


def test_activities() -> None:
    ActivityFactory(kind=Activity.Kind.EXHIBITION)
    ActivityFactory(kind=Activity.Kind.CONTEST)
    ActivityFactory(kind=Activity.Kind.GREETING)
    assert groups("activities", "kind") == {"exhibition": 1, "contest": 1}


def test_people_reached() -> None:
    ActivityFactory(people_reached=300, people_qualifier="over")
    ActivityFactory(people_reached=50)
    ActivityFactory(people_reached=None, people_qualifier="nearly")
    line = answer("people-reached").totals[0]
    assert (line.quantity.value, line.quantity.qualifier, line.unknown) == (350, Qualifier.OVER, 1)


def test_over_and_nearly_together_have_no_sum() -> None:
    ActivityFactory(people_reached=300, people_qualifier="over")
    ActivityFactory(people_reached=100, people_qualifier="nearly")
    line = answer("people-reached").totals[0]
    assert line.quantity.value is None
    assert line.refused is Rule.QUALIFIERS_ADD_ONE_WAY


def test_greetings_sent() -> None:
    embassy = OrganisationFactory(label_en="Embassy of Laos")
    ActivityFactory(kind=Activity.Kind.GREETING, organisations=[embassy])
    ActivityFactory()
    assert groups("greetings-sent", "organisation") == {"Embassy of Laos": 1}


def test_agreements_signed() -> None:
    AgreementFactory(kind=Agreement.Kind.MEMORANDUM)
    AgreementFactory(signed_on=date(2022, 1, 1))
    AgreementFactory(signed_on=None)
    assert groups("agreements-signed", "kind") == {"memorandum of understanding": 1}


def test_agreements_in_force() -> None:
    AgreementFactory(signed_on=date(2018, 1, 1))
    AgreementFactory(signed_on=date(2018, 1, 1), valid_to=date(2023, 6, 29))
    AgreementFactory(signed_on=date(2023, 7, 1))
    assert groups("agreements-in-force", "year") == {"2018": 1}


def test_partnerships() -> None:
    sector = SectorFactory(label_en="Education")
    for tier, since in (("traditional", 2013), ("strategic", None), ("seeking", None)):
        PartnershipFactory(
            locality=LocalityFactory(), tier=Partnership.Tier(tier), since=since, sectors=[sector]
        )
    PartnershipFactory(locality=LocalityFactory(), since=2024)
    assert groups("partnerships", "tier") == {"Traditional partner": 1, "Strategic partner": 1}
    assert groups("partnerships", "sector") == {"Education": 2}


def test_associations() -> None:
    AssociationFactory(founded_on=None)
    AssociationFactory(status=Association.Status.FOUNDING)
    AssociationFactory(founded_on=date(2023, 7, 1))
    assert groups("associations", "status") == {"active": 1, "being founded": 1}
    assert total("associations", Scope(territory=LocalityFactory().pk)) == 0


def test_congresses_held() -> None:
    CongressFactory(held_on=date(2023, 3, 1))
    CongressFactory(held_on=date(2022, 3, 1))
    assert groups("congresses-held", "country") == {"Laos": 1}
    assert counted_rows(Ask("congresses-held"), Question(FIRST_HALF))[0].model == (
        "partners.association"
    )
