"""A job is opened when an original is published, and reopened when it changes."""

from datetime import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from home.models import SectionPage
from news.models import NewsPage
from portal.core.translation_policy import TranslationRule
from portal.translation.choices import ChangeKind, JobState
from portal.translation.jobs import opening
from portal.translation.jobs.policy import due_after
from portal.translation.models import Job, JobRule
from tests.factories import TopicFactory
from tests.translation.desk import (
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)

NEW_SUMMARY = "Đoàn thăm hai trường học và một bệnh viện trong ba ngày."


def job_of(page) -> Job:
    return Job.objects.get(translation_key=page.translation_key)


def rule(page, name, **more):
    JobRule.objects.create(
        content_type=ContentType.objects.get_for_model(type(page)),
        source_locale=page.locale,
        rule=name,
        **more,
    )


class TestOpening:
    def test_with_everything_the_queue_shows(self, homes):
        topic = TopicFactory()
        page = vietnamese_article(homes, topics=[topic])
        job = job_of(page)
        assert (job.state, job.title, job.section) == (JobState.QUEUED, page.title, "news")
        assert (job.source_locale.language_code, job.target_locale.language_code) == ("vi", "en")
        texts = (page.title, page.summary, "Đoàn đã làm việc với chính quyền địa phương về hợp tác")
        assert job.words == len(" ".join([*texts, "giáo dục."]).split())
        assert job.due_at > job.source_published_at
        assert job.translation is None
        assert [entry.slug for entry in job.topics.all()] == [topic.slug]
        assert [event.action for event in job.events.all()] == ["opened"]

    def test_not_for_a_draft(self, homes):
        vietnamese_article(homes, live=False)
        assert not Job.objects.exists()

    @pytest.mark.parametrize(
        ("name", "states"),
        [
            (TranslationRule.ALWAYS, [JobState.QUEUED]),
            (TranslationRule.ASK, [JobState.PROPOSED]),
            (TranslationRule.NEVER, []),
        ],
    )
    def test_by_the_rule_of_the_page_type(self, homes, name, states):
        draft = vietnamese_article(homes, live=False)
        rule(draft, name)
        draft.get_latest_revision().publish()
        assert list(Job.objects.values_list("state", flat=True)) == states

    def test_for_the_person_whom_the_rule_names(self, homes, translator, reviewer):
        draft = vietnamese_article(homes, live=False)
        rule(draft, TranslationRule.ALWAYS, assignee=translator, reviewer=reviewer, days=1)
        draft.get_latest_revision().publish()
        job = job_of(draft)
        assert (job.state, job.assignee, job.reviewer) == (JobState.ASSIGNED, translator, reviewer)

    def test_not_for_sections_that_both_languages_have(self, homes):
        section = SectionPage.objects.child_of(homes["vi"]).first()
        section.save_revision().publish()
        assert not Job.objects.exists()

    def test_together_with_the_publication_or_not_at_all(self, homes, monkeypatch):
        def fail(*args, **kwargs):
            raise RuntimeError

        draft = vietnamese_article(homes, live=False)
        monkeypatch.setattr(opening, "note", fail)
        with pytest.raises(RuntimeError):
            draft.get_latest_revision().publish()
        assert not Page.objects.get(pk=draft.pk).live
        assert not Job.objects.exists()


class TestFollowing:
    def test_a_queued_job_follows_its_page(self, homes):
        page = vietnamese_article(homes)
        words = job_of(page).words
        republish(page, title="Tên mới của bài viết", summary=NEW_SUMMARY)
        job = job_of(page)
        assert job.title == "Tên mới của bài viết"
        assert job.words != words
        assert (job.state, job.change) == (JobState.QUEUED, "")

    def test_a_live_translation_becomes_outdated(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer, summary="A good summary.")
        assert job_of(page).state == JobState.LIVE
        republish(page, summary=NEW_SUMMARY)
        job = job_of(page)
        assert (job.state, job.change) == (JobState.OUTDATED, ChangeKind.SUBSTANTIVE)
        assert english(page).summary == "A good summary."
        assert english(page).source_changed_at == job.source_changed_at

    def test_a_comma_tells_readers_nothing(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer)
        republish(page, summary=page.summary.replace(" nhằm", ", nhằm"))
        job = job_of(page)
        assert (job.state, job.change) == (JobState.OUTDATED, ChangeKind.COSMETIC)
        assert english(page).source_changed_at is None

    def test_changed_back(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer)
        republish(page, summary=NEW_SUMMARY)
        republish(page, summary=page.summary)
        job = job_of(page)
        assert (job.state, job.change) == (JobState.LIVE, "")
        assert job.percent_done == 100
        assert english(page).source_changed_at is None

    def test_whoever_works_on_it_gets_the_new_text(self, homes, translator):
        page = vietnamese_article(homes)
        translate(submitted(page), translator, title="Delegation visits")
        republish(page, summary=NEW_SUMMARY)
        segments = {row.context.path.split(".")[0]: row for row in job_of(page).segments.all()}
        assert segments["title"].target == "Delegation visits"
        assert segments["summary"].source == NEW_SUMMARY

    def test_topics_count_as_a_change(self, homes, translator, reviewer):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer)
        republish(page, topics=[TopicFactory()])
        assert job_of(page).change == ChangeKind.SUBSTANTIVE


def test_a_translation_has_no_job_of_its_own(homes, translator, reviewer):
    published_translation(vietnamese_article(homes), translator, reviewer)
    assert Job.objects.count() == 1
    assert NewsPage.objects.live().count() == 2


@pytest.mark.parametrize(
    ("published", "days", "due"),
    [
        ("2026-11-26T09:00+07:00", 1, "2026-11-27T17:00+07:00"),
        ("2026-11-26T09:00+07:00", 2, "2026-11-30T17:00+07:00"),
        ("2026-11-28T09:00+07:00", 0, "2026-11-30T17:00+07:00"),
        ("2026-11-27T23:30+00:00", 1, "2026-11-30T17:00+07:00"),
    ],
)
def test_due_on_a_working_day(published, days, due):
    assert due_after(datetime.fromisoformat(published), days) == datetime.fromisoformat(due)


def test_the_job_of_a_live_page_is_called_what_visitors_read(homes):
    """Also while a newer draft has another title, and an older version is published."""
    page = vietnamese_article(homes, title="Bài đã đăng")
    page.title = "Bài đã sửa"
    corrected = page.save_revision()
    page.title = "Bài chưa công bố"
    page.save_revision()
    corrected.publish()
    assert Job.objects.for_page(page).get().title == "Bài đã sửa"
