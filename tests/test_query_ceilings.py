"""No page costs more queries than its type promises, however much the site holds."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import HomePage
from partners.models import Locality, Partnership, Sector
from portal.core.pages import page_types
from projects.models import AidProgramme, NeedsPage
from tests.factories import (
    LocalityFactory,
    NewsPageFactory,
    PartnerPageFactory,
    PortalImageFactory,
    ProjectPageFactory,
    SectorFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    DelegationFactory,
    PartnershipFactory,
)
from tests.factories_projects import ProgrammeDonorFactory, ProposalFactory, TransactionFactory
from tests.factories_reports import published_report


def fill_profile(locality: Locality, sector: Sector) -> None:
    """One of each kind of record about a partner, and a locality that seeks one."""
    association = AssociationFactory(country=locality.country)
    CongressFactory(association=association)
    PartnershipFactory(locality=locality, association=association, sectors=[sector])
    AgreementFactory(localities=[locality])
    DelegationFactory(localities=[locality])
    ActivityFactory(localities=[locality])
    seeking = Partnership.Tier.SEEKING
    PartnershipFactory(locality=LocalityFactory(), tier=seeking, sectors=[sector])


def fill(home: HomePage, number: int) -> dict[str, Page]:
    """`number` of each kind of page, tied to each other, with pictures; one of each is named."""
    topic, sector = TopicFactory(), SectorFactory()
    pages: dict[str, Page] = {}
    for _ in range(number):
        cover = PortalImageFactory()
        partner = PartnerPageFactory(home=home, cover=cover)
        fill_profile(partner.locality, sector)
        project = ProjectPageFactory(home=home, partner=partner, cover=cover)
        fill_programme(project.programme, sector)
        article = NewsPageFactory(home=home, cover=cover)
        article.topics.add(topic)
        article.partner_links.create(partner=partner)
        article.project_links.create(project=project)
        article.save()
        standing = StandardPageFactory(home=home, cover=cover)
        report = published_report(home)
        pages = {
            "partner": partner,
            "project": project,
            "article": article,
            "text": standing,
            "report": report,
        }
    return {
        "home": home,
        **pages,
        **{f"listing of {child.slug}": child.specific for child in home.get_children()},
        "needs": NeedsPage.objects.descendant_of(home).get(),
    }


def fill_programme(programme: AidProgramme, sector: Sector) -> None:
    """Donors, places and amounts of a project, and a need that it met."""
    ProgrammeDonorFactory(programme=programme)
    TransactionFactory(programme=programme)
    TransactionFactory(programme=programme, measure="disbursement", currency="EUR")
    programme.sectors.add(sector)
    programme.localities.add(LocalityFactory())
    programme.save()
    ProposalFactory(sector=sector)
    ProposalFactory(sector=sector, status="funded", funded_on=date(2024, 1, 1), programme=programme)


def queries_for(page: Page) -> int:
    """Uncached queries of one anonymous visit; the pictures are already resized."""
    Client().get(page.url)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(page.url)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_keep_their_promise_at_any_size(homes, language: str) -> None:
    few = {name: queries_for(page) for name, page in fill(homes[language], 3).items()}
    pages = fill(homes[language], 12)
    many = {name: queries_for(page) for name, page in pages.items()}
    over = {
        name: (many[name], page.specific.QUERY_CEILING)
        for name, page in pages.items()
        if many[name] > page.specific.QUERY_CEILING
    }
    assert over == {}
    grown = {name: (few[name], many[name]) for name in few if few[name] != many[name]}
    assert grown == {}
    assert {type(page.specific) for page in pages.values()} == set(page_types())
