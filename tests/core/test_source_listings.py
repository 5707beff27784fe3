"""What the menu offers: as the rights are now, and without a query."""

import pytest
from django.urls import reverse
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, PageViewRestriction

from news.models import NewsIndexPage
from portal.core.querysets import public_pages
from portal.core.source_listings import is_offered, source_listing_for
from portal.reports.models import ReportIndexPage
from tests.factories import NewsPageFactory, StandardPageFactory


def again(user):
    """The person as the next request knows them."""
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize("kind", [NewsIndexPage, ReportIndexPage])
@pytest.mark.parametrize(
    ("person", "is_theirs"),
    [("officer", True), ("administrator", True), ("translator", False), ("reviewer", False)],
)
def test_who_is_offered_them(kind, person, is_theirs, request):
    user = request.getfixturevalue(person)
    assert is_offered(kind, user) == is_theirs
    assert (source_listing_for(kind, again(user)) is not None) == is_theirs


def test_no_query_the_second_time(administrator, django_assert_num_queries):
    is_offered(NewsIndexPage, administrator)
    with django_assert_num_queries(0):
        assert is_offered(NewsIndexPage, administrator)


def test_rights_are_asked_as_they_are_now(officer):
    assert is_offered(NewsIndexPage, officer)
    officer.groups.clear()
    assert not is_offered(NewsIndexPage, again(officer))


def test_a_listing_that_is_gone_and_comes_back(homes, officer):
    assert is_offered(NewsIndexPage, officer)
    NewsIndexPage.objects.child_of(homes["vi"]).get().delete()
    assert not is_offered(NewsIndexPage, officer)
    home = Page.objects.get(pk=homes["vi"].pk)
    home.add_child(instance=NewsIndexPage(title="Tin tức", locale=homes["vi"].locale))
    assert is_offered(NewsIndexPage, officer)


def test_a_listing_that_moves_away_from_somebodys_rights(homes, officer):
    listing = NewsIndexPage.objects.child_of(homes["vi"]).get()
    section = StandardPageFactory(home=homes["vi"])
    permissions = officer.groups.get().page_permissions
    permissions.update(page=section)
    assert not is_offered(NewsIndexPage, officer)
    target = Page.objects.get(pk=section.pk)
    MovePageAction(listing, target, pos="last-child").execute(skip_permission_checks=True)
    assert is_offered(NewsIndexPage, again(officer))


def test_in_the_menu(officer, translator, client_of):
    for address in ("import_articles", "new_report"):
        url = reverse(address)
        for person, is_theirs in ((officer, True), (translator, False)):
            content = client_of(person).get(reverse("translation_queue")).content.decode()
            assert (url in content) == is_theirs


@pytest.mark.parametrize("restriction", ["login", "password", "groups"])
def test_public_pages_are_those_of_wagtail(homes, restriction):
    shown, secret = (NewsPageFactory(home=homes["vi"]) for _ in range(2))
    listing = NewsIndexPage.objects.child_of(homes["en"]).get()
    below, draft = NewsPageFactory(home=homes["en"]), NewsPageFactory(home=homes["vi"], live=False)
    for page in (secret, listing):
        PageViewRestriction.objects.create(page=page, restriction_type=restriction)
    found = set(public_pages())
    assert found == set(Page.objects.live().public())
    assert shown.page_ptr in found
    assert found.isdisjoint({secret.page_ptr, listing.page_ptr, below.page_ptr, draft.page_ptr})
