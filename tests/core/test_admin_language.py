"""What the admin says when it finds nothing or refuses."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from portal.translation.models import Term

ENGLISH, VIETNAMESE = "The requested page could not be found", "Không tìm thấy trang"
MISSING = ("/admin/no-such-thing/", "/admin/pages/99999999/edit/", "/admin/translation/jobs/99999/")


@pytest.fixture
def speaking(reviewer, client_of):
    """A reviewer's client, with the admin in a language."""

    def chosen(language: str) -> Client:
        profile = UserProfile.get_for_user(reviewer)
        profile.preferred_language = language
        profile.save()
        return client_of(reviewer)

    return chosen


@pytest.mark.parametrize("address", MISSING)
def test_not_found_in_the_readers_language(speaking, address) -> None:
    response = speaking("en").get(address)
    assert response.status_code == 404
    assert ENGLISH in response.content.decode()
    assert ENGLISH not in speaking("vi").get(address).content.decode()


def test_refused_in_the_readers_language(speaking) -> None:
    address = reverse("wagtailusers_users:index")
    said = []
    for language in ("en", "vi"):
        response = speaking(language).get(address, follow=True)
        said.append(" ".join(map(str, response.context["messages"])))
    assert "Sorry, you do not have permission" in said[0]
    assert said[0] != said[1]


def test_a_list_is_exported_in_the_readers_language(speaking) -> None:
    Term.objects.create(source="trường học", target="school")
    headings = []
    for language in ("en", "vi"):
        answer = speaking(language).get(reverse("glossary:index"), {"export": "csv"})
        headings.append(answer.getvalue().decode().splitlines()[0])
    assert headings[0].startswith("Vietnamese,English")
    assert "Tiếng Việt" in headings[1]


def test_the_public_pages_follow_their_address(speaking) -> None:
    client = speaking("en")
    assert VIETNAMESE in client.get("/khong-co/").content.decode()
    assert "Page not found" in client.get("/en/nothing/").content.decode()
    assert VIETNAMESE in Client().get("/khong-co/").content.decode()


def test_it_costs_nothing(speaking, django_assert_max_num_queries) -> None:
    client = speaking("en")
    client.get("/admin/no-such-thing/")
    with django_assert_max_num_queries(3):
        client.get("/admin/no-such-thing/")


def test_labels_in_the_readers_language(speaking) -> None:
    """Wagtail's own words, which only screen readers say."""
    Term.objects.create(source="Bộ Ngoại giao", target="Ministry of Foreign Affairs")
    said = {
        language: speaking(language).get(reverse("glossary:index")).content.decode()
        for language in ("en", "vi")
    }
    assert 'aria-label="Actions"' in said["en"]
    assert 'aria-label="Actions"' not in said["vi"]
    assert 'aria-label="Thao tác"' in said["vi"]
    labels = {
        language: re.findall(r'sr-only">\s*(yes|có|Có|True)\s*<', said[language])
        for language in said
    }
    assert labels == {"en": ["yes"], "vi": ["Có"]}
