"""What visitors read about a partner: only what is published, and only in their language."""

from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import override

from partners.models import Agreement, Association, Delegation, Locality, Partnership
from partners.points import points_of
from partners.profiles import Profile, profile_of
from portal.core.figures import Measure
from tests.factories import (
    CountryFactory,
    LocalityFactory,
    PartnerPageFactory,
    ProjectPageFactory,
)
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    DelegationFactory,
    PartnershipFactory,
)
from tests.factories_projects import TransactionFactory

pytestmark = pytest.mark.django_db


def profile(locality: Locality, language: str = "vi") -> Profile:
    with override(language):
        return profile_of(locality, locality.partnerships.first())


def soup(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_profile_has_what_names_its_locality_and_nothing_else() -> None:
    place, elsewhere = LocalityFactory(), LocalityFactory()
    agreement = AgreementFactory(localities=[place, elsewhere])
    visit = DelegationFactory(localities=[place])
    activity = ActivityFactory(localities=[place])
    ActivityFactory(localities=[place], kind="greeting")
    DelegationFactory(localities=[elsewhere])
    AgreementFactory(localities=[place], live=False)
    found = profile(place)
    assert (found.agreements, found.delegations, found.activities) == (
        [agreement], [visit], [activity],
    )  # fmt: skip


def test_what_has_no_english_name_is_hidden_in_english_only() -> None:
    place = LocalityFactory()
    DelegationFactory(localities=[place], label_en="")
    assert len(profile(place, "vi").delegations) == 1
    assert profile(place, "en").delegations == []


def test_a_whole_country_stands_for_everything_in_it() -> None:
    thailand = CountryFactory(iso2="TH", label_vi="Thái Lan", label_en="Thailand")
    whole = LocalityFactory(country=thailand, level=Locality.Level.COUNTRY)
    province = LocalityFactory(country=thailand)
    agreement = AgreementFactory(localities=[province])
    visit = DelegationFactory(country=thailand)
    DelegationFactory(country=CountryFactory())
    found = profile(whole)
    assert (found.agreements, found.delegations) == ([agreement], [visit])
    assert Delegation.objects.number_concerning([whole, province]) == [1, 0]
    assert Agreement.objects.number_concerning([whole, province]) == [1, 1]


def test_the_timeline_tells_everything_with_a_date_the_latest_first() -> None:
    place = LocalityFactory()
    PartnershipFactory(locality=place, since=2013)
    association = AssociationFactory(country=place.country)
    CongressFactory(association=association, held_on=date(2019, 6, 1))
    AgreementFactory(localities=[place], signed_on=date(2024, 4, 11))
    DelegationFactory(localities=[place], starts_on=date(2024, 4, 10), ends_on=date(2024, 4, 12))
    DelegationFactory(localities=[place], starts_on=None)
    ActivityFactory(localities=[place], starts_on=date(2026, 4, 14), people_reached=1)
    with override("en"):
        moments = profile_of(place, place.partnerships.get()).moments
    assert [moment.happened_on.year for moment in moments] == [2026, 2024, 2024, 2019, 2013]
    assert [moment.written_date for moment in moments] == [
        "14 Apr 2026", "", "10–12 Apr 2024", "", "2013",
    ]  # fmt: skip
    assert moments[0].text == "1 person"


def test_the_association_is_the_one_named_or_that_of_the_country() -> None:
    place = LocalityFactory()
    of_the_country = AssociationFactory(country=place.country)
    assert profile(place).association == of_the_country
    named = AssociationFactory(country=place.country)
    PartnershipFactory(locality=place, association=named)
    assert profile(place).association == named


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "1 May 2014"), ("month", "May 2014"), ("year", "2014")]
)
def test_a_founding_date_is_written_as_exactly_as_it_is_known(precision, written) -> None:
    association = Association(founded_on=date(2014, 5, 1), founded_precision=precision)
    with override("en"):
        assert association.written_founding == written


def test_a_partner_without_position_or_name_is_not_on_the_map() -> None:
    placed = LocalityFactory(latitude=Decimal("19.45"), longitude=Decimal("103.18"))
    unnamed = LocalityFactory(latitude=Decimal(1), longitude=Decimal(1), label_en="")
    with override("en"):
        (point,) = points_of(placed, PartnershipFactory(locality=placed, since=1976))
        assert (point.label, point.text) == ("Xiangkhouang", "since 1976")
        assert list(points_of(unnamed)) == list(points_of(LocalityFactory())) == []


