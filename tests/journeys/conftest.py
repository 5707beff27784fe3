"""A browser, a running portal, and people who log in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from home.models import HomePage
from home.setup import ensure_site
from tests.conftest import PASSWORD

expect.set_options(timeout=20_000)


@pytest.fixture
def homes(transactional_db) -> dict[str, HomePage]:
    """The site, committed, so that the server's thread sees it."""
    return ensure_site()


@dataclass
class Visit:
    """One person's browser window on the running portal."""

    page: Page
    base_url: str

    def go(self, path: str) -> Page:
        """Open an address of the portal."""
        self.page.goto(f"{self.base_url}{path}")
        return self.page


@pytest.fixture
def window(browser: Browser, live_server) -> Iterator[Callable[..., Visit]]:
    """Opens windows, each with cookies of its own; a script error in any of them fails the test."""
    contexts, errors = [], []

    def open_window(width: int = 1280, height: int = 900, language: str = "en") -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Visit(page, live_server.url)

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def log_in(window) -> Callable[..., Visit]:
    """A window in which somebody is at work in the admin."""

    def enter(user, **options) -> Visit:
        visit = window(**options)
        page = visit.go("/admin/login/")
        page.locator("input[name=username]").fill(user.get_username())
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        page.wait_for_url("**/admin/")
        return visit

    return enter
