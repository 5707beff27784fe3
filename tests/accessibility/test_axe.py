"""WCAG 2.2 AA on every page type: no violation that axe can find, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from home.setup import ensure_site
from tests.test_templates import bare_pages, full_pages, identity

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Narrow and light, wide and dark: every layout and every colour is seen once.
LOOKS = [((320, 800), "light"), ((1280, 900), "dark")]


@pytest.fixture
def homes(transactional_db):
    return ensure_site()


def violations(browser, addresses: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (width, height), scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
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
