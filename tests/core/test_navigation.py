import pytest
from django.test import Client

from portal.core.navigation import untranslated_page
from tests.factories import NewsPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db


def test_a_page_without_translation_leads_to_its_section_with_a_notice(homes) -> None:
    page = NewsPageFactory(home=homes["vi"])
    link = next(link for link in page.language_links if link.code == "en")
    assert link.url == f"/en/news/?untranslated={page.pk}"
    assert page.title in Client().get(link.url).content.decode()


@pytest.mark.parametrize("nonsense", ["", "0", "abc", "-1", "9" * 30, "%00", "<script>"])
def test_nonsense_in_the_address_shows_no_notice(homes, nonsense: str) -> None:
    section = homes["en"].get_children().first().specific
    assert untranslated_page(section, nonsense) is None
    assert Client().get(section.url, {"untranslated": nonsense}).status_code == 200


def test_only_pages_that_belong_to_the_section_are_named(homes) -> None:
    news, partners, *_ = (page.specific for page in homes["en"].get_children())
    article = NewsPageFactory(home=homes["vi"])
    assert untranslated_page(news, str(article.pk)) == article.page_ptr
    assert untranslated_page(partners, str(article.pk)) is None
    assert untranslated_page(homes["en"], str(homes["vi"].pk)) is None


def test_drafts_are_never_named(homes) -> None:
    section = homes["en"].get_children()[1].specific
    draft = PartnerPageFactory(home=homes["vi"], live=False)
    assert untranslated_page(section, str(draft.pk)) is None


def test_language_names_are_composed(homes) -> None:
    names = [link.name for link in homes["vi"].language_links]
    assert names == ["Tiếng Việt", "English"]
