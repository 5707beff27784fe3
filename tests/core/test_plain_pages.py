import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from portal.core.navigation import LanguageLink
from portal.core.plain_pages import OnlyElsewhere, Place, PlainPage, plain_page_response
from portal.core.views import page_not_found
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def request_for(path: str):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def shown(language: str, **values: object) -> BeautifulSoup:
    with translation.override(language):
        page = PlainPage(request_for("/x/"), "Delegations", "/x/", **values)
        response = plain_page_response(page, "base.html")
    return BeautifulSoup(response.content, "html.parser")


def switch(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.select(".languages a")}


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_view_has_the_menu_of_its_language(homes, language: str) -> None:
    for child in homes[language].get_children():
        child.show_in_menus = True
        child.save()
    menu = shown(language).select(".sections a")
    assert {child.title for child in homes[language].get_children()} <= {link.text for link in menu}


def test_a_view_with_a_translation_names_it(homes) -> None:
    link = LanguageLink("en", Place("Delegations", "/en/x/"), is_translation=True)
    soup = shown("vi", elsewhere=link)
    assert switch(soup) == {"vi": "/x/", "en": "/en/x/"}
    assert alternates(soup) == {
        "vi": "http://testserver/x/",
        "en": "http://testserver/en/x/",
        "x-default": "http://testserver/x/",
    }
    assert soup.find("link", rel="canonical")["href"] == "http://testserver/x/"


def test_a_view_without_one_leads_to_the_nearest_list_or_home(homes) -> None:
    nearest = LanguageLink("en", Place("Lists", "/en/lists/"), untranslated_id=7)
    assert switch(shown("vi", elsewhere=nearest))["en"] == "/en/lists/?untranslated=7"
    assert switch(shown("en"))["vi"] == "/"
    assert alternates(shown("vi", elsewhere=nearest)) == {}


def test_a_view_says_what_it_is(homes) -> None:
    soup = shown("en", data={"@type": "Organization"}, section="partners")
    (script,) = soup.find_all("script", type="application/ld+json")
    assert json.loads(script.string)["url"] == "http://testserver/x/"
    assert soup.body["data-section"] == "partners"
    assert shown("en").find("script", type="application/ld+json") is None


def test_what_only_the_other_language_has_is_offered_there(homes) -> None:
    with translation.override("en"):
        place = Place("Lâm Bình", "/cho-nay/")
        response = page_not_found(request_for("/en/there/"), OnlyElsewhere(place))
    offer = BeautifulSoup(response.content, "html.parser").main.find("a", lang="vi")
    assert response.status_code == 404
    assert (offer["href"], offer.text) == ("/cho-nay/", "Lâm Bình")


def test_pages_of_the_tree_and_views_share_one_trail(homes) -> None:
    article = NewsPageFactory(home=homes["en"])
    with translation.override("en"):
        steps = [article, Place("Lists", "/en/lists/")]
        page = PlainPage(request_for("/en/x/"), "Delegations", "/en/x/", steps=steps)
        response = plain_page_response(page, "components/crumbs.html")
    trail = BeautifulSoup(response.content, "html.parser").select(".crumbs a")
    assert [link["href"] for link in trail] == ["/en/", article.url, "/en/lists/"]
