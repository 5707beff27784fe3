"""A translation whose source has changed since says so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail_localize.models import Translation

from news.models import NewsPage
from news.models.pages import NewsPagePartner
from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.sources import facts_of
from portal.translation.states import (
    TranslationState,
    translation_state,
    with_translation_state,
)
from portal.translation.versions import TranslationNotReady
from tests.factories import PartnerPageFactory, TopicFactory
from tests.translation.desk import (
    NEW_SUMMARY,
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)


@pytest.fixture
def translation(page):
    return Translation.objects.get()


def is_outdated(translation):
    """Whether visitors read a translation that an older source was behind."""
    return Job.objects.outdated().filter(translation=translation, live_at__isnull=False).exists()


def fresh():
    return Translation.objects.get()


def test_a_fresh_translation_is_not_outdated(translation):
    assert not is_outdated(translation)


def test_row_11_a_changed_source(translation, original, page, translator, client_of):
    """wagtail-localize goes on saying "Up to date"."""
    republish(original, summary=NEW_SUMMARY)
    assert is_outdated(fresh())
    edit = client_of(translator).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "The Vietnamese text has changed" in edit.content.decode()


def test_publishing_again_without_a_change(translation, original):
    republish(original)
    assert not is_outdated(fresh())


def test_a_draft_of_the_source_does_not_count(translation, original):
    """Row 22: only what visitors can read is compared and handed on."""
    original.summary = NEW_SUMMARY
    original.save_revision()
    assert not is_outdated(fresh())
    assert NEW_SUMMARY not in fresh().source.content_json


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda text: text.replace("với", "với,"), ChangeKind.COSMETIC),
        (lambda text: text.replace("<p>", '<p data-block-key="x1y2z">'), ""),
        (lambda text: text.replace("giáo dục", "y tế"), ChangeKind.SUBSTANTIVE),
    ],
)
def test_how_much_a_change_of_the_body_matters(homes, translator, reviewer, change, kind):
    original = vietnamese_article(homes)
    published_translation(original, translator, reviewer)
    body = list(original.body.raw_data)
    body[0]["value"] = change(body[0]["value"])
    republish(original, body=body)
    assert Job.objects.get(translation_key=original.translation_key).change == kind


def test_the_place_of_a_link_is_no_change(homes):
    """Pages that the admin has never saved have none; the list says the order, too."""
    page, partner = vietnamese_article(homes), PartnerPageFactory(parent=homes["vi"])
    page.partner_links = [NewsPagePartner(partner=partner, sort_order=None)]
    before = facts_of(page)
    page.partner_links = [NewsPagePartner(partner=partner, sort_order=0)]
    assert facts_of(page) == before


def test_a_change_of_facts_counts(translation, original):
    republish(original, topics=[TopicFactory()])
    assert is_outdated(fresh())


def test_outdated_until_the_new_text_is_approved(translation, original, page, translator, reviewer):
    republish(original, summary=NEW_SUMMARY)
    assert english(original).summary == "A good summary."
    assert is_outdated(fresh())
    translate(fresh(), translator, summary="A new sentence.")
    send_for_review(fresh(), translator)
    assert is_outdated(fresh())
    decide(fresh(), reviewer, "approve")
    assert english(original).summary == "A new sentence."
    assert not is_outdated(fresh())


def test_an_older_version_is_not_approved(translation, original, translator, reviewer):
    """Its text was right when it was sent; by now a piece is missing, and it is called back."""
    translate(translation, translator, title="Typo corrected")
    send_for_review(translation, translator)
    republish(original, summary=NEW_SUMMARY)
    assert not english(original).workflow_in_progress
    assert fresh().job.state == JobState.IN_PROGRESS
    with pytest.raises(PermissionDenied):
        decide(fresh(), reviewer, "approve")
    with pytest.raises(TranslationNotReady, match="not translated"):
        send_for_review(fresh(), translator)
    assert english(original).title != "Typo corrected"
    assert is_outdated(fresh())


def test_changed_back(translation, original):
    summary = original.summary
    republish(original, summary=NEW_SUMMARY)
    republish(original, summary=summary)
    assert not is_outdated(fresh())


class TestStates:
    def test_each(self, homes, translator, reviewer):
        pages = {
            TranslationState.MISSING: vietnamese_article(homes),
            TranslationState.IN_PROGRESS: vietnamese_article(homes),
            TranslationState.IN_REVIEW: vietnamese_article(homes),
            TranslationState.PUBLISHED: vietnamese_article(homes),
            TranslationState.OUTDATED: vietnamese_article(homes),
        }
        submitted(pages[TranslationState.IN_PROGRESS])
        in_review = submitted(pages[TranslationState.IN_REVIEW])
        translate(in_review, translator)
        send_for_review(in_review, translator)
        for state in (TranslationState.PUBLISHED, TranslationState.OUTDATED):
            published_translation(pages[state], translator, reviewer)
        republish(pages[TranslationState.OUTDATED], summary=NEW_SUMMARY)

        found = {
            page.pk: page.translation_state
            for page in with_translation_state(NewsPage.objects.filter(locale__language_code="vi"))
        }
        for state, page in pages.items():
            assert found[page.pk] == state
            assert translation_state(page) == state

    def test_one_query_for_all(self, homes, django_assert_num_queries):
        for _number in range(3):
            submitted(vietnamese_article(homes))
        with django_assert_num_queries(1):
            pages = list(with_translation_state(NewsPage.objects.all()))
        assert len(pages) >= 6

    def test_a_page_written_in_english_is_published(self, homes):
        assert translation_state(homes["vi"]) == TranslationState.PUBLISHED
