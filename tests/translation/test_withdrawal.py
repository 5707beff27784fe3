"""Row 17: visitors lose the translation at the moment when they lose the original."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from home.models import SectionPage
from portal.translation.completeness import missing_pieces
from portal.translation.models import Job
from tests.translation.desk import (
    english,
    published_translation,
    republish,
    submit_data,
    submit_url,
    vietnamese_article,
)


@pytest.fixture
def original(homes):
    return vietnamese_article(homes)


@pytest.fixture
def page(original, translator, reviewer):
    return published_translation(original, translator, reviewer)


def test_unpublishing(original, page):
    original.unpublish()
    assert not english(original).live


@pytest.mark.parametrize(
    ("address", "method"),
    [("wagtailadmin_pages:unpublish", "post"), ("wagtailadmin_pages:delete", "get")],
)
def test_whoever_takes_a_page_down_is_told_of_its_translation(
    homes, original, page, admin_client, address, method
):
    """Nobody should learn by chance that the English readers lost it, too."""
    ask = getattr(admin_client, method)
    other = vietnamese_article(homes, title="Tin chưa dịch")
    shown = ask(reverse(address, args=[other.pk]), follow=True).content.decode()
    assert f"“{page.title}”." not in shown
    shown = ask(reverse(address, args=[original.pk]), follow=True).content.decode()
    assert f"“{page.title}”." in shown


def test_who_unpublishes_outside_of_the_admin_is_written_down(original, page, editor):
    original.unpublish(user=editor)
    assert Job.objects.get().events.get(action="withdrawn").user == editor
    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.unpublish")
    assert entry.user == editor


def test_expiry(original, page):
    Page.objects.filter(pk=original.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert not english(original).live


def test_bulk_unpublishing(original, page, administrator, client_of):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client_of(administrator).post(f"{url}?id={original.pk}")
    original.refresh_from_db()
    assert not original.live
    assert not english(original).live


def test_deletion_keeps_the_english_text_as_a_draft(original, page):
    """Row 14, too: deleting either page deleted every translated piece."""
    pieces = StringTranslation.objects.count()
    original.delete()
    page.refresh_from_db()
    assert not page.live
    assert StringTranslation.objects.count() == pieces
    with pytest.raises(Exception, match="has been deleted"):
        page.get_latest_revision().publish()


def test_translating_again_after_deletion(homes, original, page, translator, client_of):
    """Row 14: the pieces are still there, and the newest Vietnamese text is what is asked for."""
    page.delete()
    republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
    client_of(translator).post(submit_url(original), submit_data())
    [missing] = [missing_pieces(translation) for translation in Translation.objects.all()]
    assert missing.untranslated == ["Một câu mới về chuyến thăm của đoàn."]
    assert not english(original).live


def test_deletion_of_a_whole_section(original, page):
    original.get_parent().delete()
    page.refresh_from_db()
    assert not page.live


def test_unpublishing_the_translation_leaves_the_original(original, page):
    page.unpublish()
    original.refresh_from_db()
    assert original.live


def test_sections_that_were_never_translated_stay(homes):
    SectionPage.objects.child_of(homes["vi"]).get().unpublish()
    assert SectionPage.objects.child_of(homes["en"]).get().live


def test_the_history_tells_who_did_it(original, page, editor, client_of):
    """Who changed the original, and who took it down; nobody where the hour did."""
    client = client_of(editor)
    job = Job.objects.get(source_page=original)
    draft = Page.objects.get(pk=original.pk).specific
    draft.summary = "Một câu mới về chuyến thăm của đoàn."
    draft.save_revision().publish(user=editor)
    assert job.events.filter(action="source_changed").first().user == editor
    client.post(reverse("wagtailadmin_pages:unpublish", args=[original.pk]))
    assert job.events.filter(action="withdrawn").first().user == editor
    republish(original)
    Page.objects.filter(pk=original.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert job.events.filter(action="withdrawn").count() > 1
    assert job.events.filter(action="withdrawn").first().user is None