def test_invented_rows_are_marked_and_hidden_ones_are_not_named(homes) -> None:
    page = PartnerPageFactory(home=homes["en"])
    AgreementFactory(localities=[page.locality], label_en="Agreement on tea", is_demo=True)
    AgreementFactory(localities=[page.locality], label_vi="Chỉ tiếng Việt", label_en="")
    text = soup(page.url).get_text(" ")
    assert "Agreement on tea" in text
    assert "Invented for demonstration" in text
    assert "Chỉ tiếng Việt" not in text


def joint_project(home, partner, currency: str, committed: int | None) -> None:
    """A showcase whose programme has one commitment."""
    project = ProjectPageFactory(home=home, partner=partner)
    TransactionFactory(
        programme=project.programme,
        measure=Measure.COMMITMENT.value,
        amount=None if committed is None else Decimal(committed),
        currency=currency,
    )


def test_joint_projects_are_added_up_by_currency_only(homes) -> None:
    home = homes["en"]
    page = PartnerPageFactory(home=home)
    for currency, committed in (("USD", 1000), ("USD", 500), ("EUR", 7), ("USD", None)):
        joint_project(home, page, currency, committed)
    section = soup(page.url).find(attrs={"data-section": "projects", "class": "related"})
    totals = [" ".join(total.get_text(" ").split()) for total in section.dl.find_all("div")]
    assert sorted(totals) == [
        "Committed EUR 7", "Committed USD 1,500 amount of 1 more not known",
    ]  # fmt: skip


def compare(home, *pages, extra: str = "") -> BeautifulSoup:
    listing = home.get_children().get(slug="partners").url
    query = "&".join([*(f"compare={page.slug}" for page in pages), extra])
    return soup(f"{listing}?{query}")


def test_partners_stand_side_by_side(homes) -> None:
    home = homes["en"]
    oita, aomori = (PartnerPageFactory(home=home, title=title) for title in ("Oita", "Aomori"))
    PartnershipFactory(locality=oita.locality, since=2011)
    DelegationFactory(localities=[oita.locality, aomori.locality])
    DelegationFactory(localities=[oita.locality], direction=Delegation.Direction.OUT)
    joint_project(home, oita, "JPY", 900)
    table = compare(home, oita, aomori).table
    rows = {
        row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.find_all("td")]
        for row in table.tbody.find_all("tr")
    }
    assert [th.get_text() for th in table.thead.find_all("th")] == ["Aomori", "Oita"]
    assert rows["Since"] == ["not known", "2011"]
    assert rows["Incoming delegations"] == ["1", "1"]
    assert rows["Outgoing delegations"] == ["0", "1"]
    assert rows["Joint projects"] == ["0", "1"]
    assert [cell.replace("\xa0", " ") for cell in rows["Committed"]] == ["–", "JPY 900"]


def test_a_choice_that_cannot_be_compared_is_kept_and_explained(homes) -> None:
    home = homes["en"]
    pages = [PartnerPageFactory(home=home) for _ in range(5)]
    alone = compare(home, pages[0], extra="compare=nobody&compare=%00")
    assert alone.table is None
    assert "Choose at least two partners" in alone.get_text()
    assert len(alone.find_all("input", checked=True)) == 1
    many = compare(home, *pages)
    assert len(many.table.thead.find_all("th")) == 4
    assert "Only four partners fit side by side" in many.get_text()
    assert len(many.find_all("input", checked=True)) == 5


def test_localities_that_seek_a_partner_have_cards(homes) -> None:
    place = LocalityFactory(label_vi="Xã Cao Bồ", label_en="Cao Bo commune")
    PartnershipFactory(
        locality=place, tier=Partnership.Tier.SEEKING, population=5200, is_demo=True,
        seeks_vi="Một vùng chè", seeks_en="A tea region", contact="office@example.org",
    )  # fmt: skip
    listing = homes["en"].get_children().get(slug="partners").url
    card = soup(listing).find(id="seeking").article.get_text(" ")
    for said in ("Cao Bo commune", "5,200", "A tea region", "office@example.org", "Invented"):
        assert said in card
    assert soup(f"{listing}?country=zz&tier=%00").find(id="seeking") is not None


def test_a_comparison_costs_no_more_than_a_listing(homes, django_assert_max_num_queries) -> None:
    home = homes["vi"]
    pages = [PartnerPageFactory(home=home) for _ in range(4)]
    for page in pages:
        PartnershipFactory(locality=page.locality)
    listing = home.get_children().get(slug="doi-tac").specific
    address = f"{listing.url}?{'&'.join(f'compare={page.slug}' for page in pages)}"
    Client().get(address)
    with django_assert_max_num_queries(listing.QUERY_CEILING):
        Client().get(address)
