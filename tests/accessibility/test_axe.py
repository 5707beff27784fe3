"""WCAG 2.2 AA on every page type: no violation that axe can find, in both languages."""

from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from wagtail.models import Locale

from home.models import HomePage
from home.setup import ensure_site
from partners.models import Organisation, PartnerIndexPage
from portal.core.entities.addresses import directory_address, entity_address, list_address
from portal.core.entities.kinds import kind_of
from portal.reports.models import ReportIndexPage, ReportPage
from projects.models import NeedsPage, ProgrammeDonor
from tests.factories import LocalityFactory, OrganisationFactory, PartnerPageFactory, SectorFactory
from tests.factories_partners import PartnershipFactory
from tests.factories_projects import AidProgrammeFactory, ProposalFactory, TransactionFactory
from tests.factories_reports import ReportPageFactory, StatedFigureFactory
from tests.test_templates import bare_pages, full_pages, identity

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

# Only violations are asked for: writing down what passes takes axe longer than finding it.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Narrow and light, wide and dark: every layout and every colour is seen once.
LOOKS = [((320, 800), "light"), ((1280, 900), "dark")]
REPORT = [
    ("key_figures", {"figures": ["programmes", "committed", "disbursement-rate"]}),
    ("table", {"figures": ["programmes", "committed"], "dimension": "donor"}),
    ("comparison", {"figures": ["programmes", "committed"]}),
    ("map", {"figure": "programmes"}),
    ("chart", {"figures": ["programmes"], "dimension": "status", "kind": "share"}),
    ("chart", {"figures": ["programmes"], "dimension": "sector", "kind": "bar"}),
    ("chart", {"figures": ["committed", "disbursed"], "dimension": "year", "kind": "line"}),
    ("records", {"figure": "programmes"}),
]


@pytest.fixture
def homes(transactional_db):
    return ensure_site()


def violations(browser, addresses: dict[str, str]) -> dict[str, list[str]]:
    """What each address gets wrong in each look; one window sees all, for a new one is slow."""
    found: dict[str, list[str]] = {}
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for (width, height), scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        for name, address in addresses.items():
            page.goto(address)
            results = Axe().run(page, options=RULES).response["violations"]
            sideways = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            told = [f"{entry['id']}: {entry['nodes'][0]['html'][:120]}" for entry in results]
            if sideways > 0:
                told.append(f"scrolls sideways by {sideways} px")
            if told:
                found[f"{name} {width}px {scheme}"] = told
    context.close()
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("build", [bare_pages, full_pages])
def test_no_page_type_has_a_violation(homes, browser, live_server, build, language: str) -> None:
    identity()
    addresses = {
        name: f"{live_server.url}{page.url}" for name, page in build(homes[language]).items()
    }
    prefix = "" if language == "vi" else "/en"
    addresses["not found"] = f"{live_server.url}{prefix}/khong-co/"
    addresses["nothing found"] = f"{addresses['home']}{'tin-tuc' if not prefix else 'news'}/?year=1"
    assert violations(browser, addresses) == {}


def aid() -> Organisation:
    """Records of everything that the report counts; answers with the donor."""
    donor = OrganisationFactory()
    programme = AidProgrammeFactory(
        sectors=[SectorFactory()],
        localities=[LocalityFactory(latitude=Decimal(19), longitude=Decimal(103))],
        is_demo=True,
    )
    programme.donors = [ProgrammeDonor(organisation=donor)]
    programme.save()
    for measure in ("commitment", "disbursement"):
        TransactionFactory(programme=programme, measure=measure, donor=donor)
        TransactionFactory(programme=programme, measure=measure, amount=None)
    ProposalFactory(is_demo=True)
    return donor


def published_in_both(home: HomePage) -> dict[str, ReportPage]:
    """A report whose numbers the records no longer give, by language."""
    quoted = ("stated", {"figure": StatedFigureFactory().pk})
    page = ReportPageFactory(home=home, blocks=[*REPORT, quoted])
    page.save_revision().publish()
    page = ReportPage.objects.get(pk=page.pk)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.slug, english.summary = "Report on half a year", "half-a-year", "Short."
    english.save_revision().publish()
    TransactionFactory(amount=Decimal(99))
    return {"vi": page, "en": ReportPage.objects.get(pk=english.pk)}


def compared(home: HomePage) -> str:
    """Two partners side by side."""
    pages = [PartnerPageFactory(home=home, locality=LocalityFactory()) for _ in range(2)]
    for page in pages:
        PartnershipFactory(locality=page.locality, sectors=[SectorFactory()])
    index = PartnerIndexPage.objects.child_of(home).get()
    return f"{index.url}?{'&'.join(f'compare={page.slug}' for page in pages)}"


@pytest.fixture
def figures_and_records(homes) -> dict[str, dict[str, str]]:
    """Addresses of what stands outside the tree of pages, or below one of them, by language."""
    donor = aid()
    reports = published_in_both(homes["vi"])
    kind = kind_of(Organisation)
    assert kind
    return {
        language: {
            "report": report.url,
            "rows": f"{report.url}figures/committed/all/this/total/USD/",
            "version": f"{report.url}versions/1/",
            "reports": ReportIndexPage.objects.child_of(homes[language]).get().url,
            "needs": NeedsPage.objects.descendant_of(homes[language]).get().url,
            "comparison": compared(homes[language]),
            "directory": directory_address(language),
            "organisations": list_address(kind, language),
            "organisation": entity_address(kind, donor, language),
            "open data": "/du-lieu-mo/" if language == "vi" else "/en/open-data/",
        }
        for language, report in reports.items()
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_figure_and_no_record_has_a_violation(
    figures_and_records, browser, live_server, language: str
) -> None:
    identity(iati_reference="VN-DEMO-1")
    addresses = figures_and_records[language]
    page = browser.new_page()
    for name, address in addresses.items():
        assert page.goto(f"{live_server.url}{address}").status == 200, name
    page.goto(f"{live_server.url}{addresses['report']}")
    assert page.locator(".notice-drift").count() == 1
    page.close()
    complete = {name: f"{live_server.url}{address}" for name, address in addresses.items()}
    assert violations(browser, complete) == {}
