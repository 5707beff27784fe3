"""What tests stand on: the portal as `setup_site` leaves it, one person per job, a browser."""

import gc
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from home.models import HomePage
from home.setup import ensure_site
from portal.core.catalogues import compile_below
from portal.core.languages import LANGUAGE_CODES
from portal.core.roles import EDITOR, OFFICER, REVIEWER, TRANSLATOR, Role

PASSWORD = "a-password-for-tests"


def pytest_configure(config: pytest.Config) -> None:
    """Django reads compiled catalogues, which are not in the repository."""
    list(compile_below([Path(__file__).resolve().parent.parent / "locale"]))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What has been imported stays: the garbage collector need not look through it every time."""
    gc.collect()
    gc.freeze()


class Site:
    """What every test finds in the database, and whether a test that commits has emptied it."""

    blocker: DjangoDbBlocker
    migrated: str | None = None
    is_gone = False

    @classmethod
    def restore(cls) -> None:
        """Write it again, for good."""
        with cls.blocker.unblock():
            if cls.migrated:
                connection.creation.deserialize_db_from_string(cls.migrated)
            ensure_site()
        cls.is_gone = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str | None:
    """Set the site up once; every test rolls back to it.

    Answers with what the migrations alone had written, which Django keeps for the tests that
    commit and are followed by an empty database.
    """
    Site.blocker = django_db_blocker
    with django_db_blocker.unblock():
        ensure_site()
        Site.migrated = getattr(connection, "_test_serialized_contents", None)
    return Site.migrated


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Set the site up again after a test that commits: a process may take over others' tests."""
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    if (marker and marker.kwargs.get("transaction")) or "transactional_db" in names:
        Site.is_gone = True
    # What asks for its fixtures by name, through `request`, may ask for those of the database.
    elif Site.is_gone and (marker or "db" in names or "request" in names):
        Site.restore()


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def homes(db) -> dict[str, HomePage]:
    """The home page of each language, set up again where a browser test has flushed it."""
    pages = HomePage.objects.filter(depth=2).select_related("locale")
    found = {page.locale.language_code: page for page in pages}
    return found if set(found) == set(LANGUAGE_CODES) else ensure_site()


def make_user(role: Role, name: str):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=role.name))
    return user


@pytest.fixture
def officer(homes):
    return make_user(OFFICER, "officer")


@pytest.fixture
def editor(homes):
    return make_user(EDITOR, "editor")


@pytest.fixture
def translator(homes):
    return make_user(TRANSLATOR, "translator")


@pytest.fixture
def reviewer(homes):
    return make_user(REVIEWER, "reviewer")


@pytest.fixture
def administrator(homes):
    return get_user_model().objects.create_superuser("admin", "admin@example.org", PASSWORD)


@pytest.fixture
def client_of():
    """A logged-in test client for a person."""

    def login(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return login


@pytest.fixture(scope="session")
def _one_request_at_a_time() -> Iterator[None]:
    """In memory, SQLite has one connection for all threads of the server that browsers talk to.

    Two requests at once would end each other's transactions.
    """
    lock = threading.RLock()
    answer = BaseHandler.get_response

    def answer_alone(handler: BaseHandler, request: HttpRequest) -> HttpResponseBase:
        with lock:
            return answer(handler, request)

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            patch.setattr(BaseHandler, "get_response", answer_alone)
        yield


def chromium_path() -> str | None:
    """Where Chromium is on this machine: CHROMIUM, or the usual names on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser(django_db_setup: str | None, _one_request_at_a_time: None) -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        reason = "no Chromium found: install it (Debian: apt install chromium) or set CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright's loop runs in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # Beside a running loop this thread gets a connection of its own, which knows of nothing.
        connection._test_serialized_contents = django_db_setup
        yield playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
