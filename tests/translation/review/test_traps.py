"""What wagtail-localize leaves open and no other test of the desk holds shut, row by row."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from portal.core.publishing import PublicationRefused
from portal.translation.choices import Origin, SegmentState
from portal.translation.models import Job, MemoryUnit
from portal.translation.review import decide, send_for_review
from portal.translation.segments.writing import Change, SegmentConflict, write
from portal.translation.versions import TranslationNotReady
from tests.factories import PortalImageFactory
from tests.translation.desk import (
    PARAGRAPH,
    SUMMARY,
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)
from tests.translation.editor.articles import save

_ID = "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a00"


def job_of(translation):
    return Job.objects.get(translation=translation)


def test_row_12_a_changed_paragraph_keeps_its_old_translation_in_sight(homes, translator):
    original = vietnamese_article(homes)
    translation = submitted(original)
    translate(translation, translator, summary="The visit strengthens the friendship.")
    republish(original, summary=SUMMARY.replace("hai nước", "hai tỉnh"))
    segment = job_of(translation).segments.get(context__path="summary")
    assert segment.state == SegmentState.TO_CHECK
    assert segment.previous_source == SUMMARY
    assert segment.previous_target == "The visit strengthens the friendship."
    with pytest.raises(TranslationNotReady, match="not translated"):
        send_for_review(translation, translator)


def test_row_13_the_same_sentence_again(homes, translator, reviewer, client_of):
    """Twice in one text it is filled in; in the next one it comes from the memory."""
    body = [{"type": "text", "id": f"{_ID}5{number}", "value": PARAGRAPH} for number in range(2)]
    translation = submitted(vietnamese_article(homes, body=body))
    job = job_of(translation)
    first = job.segments.filter(context__path__startswith="body").first()
    save(client_of(translator), first, "They discussed education.")
    assert job.segments.filter(target="They discussed education.").count() == 2
    translate(translation, translator, body="They discussed education.")
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert MemoryUnit.objects.filter(target="They discussed education.").count() == 1


def test_row_14_what_was_learnt_outlives_the_pages(homes, translator, reviewer):
    original = vietnamese_article(homes)
    page = published_translation(original, translator, reviewer, title="Delegation visits Laos")
    page.delete()
    original.delete()
    assert MemoryUnit.objects.filter(target="Delegation visits Laos").exists()
    assert StringTranslation.objects.filter(data="Delegation visits Laos").exists()


@pytest.mark.parametrize("origin", [Origin.MACHINE, Origin.FILE, Origin.FUZZY])
def test_row_16_a_guess_is_not_done(homes, translator, origin):
    """Machine translation and fuzzy entries counted as translated and went live."""
    translation = submitted(vietnamese_article(homes))
    translate(translation, translator)
    job = job_of(translation)
    segment = job.segments.get(context__path="title")
    write(job, [Change(segment, "A guess", SegmentState.TO_CHECK, origin)], translator)
    with pytest.raises(TranslationNotReady, match="not translated"):
        send_for_review(translation, translator)


def test_row_18_alternative_texts_are_not_left_in_vietnamese(homes, translator, reviewer):
    figure = {
        "image": {
            "image": PortalImageFactory().pk,
            "alt_text": "Đoàn đại biểu chụp ảnh lưu niệm",
            "decorative": False,
        },
        "caption": "",
        "credit": "",
    }
    original = vietnamese_article(
        homes, body=[{"type": "image", "id": f"{_ID}61", "value": figure}]
    )
    translation = submitted(original)
    translate(translation, translator)
    revision = send_for_review(translation, translator)
    alternative = StringTranslation.objects.get(context__path__endswith="alt_text")
    StringTranslation.objects.filter(pk=alternative.pk).update(
        data="Đoàn đại biểu chụp ảnh lưu niệm"
    )
    with pytest.raises(PublicationRefused, match="still Vietnamese"):
        revision.publish(user=reviewer)
    StringTranslation.objects.filter(pk=alternative.pk).update(data=alternative.data)
    decide(translation, reviewer, "approve")
    assert english(original).body[0].value["image"].contextual_alt_text == alternative.data


def test_row_21_nothing_is_overwritten_unseen_and_nothing_lost(homes, translator, reviewer):
    translation = submitted(vietnamese_article(homes))
    job = job_of(translation)
    segment = job.segments.get(context__path="title")
    seen = segment.version
    write(job, [Change(segment, "First title", seen_version=seen)], translator)
    with pytest.raises(SegmentConflict):
        write(job, [Change(segment, "Second title", seen_version=seen)], reviewer)
    assert list(segment.versions.values_list("target", "user")) == [("First title", translator.pk)]


def test_row_23_a_translation_has_the_date_of_its_original(homes, translator, reviewer):
    long_ago = timezone.now().replace(microsecond=0) - timedelta(days=300)
    original = vietnamese_article(homes, published_at=long_ago)
    page = published_translation(original, translator, reviewer)
    assert page.first_published_at > long_ago
    assert page.shown_date == long_ago


def test_row_24_nobody_is_told_who_works_here():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None


def test_row_1_the_settings_that_keep_drafts_drafts():
    assert settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE is False
    assert settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE is True
