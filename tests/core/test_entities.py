"""The directory: reachable, bilingual, cheap, and without orphans."""

import re
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from partners.models import Agreement, Country, Locality, Organisation
from portal.core.entities.addresses import entity_address, list_address, record_number
from portal.core.entities.kinds import entity_kinds, kind_of
from portal.core.entities.ties import ties_of
from portal.core.vietnamese_text import has_vietnamese_letters
from tests.factories import (
    CountryFactory,
    LocalityFactory,
    NewsPageFactory,
    OrganisationFactory,
    PartnerPageFactory,
)
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    DelegationFactory,
    LegalDocumentFactory,
    PartnershipFactory,
)
from tests.factories_projects import (
    AidProgrammeFactory,
    ProgrammeDonorFactory,
    ProposalFactory,
    RegistrationFactory,
    TransactionFactory,
)

pytestmark = pytest.mark.django_db

ENTITY_CEILING = 17
LIST_CEILING = 12
LANGUAGES = ["vi", "en"]


def address_of(record, language: str) -> str:
    return entity_address(kind_of(type(record)), record, language)


def visit(url: str, status: int = 200) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == status, url
    return BeautifulSoup(response.content, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def fill(homes, number: int) -> dict[str, object]:
    """One entity of each kind with `number` of everything that can be tied to it."""
    country = CountryFactory()
    place = LocalityFactory(country=country)
    donor = OrganisationFactory(country=country)
    association = AssociationFactory(country=country)
    decision = LegalDocumentFactory()
    programme = AidProgrammeFactory(decision=decision)
    for ordinal in range(1, number + 1):
        LocalityFactory(country=country, successor=place)
        CongressFactory(association=association, ordinal=ordinal)
        LegalDocumentFactory(implements=decision)
        LegalDocumentFactory(replaces=decision)
        TransactionFactory(programme=programme)
        ProgrammeDonorFactory(programme=programme, organisation=OrganisationFactory())
        RegistrationFactory(organisation=donor)
        ProposalFactory(locality=place)
        funded = AidProgrammeFactory(decision=decision)
        funded.localities.add(place)
        funded.save()
        ProgrammeDonorFactory(programme=funded, organisation=donor)
        for factory in (AgreementFactory, DelegationFactory, ActivityFactory):
            record = factory()
            record.localities.add(place)
            record.organisations.add(donor)
            record.save()
        PartnershipFactory(
            locality=LocalityFactory(country=country), home=place, association=association
        )
    for home in homes.values():
        profile = PartnerPageFactory(home=home, locality=place)
        for _ in range(number):
            article = NewsPageFactory(home=home)
            article.partner_links.create(partner=profile)
            article.save()
    agreement = Agreement.objects.first()
    return {kind_of(type(record)).key: record for record in
            (country, place, donor, association, decision, programme, agreement)}  # fmt: skip


def queries_for(url: str) -> int:
    visit(url)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        visit(url)
    return len(queries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_entities_and_lists_stay_cheap_at_any_size(homes, language: str) -> None:
    entities = fill(homes, 10)
    assert set(entities) == {kind.key for kind in entity_kinds()}
    costs = {key: queries_for(address_of(record, language)) for key, record in entities.items()}
    assert {key: cost for key, cost in costs.items() if cost > ENTITY_CEILING} == {}
    lists = {kind.key: queries_for(list_address(kind, language)) for kind in entity_kinds()}
    assert {key: cost for key, cost in lists.items() if cost > LIST_CEILING} == {}


def crawl(start: str, clicks: int) -> dict[str, int]:
    """Every address of the start's language within so many clicks, and after how many."""
    found = {start: 0}
    front = [start]
    prefix = "/en/" if start == "/en/" else "/"
    for click in range(1, clicks + 1):
        following = []
        for url in front:
            response = Client().get(url)
            if response.status_code != 200 or "html" not in response["Content-Type"]:
                continue
            for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
                target = urldefrag(link["href"])[0]
                if target.startswith("?"):
                    target = url.partition("?")[0] + target
                if target.startswith(prefix) and target not in found:
                    found[target] = click
                    following.append(target)
        front = following if click < clicks else []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entity_is_three_clicks_from_home(homes, language: str) -> None:
    fill(homes, 1)
    OrganisationFactory.create_batch(50)
    nameless = OrganisationFactory(label_en="")
    reached = crawl("/en/" if language == "en" else "/", 3)
    expected = {
        address_of(record, language)
        for kind in entity_kinds()
        for record in kind.published()
        if language == "vi" or record.label_en
    }
    assert expected - reached.keys() == set()
    assert (address_of(nameless, language) in reached) is (language == "vi")


def test_no_english_page_of_the_directory_is_vietnamese(homes) -> None:
    entities = fill(homes, 10)
    pages = [address_of(record, "en") for record in entities.values()]
    pages += [list_address(kind, "en") for kind in entity_kinds()]
    for url in [*pages, "/en/directory/"]:
        soup = visit(url)
        assert url.isascii()
        for foreign in soup.find_all(lang="vi"):
            foreign.decompose()
        marked = [word for word in words(soup.main).split() if has_vietnamese_letters(word)]
        assert [word for word in marked if not re.fullmatch(r"[\d/]*[/-]?[A-ZĐ-]+", word)] == []


def test_every_tie_lists_all_it_finds(homes) -> None:
    entities = fill(homes, 10)
    for record in entities.values():
        soup = visit(address_of(record, "vi"))
        for link in soup.select(".block-head a"):
            assert len(visit(link["href"]).select(".entries li")) > 8
    donor = visit(address_of(entities["organisation"], "en"))
    assert {"agreements", "delegations", "activities", "programmes", "registrations"} <= {
        heading["id"] for heading in donor.select("h2[id]")
    }


def test_keys_of_ties_and_addresses_of_kinds_are_unique() -> None:
    for kind in entity_kinds():
        keys = [tie.key for tie in ties_of(kind.model)]
        assert len(keys) == len(set(keys))
    for language in LANGUAGES:
        with translation.override(language):
            parts = [str(kind.address) for kind in entity_kinds()]
        assert len(parts) == len(set(parts))
        assert all(re.fullmatch(r"[a-z-]+", part) for part in parts)


def test_a_wrong_name_in_the_address_leads_to_the_right_one(homes) -> None:
    record = OrganisationFactory(label_en="Friends of Schools")
    right = address_of(record, "en")
    assert right == f"/en/directory/organisations/friends-of-schools-{record.pk}/"
    response = Client().get(f"/en/directory/organisations/enemies-{record.pk}/")
    assert (response.status_code, response["Location"]) == (301, right)


@pytest.mark.parametrize(
    "path", ["nothing/", "organisations/x/", "organisations/x-0/", f"organisations/{'9' * 30}/",
             "organisations/1/nothing/"],
)  # fmt: skip
def test_nonsense_is_not_found(homes, path: str) -> None:
    visit(f"/en/directory/{path}", 404)


@pytest.mark.parametrize(
    "query", ["country=x", "country=999", "letter=%00", "page=-3", "kind=%27", "untranslated=abc",
              f"untranslated={'9' * 40}", "untranslated=-1"],
)  # fmt: skip
def test_nonsense_in_a_query_changes_nothing(homes, query: str) -> None:
    OrganisationFactory()
    soup = visit(f"/en/directory/organisations/?{query}")
    assert len(soup.select(".entries li")) == 1
    assert soup.select_one(".notice") is None


def test_drafts_have_no_page(homes) -> None:
    visit(address_of(OrganisationFactory(live=False), "vi"), 404)


def test_an_entity_without_english_name_is_never_shown_in_english(homes) -> None:
    record = OrganisationFactory(label_vi="Hội Bạn Học Đường", label_en="")
    offer = visit(address_of(record, "en"), 404).main.find("a", lang="vi")
    assert offer["href"] == address_of(record, "vi")
    source = visit(address_of(record, "vi"))
    switch = source.select_one('.languages a[hreflang="en"]')["href"]
    assert switch == f"/en/directory/organisations/?untranslated={record.pk}"
    assert source.find("link", rel="alternate") is None
    listing = visit(switch)
    assert listing.select_one(".notice [lang=vi]").text == record.label_vi
    assert record.label_vi not in words(listing.main)


def test_translations_name_each_other_and_stand_in_the_sitemap(homes) -> None:
    both, one = OrganisationFactory(), OrganisationFactory(label_en="")
    for language in LANGUAGES:
        soup = visit(address_of(both, language))
        named = {link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate")}
        assert named["vi"].endswith(address_of(both, "vi"))
        assert named["en"].endswith(address_of(both, "en"))
    sitemap = Client().get("/sitemap.xml").content.decode()
    locations = set(re.findall(r"<loc>http://testserver([^<]+)</loc>", sitemap))
    assert {address_of(both, "vi"), address_of(both, "en"), address_of(one, "vi")} <= locations
    assert address_of(one, "en") not in locations


def test_lists_are_narrowed_by_country_kind_and_letter(homes) -> None:
    laos, japan = CountryFactory(), CountryFactory(iso2="JP", label_vi="Nhật Bản", label_en="Japan")
    embassy = Organisation.Kind.EMBASSY
    OrganisationFactory(label_vi="Đại sứ quán Lào", label_en="Embassy of Laos", country=laos,
                        kind=embassy)  # fmt: skip
    OrganisationFactory(label_vi="Dự án Xanh", label_en="Green Project", country=japan)
    for query, expected in {
        f"country={laos.pk}": ["Embassy of Laos"],
        f"kind={embassy}": ["Embassy of Laos"],
        "letter=G": ["Green Project"],
        "": ["Embassy of Laos", "Green Project"],
    }.items():
        soup = visit(f"/en/directory/organisations/?{query}")
        assert [row.text for row in soup.select(".entries .title-link")] == expected
    letters = visit(list_address(kind_of(Organisation), "vi")).select("[name=letter] option")
    assert [letter.text for letter in letters[1:]] == ["D", "Đ"]


def test_mergers_lead_both_ways(homes) -> None:
    country = Country.objects.first() or CountryFactory(iso2="VN")
    new = LocalityFactory(label_vi="Lào Cai", label_en="Lao Cai", country=country)
    old = Locality.objects.create(
        label_vi="Yên Bái", label_en="Yen Bai", country=country, level="province", successor=new
    )
    assert visit(address_of(old, "en")).main.find("a", string="Lao Cai")
    assert visit(address_of(new, "en")).select_one("#predecessors")
    assert "Yen Bai" in words(visit(address_of(new, "en")).main)


def test_sources_are_never_public_and_invented_rows_say_so(homes) -> None:
    record = OrganisationFactory(source_note="From a private letter", is_demo=True)
    soup = visit(address_of(record, "en"))
    assert "private letter" not in str(soup)
    assert soup.select_one(".page-head .demo-mark")


def test_an_address_ends_with_a_number() -> None:
    assert record_number("friends-12") == 12
    assert record_number("12") == 12
    assert record_number("friends") is None
    assert record_number("1" * 19) is None
