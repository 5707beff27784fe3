"""When a job opens, closes and comes back: schedules, letters, moves and deletions."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from news.models import NewsIndexPage, NewsPage
from portal.translation.access import visible_jobs
from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job
from tests.factories import NewsPageFactory
from tests.translation.desk import (
    english,
    messages_of,
    published_translation,
    republish,
    submit_data,
    submit_url,
    submitted,
    vietnamese_article,
)

TOMORROW = timedelta(days=1)


def job_of(page) -> Job:
    return Job.objects.get(translation_key=page.translation_key)


def actions_of(page) -> list[str]:
    return list(job_of(page).events.order_by("pk").values_list("action", flat=True))


@pytest.fixture
def scheduled(homes, officer):
    page = vietnamese_article(homes, officer, live=False, title="Tin ngày mai")
    page.go_live_at = timezone.now() + TOMORROW
    page.summary = "Câu tóm tắt của bản được hẹn giờ."
    page.save_revision(user=officer).publish()
    return NewsPage.objects.get(pk=page.pk)


class TestScheduled:
    def test_it_has_a_job_before_it_is_live(self, scheduled, officer, translator, reviewer):
        assert not scheduled.live
        job = job_of(scheduled)
        assert job.state == JobState.QUEUED
        assert actions_of(scheduled) == ["opened", "source_scheduled"]
        assert list(visible_jobs(officer)) == [job]
        assert list(visible_jobs(translator)) == list(visible_jobs(reviewer)) == []
        job.assignee = translator
        job.save()
        assert list(visible_jobs(translator)) == [job]

    @pytest.mark.parametrize("door", ["submit", "editor"])
    def test_who_was_given_it_begins(self, scheduled, translator, client_of, door):
        """From the text that will be live, not from the row, which holds the first draft."""
        client = client_of(translator)
        editor = reverse("translation_begin", args=[job_of(scheduled).pk])
        url, data = (submit_url(scheduled), submit_data()) if door == "submit" else (editor, {})
        client.post(url, data)
        assert not Translation.objects.exists()
        Job.objects.update(assignee=translator)
        client.post(url, data)
        pieces = Translation.objects.get().source.stringsegment_set
        assert pieces.filter(string__data="Câu tóm tắt của bản được hẹn giờ.").exists()
        assert not english(scheduled).live

    def test_going_live_opens_no_second_one(self, scheduled):
        past = timezone.now() - timedelta(minutes=1)
        revision = scheduled.scheduled_revision
        content = {**revision.content, "go_live_at": past.isoformat()}
        scheduled.revisions.filter(pk=revision.pk).update(content=content, approved_go_live_at=past)
        call_command("publish_scheduled")
        assert NewsPage.objects.get(pk=scheduled.pk).live
        assert Job.objects.count() == 1
        assert job_of(scheduled).source_published_at

    def test_a_draft_has_none(self, homes, officer):
        vietnamese_article(homes, officer, live=False)
        assert not Job.objects.exists()


class TestLetters:
    """English originals: proposed, and done by the Vietnamese desk."""

    @pytest.fixture
    def letter(self, homes):
        page = NewsPageFactory(home=homes["en"], title="A letter from Laos", live=False)
        page.save_revision().publish()
        return NewsPage.objects.get(pk=page.pk)

    def test_it_is_proposed(self, letter):
        job = job_of(letter)
        assert job.state == JobState.PROPOSED
        assert job.target_locale.language_code == "vi"

    @pytest.mark.parametrize("person", ["officer", "editor"])
    def test_the_vietnamese_desk_takes_it(self, letter, person, request, editor, client_of):
        user = request.getfixturevalue(person)
        job = job_of(letter)
        act = reverse("translation_act")
        client_of(editor).post(act, {"one": f"accept:{job.pk}"})
        client_of(user).post(act, {"one": f"take:{job.pk}"})
        assert job_of(letter).assignee == user
        response = client_of(user).post(submit_url(letter), {"locales": [job.target_locale_id]})
        draft = NewsPage.objects.get(
            translation_key=letter.translation_key, locale=job.target_locale
        )
        assert response.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert not draft.live

    @pytest.mark.parametrize("person", ["translator", "reviewer"])
    def test_the_english_desk_does_not(self, homes, letter, person, request, client_of):
        user = request.getfixturevalue(person)
        job = job_of(letter)
        Job.objects.update(state=JobState.QUEUED)
        client_of(user).post(reverse("translation_act"), {"one": f"take:{job.pk}"})
        assert job_of(letter).assignee is None
        response = client_of(user).post(submit_url(letter), {"locales": [job.target_locale_id]})
        assert "permission to add" in messages_of(response)[0]
        assert not Translation.objects.exists()

    @pytest.mark.parametrize("code", ["vi", "en"])
    def test_what_was_written_there_is_not_overwritten(self, homes, administrator, client_of, code):
        other = "en" if code == "vi" else "vi"
        section = NewsIndexPage.objects.child_of(homes[code]).get()
        twin = NewsIndexPage.objects.child_of(homes[other]).get()
        response = client_of(administrator).post(
            submit_url(section), {"locales": [homes[other].locale_id]}
        )
        assert "exists in that language" in messages_of(response)[0]
        assert not Translation.objects.exists()
        assert NewsIndexPage.objects.get(pk=twin.pk).title == twin.title


class TestGoing:
    def test_a_moved_original_is_told(self, homes):
        page = vietnamese_article(homes)
        page.move(homes["vi"], pos="last-child")
        assert actions_of(page)[-1] == "source_moved"

    def test_a_deleted_original_closes(self, homes, translator, reviewer):
        fresh, live = vietnamese_article(homes), vietnamese_article(homes)
        published_translation(live, translator, reviewer)
        begun = vietnamese_article(homes)
        submitted(begun)
        for page in (fresh, live, begun):
            page.delete()
            job = job_of(page)
            assert (job.state, job.change) == (JobState.DECLINED, ChangeKind.WITHDRAWN)
            assert job.source_page is None
            assert "source_deleted" in actions_of(page)
        assert not Job.objects.unassigned().exists()

    @pytest.mark.parametrize(
        "state", [one for one in JobState.values if one not in {"proposed", "declined"}]
    )
    def test_a_deleted_draft_begins_again(self, homes, translator, state):
        page = vietnamese_article(homes)
        submitted(page)
        Job.objects.update(state=state, assignee=translator)
        english(page).delete()
        job = job_of(page)
        assert (job.state, job.assignee) == (JobState.QUEUED, None)
        assert "target_deleted" in actions_of(page)

    def test_an_unpublished_original_leaves_the_queue_and_comes_back(self, homes):
        page = vietnamese_article(homes)
        page.unpublish()
        assert job_of(page).state == JobState.DECLINED
        republish(page)
        job = job_of(page)
        assert (job.state, job.change) == (JobState.QUEUED, "")
        assert actions_of(page)[-1] == "source_returned"

    def test_with_its_translation(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer)
        page.unpublish()
        assert (job_of(page).state, job_of(page).change) == (
            JobState.OUTDATED,
            ChangeKind.WITHDRAWN,
        )
        republish(page)
        job = job_of(page)
        assert (job.state, job.change) == (JobState.QUEUED, "")
        assert not english(page).live

    def test_what_was_declined_stays_so_when_the_original_changes(self, homes):
        page = vietnamese_article(homes)
        Job.objects.update(state=JobState.DECLINED)
        republish(page, summary="Một câu khác hẳn.")
        assert job_of(page).state == JobState.DECLINED

    def test_a_translation_taken_down_is_work_again(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer).unpublish()
        job = job_of(page)
        assert (job.state, job.live_at) == (JobState.IN_PROGRESS, None)
        assert Page.objects.get(pk=page.pk).live


def test_titles_follow(homes):
    page = vietnamese_article(homes)
    republish(page, title="Đoàn đại biểu thăm Lào")
    job = job_of(page)
    assert (job.title, job.search_text) == ("Đoàn đại biểu thăm Lào", "doan dai bieu tham lao")
