"""The way to the work: translators cannot browse the Vietnamese tree."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from portal.translation.review import send_for_review
from tests.translation.desk import (
    english,
    published_translation,
    submit_url,
    submitted,
    translate,
    vietnamese_article,
)


def home_of(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_waits_is_offered(homes, translator, reviewer, client_of):
    missing = vietnamese_article(homes, title="Tin thứ nhất")
    begun = submitted(vietnamese_article(homes, title="Tin thứ hai"))
    published_translation(vietnamese_article(homes, title="Tin thứ ba"), translator, reviewer)
    content = home_of(client_of(translator))
    assert submit_url(missing) in content
    page = english(begun.source.get_source_instance())
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in content
    assert "Tin thứ ba" not in content


def test_what_is_in_review_waits_for_somebody_else(homes, translator, client_of):
    translation = submitted(vietnamese_article(homes, title="Tin thứ hai"))
    translate(translation, translator)
    send_for_review(translation, translator)
    assert "Waiting for English" not in home_of(client_of(translator))


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_what_the_public_cannot_read_is_not_named(homes, translator, client_of, hide):
    page = vietnamese_article(homes, title="Tin mật", live=hide != "draft")
    if hide == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Tin mật" not in home_of(client_of(translator))


def test_not_for_the_vietnamese_desk(homes, officer, client_of):
    vietnamese_article(homes)
    assert "Waiting for English" not in home_of(client_of(officer))
