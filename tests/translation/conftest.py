"""The desk's tests read what it says, in English."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models.signals import post_save
from django.utils import translation
from wagtail.models import Page
from wagtail.users.models import UserProfile

from news.models import NewsPage
from tests.translation.desk import published_translation, vietnamese_article


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Whatever the catalogue makes of a sentence, these tests know it in the source's words."""

    def prefer_english(instance: Any, created: bool, **kwargs: Any) -> None:
        if created:
            UserProfile.objects.create(user=instance, preferred_language="en")

    post_save.connect(prefer_english, sender=get_user_model())
    with translation.override("en"):
        yield
    post_save.disconnect(prefer_english, sender=get_user_model())


@pytest.fixture
def original(homes: dict[str, Page]) -> NewsPage:
    """A live Vietnamese article."""
    return vietnamese_article(homes)


@pytest.fixture
def page(original: NewsPage, translator: AbstractUser, reviewer: AbstractUser) -> NewsPage:
    """Its English page, live, too."""
    return published_translation(original, translator, reviewer, summary="A good summary.")
