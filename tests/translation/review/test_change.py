"""What readers and people are told when an original changes, moves or goes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from news.models import NewsIndexPage
from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.review.offers import offer_decisions
from tests.translation.desk import (
    NEW_SUMMARY,
    english,
    messages_of,
    republish,
    submitted,
    translate,
    vietnamese_article,
)


def test_readers_learn_that_the_original_says_something_else(
    original, page, translator, reviewer, client
):
    url = page.get_url()
    client.get(url)
    before = queries_of(client, url)
    republish(original, summary=NEW_SUMMARY)
    content = client.get(url).content.decode()
    today = date_format(timezone.localdate(), "DATE_FORMAT")
    assert f"The Vietnamese text was updated on {today}." in content
    assert f'href="{original.get_url()}" hreflang="vi"' in content
    assert "A good summary." in content
    assert queries_of(client, url) == before
    translation = page_translation()
    translate(translation, translator, summary="A new sentence.")
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert "was updated on" not in client.get(url).content.decode()


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def page_translation():
    return Job.objects.get().translation


def test_an_editor_knows_better_how_much_a_change_matters(
    original, page, editor, officer, translator, client, client_of
):
    republish(original, summary=NEW_SUMMARY)
    job = Job.objects.get()
    assert job.change == ChangeKind.SUBSTANTIVE
    url = reverse("translation_job_change", args=[job.pk])
    assert client_of(officer).get(url).status_code in {302, 404}
    client_of(officer).post(url, {"kind": "cosmetic"})
    client_of(editor).post(url, {"kind": "withdrawn"})
    job.refresh_from_db()
    assert job.change == ChangeKind.SUBSTANTIVE
    assert "only a correction" in client_of(editor).get(url).content.decode()
    client_of(editor).post(url, {"kind": "cosmetic"})
    job.refresh_from_db()
    assert (job.change, job.detected_change) == (ChangeKind.COSMETIC, ChangeKind.SUBSTANTIVE)
    event = job.events.get(action="classified")
    assert (event.user, event.data["to"]) == (editor, "cosmetic")
    assert "was updated on" not in client.get(page.get_url()).content.decode()

    republish(original)
    job.refresh_from_db()
    assert job.change == ChangeKind.COSMETIC, "nothing has changed since the decision"
    republish(original, summary="Đoàn đã hủy chuyến thăm.")
    job.refresh_from_db()
    assert job.change == ChangeKind.SUBSTANTIVE


def test_the_editor_is_asked_after_publishing(original, page, administrator, client_of):
    edit = reverse("wagtailadmin_pages:edit", args=[original.pk])
    republish(original, summary=NEW_SUMMARY)
    request = client_of(administrator).get(edit).wsgi_request
    with override("en"):
        offer_decisions(request, Page.objects.get(pk=original.pk))
    said = " ".join(str(message) for message in request._messages)
    assert "are told that this text has changed" in said
    assert reverse("translation_job_change", args=[Job.objects.get().pk]) in said


def test_who_approves_a_change_finds_the_question_at_the_job(
    original, page, editor, officer, reviewer, client, client_of
):
    """An editor who approves in Wagtail's workflow is not asked there."""
    republish(original, summary=NEW_SUMMARY)
    job = Job.objects.get()
    desk = reverse("translation_editor", args=[job.pk])
    url = reverse("translation_job_change", args=[job.pk])
    for person, is_asked in ((editor, True), (reviewer, True), (officer, False)):
        signed_in = client_of(person)
        html = signed_in.get(desk).content.decode()
        assert (f'action="{url}"' in html) is is_asked
        assert queries_of(signed_in, desk) <= 25
    client_of(editor).post(url, {"kind": "cosmetic", "next": desk})
    assert "was updated on" not in client.get(page.get_url()).content.decode()
    html = client_of(officer).get(desk).content.decode()
    assert "Readers of the translation are not told of this change" in html
    assert (
        'value="cosmetic" class="button button-small" aria-current'
        in client_of(editor).get(desk).content.decode()
    )
    client_of(editor).post(url, {"kind": "substantive", "next": desk})
    assert "was updated on" in client.get(page.get_url()).content.decode()


def test_nobody_is_asked_about_a_change_that_is_none(original, page, editor, client_of):
    desk = reverse("translation_editor", args=[Job.objects.get().pk])
    url = reverse("translation_job_change", args=[Job.objects.get().pk])
    assert url not in client_of(editor).get(desk).content.decode()


def test_who_approves_where_the_page_is_edited_is_asked(
    original, page, officer, administrator, client_of
):
    draft = Page.objects.get(pk=original.pk).specific
    draft.summary = NEW_SUMMARY
    draft.save_revision(user=officer)
    draft.get_workflow().start(draft, officer)
    answer = client_of(administrator).post(
        reverse("wagtailadmin_pages:edit", args=[original.pk]),
        nested_form_data(
            {
                "title": original.title,
                "slug": original.slug,
                "summary": NEW_SUMMARY,
                "cover_caption": "",
                "published_at": "2026-05-30 08:08",
                "body": streamfield([("text", rich_text("<p>Đoàn đã thăm nước bạn Lào.</p>"))]),
                **{
                    name: inline_formset([])
                    for name in ("partner_links", "project_links", "comments")
                },
                "action-workflow-action": "1",
                "workflow-action-name": "approve",
            }
        ),
    )
    job = Job.objects.get()
    assert job.change == ChangeKind.SUBSTANTIVE
    said = " ".join(messages_of(answer))
    assert reverse("translation_job_change", args=[job.pk]) in said


class TestMoves:
    @pytest.fixture
    def places(self, homes):
        """A second section for news in both languages."""
        found = {}
        key = None
        for code in ("vi", "en"):
            index = NewsIndexPage(title="Sự kiện" if code == "vi" else "Events", slug=f"ev-{code}")
            if key:
                index.translation_key = key
            homes[code].add_child(instance=index)
            key = index.translation_key
            found[code] = index
        return found

    def test_the_translation_moves_along(self, original, page, places, client):
        old = page.get_url()
        original.move(places["vi"], pos="last-child")
        moved = english(original)
        assert moved.get_parent().pk == places["en"].pk
        assert Job.objects.get().events.filter(action="translation_moved").exists()
        assert client.get(moved.get_url()).status_code == 200
        assert Redirect.objects.filter(old_path=old.rstrip("/")).exists()

    def test_it_stays_where_there_is_no_such_section(self, original, page, places):
        places["en"].delete()
        original.move(places["vi"], pos="last-child")
        assert english(original).get_parent().pk == page.get_parent().pk
        assert Job.objects.get().events.filter(action="translation_stayed").exists()


def test_an_unfinished_translation_is_not_taken_for_a_live_one(homes, translator):
    """The change of a source that nobody has published a translation of is no news to readers."""
    original = vietnamese_article(homes)
    translation = submitted(original)
    translate(translation, translator)
    send_for_review(translation, translator)
    republish(original, summary=NEW_SUMMARY)
    job = Job.objects.get()
    assert (job.state, job.change) == (JobState.IN_PROGRESS, "")
    assert english(original).source_changed_at is None
