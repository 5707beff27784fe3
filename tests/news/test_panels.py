import pytest
from django.urls import reverse

from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def first_screen(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_officer_begins_and_goes_on_from_the_first_screen(homes, officer, client_of) -> None:
    draft = NewsPageFactory(home=homes["vi"], owner=officer, live=False)
    draft.save_revision(user=officer)
    content = first_screen(client_of(officer))
    assert reverse("import_articles") in content
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in content


def test_other_peoples_drafts_are_not_mine(homes, officer, editor, client_of) -> None:
    draft = NewsPageFactory(home=homes["vi"], owner=editor, live=False)
    content = first_screen(client_of(officer))
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) not in content


def test_translators_have_no_newsroom(homes, translator, client_of) -> None:
    assert reverse("import_articles") not in first_screen(client_of(translator))
