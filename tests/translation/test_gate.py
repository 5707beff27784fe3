"""Vietnamese text never goes live in English, whichever way it is published."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, StringTranslation
from wagtail_localize.synctree import synchronize_tree

from news.models import NewsIndexPage, NewsPage
from portal.core.publishing import PublicationRefused
from portal.translation.review import decide, send_for_review
from portal.translation.versions import save_version
from tests.translation.desk import (
    PARAGRAPH,
    SUMMARY,
    TITLE,
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)


def assert_nothing_live_in_english(homes):
    live = Page.objects.live().descendant_of(homes["en"]).type(NewsPage)
    assert list(live.values_list("title", flat=True)) == []


def test_submitting_makes_a_draft(homes, officer, django_capture_on_commit_callbacks):
    """Row 1: without our setting, submitting a live page publishes it in Vietnamese."""
    with django_capture_on_commit_callbacks(execute=True):
        submitted(vietnamese_article(homes), officer)
    assert_nothing_live_in_english(homes)


def test_translating_with_publish_is_refused(homes, django_capture_on_commit_callbacks):
    translation = submitted(vietnamese_article(homes))
    with pytest.raises(PublicationRefused), django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert_nothing_live_in_english(homes)


def _untranslated_revision(homes):
    page = english(submitted(vietnamese_article(homes)).source.get_source_instance())
    return page, page.get_latest_revision()


def _by_revision(page, revision):
    revision.publish()


def _by_page(page, revision):
    page.publish(revision)


def _by_action(page, revision):
    """How Wagtail's editor publishes: `page.publish()` is never called."""
    PublishPageRevisionAction(revision).execute(skip_permission_checks=True)


def _by_saving(page, revision):
    page.live = True
    page.save()


def _by_copying_live(page, revision):
    original = Page.objects.get(translation_key=page.translation_key, locale__language_code="vi")
    original.specific.copy(to=page.get_parent(), update_attrs={"slug": "ban-sao"}, keep_live=True)


def _by_alias(page, revision):
    original = Page.objects.get(translation_key=page.translation_key, locale__language_code="vi")
    original.specific.create_alias(parent=page.get_parent(), update_slug="guong")


def _by_moving(page, revision):
    original = Page.objects.get(translation_key=page.translation_key, locale__language_code="vi")
    original.specific.move(page.get_parent(), pos="last-child")


@pytest.mark.parametrize(
    "publish",
    [
        _by_revision,
        _by_page,
        _by_action,
        _by_saving,
        _by_copying_live,
        _by_alias,
        _by_moving,
    ],
)
def test_every_way_to_publish_refuses_vietnamese(homes, publish):
    page, revision = _untranslated_revision(homes)
    with pytest.raises(PublicationRefused):
        publish(page, revision)
    assert_nothing_live_in_english(homes)


def test_the_scheduler_refuses_vietnamese_and_goes_on(homes):
    _page, revision = _untranslated_revision(homes)
    other = vietnamese_article(homes, live=False, title="Tin trong ngày")
    hour_ago = timezone.now() - timedelta(hours=1)
    for scheduled in (revision, other.get_latest_revision()):
        scheduled.approved_go_live_at = hour_ago
        scheduled.save()
        hour_ago += timedelta(minutes=1)
    call_command("publish_scheduled")
    assert_nothing_live_in_english(homes)
    other.refresh_from_db()
    assert other.live


def test_a_page_copied_for_translation_does_not_go_live(homes):
    """Wagtail's own copy knows nothing of pieces: its text is compared with the original."""
    original = vietnamese_article(homes)
    copy = original.copy_for_translation(Locale.objects.get(language_code="en"))
    with pytest.raises(PublicationRefused):
        copy.get_latest_revision().publish()
    assert_nothing_live_in_english(homes)


def test_a_vietnamese_text_pasted_into_an_english_page_is_refused(homes):
    index = NewsIndexPage.objects.child_of(homes["en"]).get()
    body = json.dumps([{"type": "text", "value": PARAGRAPH}])
    with pytest.raises(PublicationRefused):
        index.add_child(instance=NewsPage(title="Report", slug="report", body=body))


