"""When what was approved goes live: never before its original, and never behind its back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, Workflow

from portal.core.publishing import PublicationRefused
from portal.core.roles import REVIEWER
from portal.translation.choices import JobState, Release
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.review.releasing import plan_release, publish_again
from portal.translation.review.unapproving import take_approval_back
from tests.conftest import make_user
from tests.translation.desk import (
    SUMMARY,
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)
from tests.translation.notices.desk import kinds


def fresh(job):
    return Job.objects.get(pk=job.pk)


def scheduled_original(homes, hours=1):
    original = vietnamese_article(homes, live=False)
    original.go_live_at = timezone.now() + timedelta(hours=hours)
    original.save_revision().publish()
    return original


def let_time_pass(*pages):
    """As if the hours that they wait for had gone."""
    past = timezone.now() - timedelta(minutes=5)
    for page in pages:
        for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
            if revision.approved_go_live_at:
                revision.content["go_live_at"] = past.isoformat()
                Revision.objects.filter(pk=revision.pk).update(
                    approved_go_live_at=past, content=revision.content
                )
                past += timedelta(minutes=1)


@pytest.fixture
def in_review(homes, translator):
    """A translation in review whose original is not live, but will be."""
    original = scheduled_original(homes)
    translation = submitted(original)
    translate(translation, translator, title="Delegation visits Laos")
    send_for_review(translation, translator)
    return original, translation, Job.objects.get(translation=translation)


class TestTogetherWithTheOriginal:
    def test_both_go_live_at_once(self, in_review, reviewer):
        original, translation, job = in_review
        with pytest.raises(PublicationRefused, match="not live"):
            decide(translation, reviewer, "approve")
        assert fresh(job).state == JobState.IN_REVIEW
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        assert fresh(job).state == JobState.APPROVED
        assert not english(original).live
        let_time_pass(original)
        call_command("publish_scheduled")
        assert english(original).live
        assert fresh(job).state == JobState.LIVE
        assert job.events.get(action="published").user == reviewer

    def test_an_original_that_is_live_waits_for_nothing(self, homes, translator, reviewer):
        translation = submitted(vietnamese_article(homes))
        translate(translation, translator)
        send_for_review(translation, translator)
        job = Job.objects.get(translation=translation)
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        assert fresh(job).state == JobState.LIVE

    def test_a_refusal_does_not_hold_the_original_up(self, in_review, reviewer):
        original, translation, job = in_review
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        version = english(original).get_latest_revision()
        version.content["summary"] = SUMMARY
        version.save()
        let_time_pass(original)
        call_command("publish_scheduled")
        original.refresh_from_db()
        assert original.live
        assert not english(original).live
        event = job.events.get(action="refused")
        assert (event.state, "still Vietnamese" in event.remark) == (JobState.CHANGES_ASKED, True)

    def test_whatever_goes_wrong_does_not_either(self, in_review, reviewer):
        original, translation, job = in_review
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        Job.objects.filter(pk=job.pk).update(approved_revision_id=0)
        let_time_pass(original)
        call_command("publish_scheduled")
        original.refresh_from_db()
        assert original.live
        assert fresh(job).state == JobState.CHANGES_ASKED

    def test_another_text_goes_live_than_was_translated(self, in_review, reviewer):
        original, translation, job = in_review
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        republish(original, go_live_at=None, summary="Một câu mới về chuyến thăm của đoàn.")
        assert fresh(job).state == JobState.IN_PROGRESS
        assert not english(original).live


class TestAtASetTime:
    def test_never_before_the_original(self, in_review, reviewer):
        original, translation, job = in_review
        plan_release(job, reviewer, Release.AT_TIME, timezone.now() + timedelta(minutes=10))
        with pytest.raises(PublicationRefused, match="not live"):
            decide(translation, reviewer, "approve")
        plan_release(fresh(job), reviewer, Release.AT_TIME, timezone.now() + timedelta(hours=2))
        decide(translation, reviewer, "approve")
        assert fresh(job).state == JobState.SCHEDULED
        let_time_pass(english(original))
        call_command("publish_scheduled")
        call_command("publish_scheduled")
        assert not english(original).live
        assert job.events.filter(action="refused").count() == 1
        let_time_pass(original)
        call_command("publish_scheduled")
        call_command("publish_scheduled")
        assert english(original).live
        assert fresh(job).state == JobState.LIVE

    def test_called_off_in_wagtails_screens_and_planned_anew(
        self, homes, translator, reviewer, client_of
    ):
        original = vietnamese_article(homes)
        translation = submitted(original)
        translate(translation, translator)
        send_for_review(translation, translator)
        job = Job.objects.get(translation=translation)
        moment = timezone.localtime() + timedelta(days=1)
        client_of(reviewer).post(
            reverse("translation_job_decide", args=[job.pk]),
            {"decision": "approve", "release": "at_time", "release_at": f"{moment:%Y-%m-%dT%H:%M}"},
        )
        assert fresh(job).state == JobState.SCHEDULED
        scheduled = english(original).scheduled_revision
        client_of(reviewer).post(
            reverse("wagtailadmin_pages:revisions_unschedule", args=[
                english(original).pk, scheduled.pk,
            ])
        )  # fmt: skip
        assert fresh(job).state == JobState.APPROVED
        plan_release(fresh(job), reviewer, Release.AT_ONCE)
        assert fresh(job).state == JobState.LIVE

    def test_a_changed_original_calls_it_off(self, homes, translator, reviewer):
        original = vietnamese_article(homes)
        translation = submitted(original)
        translate(translation, translator)
        send_for_review(translation, translator)
        job = Job.objects.get(translation=translation)
        plan_release(job, reviewer, Release.AT_TIME, timezone.now() + timedelta(days=1))
        decide(translation, reviewer, "approve")
        republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
        assert fresh(job).state == JobState.IN_PROGRESS
        assert english(original).scheduled_revision is None

    @pytest.mark.parametrize(
        ("release", "hours"), [("at_time", None), ("at_time", -1), ("soon", None)]
    )
    def test_moments_that_are_none(self, in_review, reviewer, release, hours):
        moment = hours and timezone.now() + timedelta(hours=hours)
        with pytest.raises(ValidationError):
            plan_release(in_review[2], reviewer, release, moment)

    def test_a_mistyped_year_is_refused_and_stands_there_again(
        self, in_review, reviewer, client_of
    ):
        _original, _translation, job = in_review
        client = client_of(reviewer)
        desk = reverse("translation_editor", args=[job.pk])
        typed = {"decision": "approve", "release": "at_time", "comment": "Đẹp lắm."}
        decide_url = reverse("translation_job_decide", args=[job.pk])
        answer = client.post(
            decide_url, {**typed, "release_at": "9999-12-31T08:00", "next": desk}, follow=True
        )
        html = answer.content.decode()
        assert "Choose a day within the next two years." in html
        assert 'value="9999-12-31T08:00"' in html
        assert '<option value="at_time" selected>' in html
        assert "Đẹp lắm.</textarea>" in html
        assert '<details class="desk-review" open>' in html
        assert (fresh(job).state, fresh(job).release_at) == (JobState.IN_REVIEW, None)
        assert "9999" not in client.get(desk).content.decode()
        moment = timezone.localtime() + timedelta(days=700)
        client.post(decide_url, {**typed, "release_at": f"{moment:%Y-%m-%dT%H:%M}"})
        assert fresh(job).state == JobState.SCHEDULED

    def test_only_who_publishes_plans(self, in_review, translator):
        with pytest.raises(PermissionDenied):
            plan_release(in_review[2], translator, Release.WITH_SOURCE)


class TestApprovedAndWaiting:
    """Until it is live, whoever publishes it may think again."""

    @pytest.fixture
    def scheduled(self, homes, translator, reviewer):
        translation = submitted(vietnamese_article(homes))
        translate(translation, translator)
        send_for_review(translation, translator)
        job = Job.objects.get(translation=translation)
        plan_release(job, reviewer, Release.AT_TIME, timezone.now() + timedelta(days=1))
        decide(translation, reviewer, "approve")
        return fresh(job)

    def test_it_says_when_it_goes_live_and_offers_both(
        self, scheduled, reviewer, translator, client_of
    ):
        desk = reverse("translation_editor", args=[scheduled.pk])
        offers = [
            reverse(name, args=[scheduled.pk])
            for name in ("translation_job_schedule", "translation_job_unapprove")
        ]
        for person, is_offered in ((reviewer, True), (translator, False)):
            html = client_of(person).get(desk).content.decode()
            assert "Approved; goes live on" in html
            assert [offer in html for offer in offers] == [is_offered, is_offered]

    def test_taken_back_it_is_reviewed_again(self, scheduled, reviewer, translator, client_of):
        page = english(scheduled.source_page)
        version = page.get_latest_revision()
        take_back = reverse("translation_job_unapprove", args=[scheduled.pk])
        client_of(translator).post(take_back)
        assert fresh(scheduled).state == JobState.SCHEDULED
        client_of(reviewer).post(take_back)
        job = fresh(scheduled)
        assert (job.state, job.approved_by, job.approved_revision_id) == (
            JobState.IN_REVIEW, None, None,
        )  # fmt: skip
        event = job.events.get(action="approval_taken_back")
        assert (event.user, event.state) == (reviewer, JobState.IN_REVIEW)
        page = english(scheduled.source_page)
        assert page.scheduled_revision is None
        assert page.workflow_in_progress
        assert page.get_latest_revision() == version
        # What was planned is planned still, and the button says so.
        html = client_of(make_user(REVIEWER, "second")).get(
            reverse("translation_editor", args=[scheduled.pk])
        )
        assert "Approve for " in html.content.decode()
        let_time_pass(page)
        call_command("publish_scheduled")
        assert not english(scheduled.source_page).live
        assert kinds(translator) == ["approved"], "nobody is told to review their own text"

        plan_release(job, reviewer, Release.AT_ONCE)
        decide(job.translation, reviewer, "approve")
        assert fresh(job).state == JobState.LIVE

    def test_what_is_live_stays(self, homes, translator, reviewer):
        original = vietnamese_article(homes)
        page = published_translation(original, translator, reviewer, title="Delegation visits")
        republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
        job = Job.objects.get()
        translate(job.translation, translator, title="Delegation goes to Laos")
        send_for_review(job.translation, translator)
        plan_release(fresh(job), reviewer, Release.AT_TIME, timezone.now() + timedelta(days=1))
        decide(job.translation, reviewer, "approve")
        take_approval_back(fresh(job), reviewer)
        page = english(original)
        assert (page.live, page.title) == (True, "Delegation visits")
        assert fresh(job).state == JobState.IN_REVIEW

    def test_it_may_wait_for_its_original(self, in_review, reviewer):
        original, translation, job = in_review
        plan_release(job, reviewer, Release.WITH_SOURCE)
        decide(translation, reviewer, "approve")
        take_approval_back(fresh(job), reviewer)
        let_time_pass(original)
        call_command("publish_scheduled")
        assert not english(original).live

    def test_only_what_is_approved(self, in_review, reviewer):
        with pytest.raises(PermissionDenied):
            take_approval_back(in_review[2], reviewer)

    def test_without_a_workflow_the_translator_sends_it_again(self, scheduled, reviewer):
        Workflow.objects.update(active=False)
        take_approval_back(scheduled, reviewer)
        assert fresh(scheduled).state == JobState.CHANGES_ASKED


class TestShownAgain:
    def test_an_original_that_comes_back_unchanged(self, homes, translator, reviewer, client_of):
        """Row 17: it was withdrawn at once; it comes back by approval, in one click."""
        original = vietnamese_article(homes)
        page = published_translation(original, translator, reviewer)
        job = Job.objects.get()
        original.unpublish()
        with pytest.raises(PermissionDenied):
            publish_again(fresh(job), reviewer)
        republish(original)
        assert not english(original).live
        assert fresh(job).state != JobState.LIVE
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert "Publish again" in client_of(reviewer).get(edit).content.decode()
        client_of(translator).post(reverse("translation_job_again", args=[job.pk]))
        assert not english(original).live
        client_of(reviewer).post(reverse("translation_job_again", args=[job.pk]))
        assert english(original).live
        assert (fresh(job).state, fresh(job).change) == (JobState.LIVE, "")

    def test_not_when_it_says_something_else(self, homes, translator, reviewer):
        original = vietnamese_article(homes)
        published_translation(original, translator, reviewer)
        original.unpublish()
        republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
        with pytest.raises(PermissionDenied):
            publish_again(Job.objects.get(), reviewer)
        assert not Page.objects.get(pk=english(original).pk).live
