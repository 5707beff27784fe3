"""The page of the memory's and the glossary's files, and the way to it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may"), [("translator", True), ("reviewer", True), ("officer", False)]
)
def test_whoever_keeps_memory_or_glossary_finds_their_files(role, may, request, client_of) -> None:
    client = client_of(request.getfixturevalue(role))
    address = reverse("translation_files")
    assert (client.get(address).status_code == 200) is may
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (address in menu) is may


def test_downloads_are_buttons_with_an_icon_of_its_own_size(administrator, client_of) -> None:
    page = client_of(administrator).get(reverse("translation_files")).content.decode()
    assert page.count("icon-wrapper") == 2