@pytest.mark.parametrize(
    "title", ["Đoàn công tác Lào thăm tỉnh ta", "ĐOÀN CÔNG TÁC LÀO THĂM TỈNH TA"]
)
def test_a_copied_page_is_asked_about_its_new_title(homes, translator, reviewer, client_of, title):
    """A copy has a translation key of its own, so nothing can be compared with an original."""
    page = published_translation(vietnamese_article(homes), translator, reviewer)
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": title,
        "new_slug": "e8",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    client_of(reviewer).post(url, data)
    copy = Page.objects.get(slug="e8")
    assert not copy.live
    for person in (reviewer, None):
        with pytest.raises(PublicationRefused):
            copy.get_latest_revision().publish(user=person)


def test_a_page_written_in_english_goes_live(homes):
    """The third rule: nothing is asked of a page that was never submitted but its language."""
    index = NewsIndexPage.objects.child_of(homes["en"]).get()
    page = NewsPage(
        title="Mr Lý Thịnh visits Luang Prabang",
        summary="Delegates from Đà Nẵng, Đồng Nai and Huế met in Vientiane.",
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def test_mirrored_trees_are_refused(homes):
    """Rows 2 and 20: aliases would stand live in Vietnamese under /en/."""
    vietnamese_article(homes)
    source, target = homes["vi"].locale, homes["en"].locale
    with pytest.raises(PublicationRefused):
        synchronize_tree(source, target)
    with pytest.raises(Exception, match="never mirrored"):
        LocaleSynchronization.objects.create(locale=target, sync_from=source)
    assert not Page.objects.exclude(alias_of=None).exists()


def test_a_draft_cannot_mirror_another_language_either(homes):
    """It would go live with its original, and keep the original from going live instead."""
    draft = vietnamese_article(homes, live=False)
    with pytest.raises(PublicationRefused):
        draft.copy_for_translation(homes["en"].locale, copy_parents=True, alias=True)
    draft.get_latest_revision().publish()
    draft.refresh_from_db()
    assert draft.live


@pytest.mark.parametrize("text", [None, " ", "<b> </b>", SUMMARY])
def test_incomplete_translations_are_refused(homes, translator, text):
    """Rows 8 and 15: missing pieces would be published in Vietnamese, blanks as blanks."""
    translation = submitted(vietnamese_article(homes))
    translate(translation, translator)
    revision = save_version(translation, translator)
    translate(translation, translator, summary=text)
    if text is None:
        StringTranslation.objects.filter(context__path="summary").delete()
    with pytest.raises(PublicationRefused):
        revision.publish()
    assert_nothing_live_in_english(homes)


def test_a_translation_with_an_error_is_refused(homes, translator):
    translation = submitted(vietnamese_article(homes))
    translate(translation, translator)
    revision = save_version(translation, translator)
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    with pytest.raises(PublicationRefused):
        revision.publish()


def test_names_and_numbers_may_stay_as_they_are(homes, translator, reviewer):
    body = [
        {
            "type": "table",
            "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0009",
            "value": {"data": [["Lý Thịnh", "15 USD", "ODA"]]},
        },
    ]
    translation = submitted(vietnamese_article(homes, body=body))
    translate(translation, translator)
    for cell in StringTranslation.objects.filter(context__path__startswith="body"):
        StringTranslation.objects.filter(pk=cell.pk).update(data=cell.translation_of.data)
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert english(translation.source.get_source_instance()).live


def test_english_is_never_live_before_its_original(homes, translator):
    translation = submitted(vietnamese_article(homes, live=False))
    translate(translation, translator)
    revision = save_version(translation, translator)
    with pytest.raises(PublicationRefused, match="not live"):
        revision.publish()
    assert_nothing_live_in_english(homes)


def test_saving_a_translation_does_not_touch_the_live_page(homes, translator, reviewer):
    """Row 3: wagtail-localize writes its draft into the live row."""
    original = vietnamese_article(homes)
    page = published_translation(original, translator, reviewer, title="First title")
    translation = submitted(original)
    translate(translation, translator, title="Unreviewed title")
    page.refresh_from_db()
    assert page.title == "First title"
    with pytest.raises(PublicationRefused):
        translation.save_target(publish=False)
    page.refresh_from_db()
    assert page.title == "First title"


def test_a_resynchronised_paragraph_does_not_fall_back_to_vietnamese(homes, translator, reviewer):
    """Row 8: publishing after a sync would replace good English with Vietnamese."""
    original = vietnamese_article(homes)
    page = published_translation(original, translator, reviewer, summary="A good summary.")
    republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
    translation = submitted(original)
    translation.source.update_from_db()
    with pytest.raises(PublicationRefused):
        translation.save_target(publish=True)
    page.refresh_from_db()
    assert page.summary == "A good summary."
    assert page.title != TITLE
