"""Who is told what: whom it concerns, nobody of their own doing, nobody of what is secret."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.roles import OFFICER, REVIEWER, TRANSLATOR
from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move, note
from portal.translation.models import Notice, SegmentComment
from portal.translation.notices import making
from portal.translation.notices.making import remind_of_tomorrow
from portal.translation.review import send_for_review
from tests.conftest import make_user
from tests.translation.desk import (
    english,
    published_translation,
    republish,
    submitted,
    translate,
    vietnamese_article,
)
from tests.translation.notices.desk import TITLE, assigned_job, job_of, kinds, told

pytestmark = pytest.mark.django_db
_S = JobState


@pytest.fixture
def second_reviewer(homes):
    return make_user(REVIEWER, "reviewer-2")


def test_the_way_of_a_job_tells_each_person_what_others_did(
    homes, officer, translator, reviewer, second_reviewer, administrator
):
    job = assigned_job(homes, translator, by=reviewer, author=officer)
    submitted(job.source_page, translator)
    job.refresh_from_db()
    move(job, _S.IN_PROGRESS, translator, action="begun")
    move(job, _S.IN_REVIEW, translator, action="sent", reviewer=reviewer)
    note(job, reviewer, "comment", remark="Xem lại tên nước.")
    move(job, _S.CHANGES_ASKED, reviewer, remark="Sai số liệu.")
    move(job, _S.IN_REVIEW, translator, action="sent")
    move(job, _S.APPROVED, reviewer, action="approved", approved_by=reviewer)
    move(job, _S.SCHEDULED, reviewer)
    move(job, _S.APPROVED, None, action="unscheduled")
    assert kinds(translator) == ["assigned", "comment", "changes_asked", "approved"]
    move(job, _S.LIVE, reviewer, action="published")
    assert kinds(translator) == ["assigned", "comment", "changes_asked", "published"]
    assert kinds(reviewer) == ["sent", "sent"]
    assert kinds(officer) == ["published"]
    assert kinds(second_reviewer) == kinds(administrator) == []


@pytest.mark.parametrize(
    ("state", "action", "is_told"),
    [
        (_S.ASSIGNED, "accepted", True),
        (_S.ASSIGNED, "planned", True),
        (_S.QUEUED, "accepted", False),
        (_S.DECLINED, "declined", True),
        (_S.QUEUED, "planned", False),
    ],
)
def test_an_action_with_its_own_name_tells_by_the_state_it_leads_to(
    homes, translator, reviewer, state, action, is_told
):
    job = job_of(vietnamese_article(homes))
    move(job, state, reviewer, action=action, assignee=translator)
    move(job, state, reviewer, action="planned", priority=1)
    assert len(kinds(translator)) == is_told


def test_who_publishes_what_another_approved_is_not_told(homes, translator, reviewer, officer):
    job = assigned_job(homes, translator, by=reviewer, author=officer)
    submitted(job.source_page, translator)
    job.refresh_from_db()
    move(job, _S.IN_REVIEW, translator, action="sent")
    move(job, _S.APPROVED, reviewer, action="approved", approved_by=reviewer)
    move(job, _S.LIVE, translator, action="published")
    assert "published" not in kinds(translator)
    assert kinds(officer) == ["published"]


def test_who_comments_during_a_review_is_not_taken_for_the_translator(homes, translator, reviewer):
    job = job_of(vietnamese_article(homes))
    submitted(job.source_page, translator)
    job.refresh_from_db()
    move(job, _S.IN_REVIEW, translator, action="sent")
    note(job, reviewer, "commented")
    move(job, _S.CHANGES_ASKED, reviewer)
    assert kinds(translator) == ["comment", "changes_asked"]


def test_without_a_reviewer_all_who_may_approve_are_asked(
    homes, translator, reviewer, second_reviewer, administrator
):
    job = assigned_job(homes, translator)
    submitted(job.source_page)
    job.refresh_from_db()
    move(job, _S.IN_REVIEW, translator, action="sent")
    assert kinds(reviewer) == kinds(second_reviewer) == ["sent"]
    assert (kinds(administrator), kinds(translator)) == ([], ["assigned"])


def test_administrators_are_asked_where_it_is_nobodys_work(homes, translator, administrator):
    job = assigned_job(homes, translator)
    submitted(job.source_page)
    job.refresh_from_db()
    move(job, _S.IN_REVIEW, translator, action="sent")
    assert kinds(administrator) == ["sent"]


def test_comments_reach_everybody_who_talks(homes, translator, reviewer, second_reviewer):
    job = assigned_job(homes, translator, by=reviewer)
    submitted(job.source_page)
    segment = job.segments.first()
    SegmentComment.objects.create(segment=segment, user=second_reviewer, text="Vì sao?")
    note(job, translator, "comment")
    assert kinds(second_reviewer) == ["comment"]
    assert kinds(translator) == ["assigned"]


def test_who_works_on_a_text_hears_of_its_changes(homes, editor, translator, reviewer):
    page = vietnamese_article(homes)
    published_translation(page, translator, reviewer)
    job = job_of(page)
    move(job, job.state, reviewer, action="assigned", assignee=translator)
    Notice.objects.all().delete()
    republish(page, summary="Chuyến thăm có 45 đại biểu của 12 tỉnh.")
    page.refresh_from_db()
    page.unpublish(user=editor)
    notices = Notice.objects.filter(person=translator).select_related("event").order_by("pk")
    assert [notice.event.action for notice in notices] == ["source_changed", "withdrawn"]
    assert notices[1].event.user == editor
    assert english(page).live is False


@pytest.mark.parametrize("state", [_S.ASSIGNED, _S.IN_PROGRESS, _S.IN_REVIEW])
def test_a_change_in_the_middle_of_the_work_is_told_too(homes, translator, reviewer, state):
    """Nothing is live yet that could be outdated; the work is all the same."""
    page = vietnamese_article(homes)
    job = job_of(page)
    move(job, _S.ASSIGNED, reviewer, action="assigned", assignee=translator, reviewer=reviewer)
    translation = submitted(page, translator)
    job.refresh_from_db()
    if state == _S.IN_PROGRESS:
        move(job, state, translator)
    elif state == _S.IN_REVIEW:
        translate(translation, translator)
        send_for_review(translation, translator)
    Notice.objects.all().delete()
    republish(page, show_in_menus=page.show_in_menus)
    assert told(translator) == []
    republish(page, summary="Chuyến thăm có 45 đại biểu của 12 tỉnh.")
    assert kinds(translator) == kinds(reviewer) == ["source_changed"]


@pytest.mark.parametrize("hide", ["private", "no admin", "inactive"])
def test_nobody_hears_of_a_title_they_may_not_read(homes, officer, translator, reviewer, hide):
    job = assigned_job(homes, translator, author=officer)
    stranger = make_user(OFFICER, "officer-2")
    job.source_page.owner = stranger
    job.source_page.save()
    if hide == "private":
        stranger.groups.set(translator.groups.all())
        PageViewRestriction.objects.create(page=job.source_page, restriction_type="login")
        type(job.source_page).objects.filter(pk=job.source_page_id).update(live=False)
    elif hide == "no admin":
        stranger.groups.clear()
    else:
        get_user_model().objects.filter(pk=stranger.pk).update(is_active=False)
    move(job, _S.LIVE, reviewer, action="published")
    assert kinds(stranger) == []
    assert "published" in kinds(translator)


def test_a_failure_here_breaks_nobodys_action(homes, translator, monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(making, "recipients", fail)
    job = assigned_job(homes, translator)
    job.refresh_from_db()
    assert job.state == _S.ASSIGNED
    assert kinds(translator) == []
    assert "Nobody could be told" in caplog.text


MONDAY = "2026-03-02 09:00+07:00"


def test_due_tomorrow_is_told_once_to_whose_turn_it_is(homes, translator, reviewer):
    with time_machine.travel(MONDAY, tick=False):
        tomorrow = timezone.now() + timedelta(days=1)
        job = assigned_job(homes, translator, due_at=tomorrow, reviewer=reviewer)
        assigned_job(homes, translator, title="Hôm nay", due_at=timezone.now())
        assigned_job(homes, None, title="Của không ai", due_at=tomorrow)
        Notice.objects.all().delete()
        assert (remind_of_tomorrow(), remind_of_tomorrow()) == (1, 0)
        assert told(translator) == [("due", TITLE)]
        move(job, _S.IN_REVIEW, translator, action="handed in")
        Notice.objects.exclude(kind="due").delete()
        assert (remind_of_tomorrow(), remind_of_tomorrow()) == (1, 0)
        assert told(reviewer) == [("due", TITLE)]
        move(job, _S.IN_PROGRESS, reviewer, due_at=tomorrow + timedelta(days=1))
    with time_machine.travel("2026-03-03 00:01+07:00", tick=False):
        assert remind_of_tomorrow() == 1
    assert kinds(translator) == ["due", "due"]


def test_roles_without_a_part_are_told_nothing(homes, translator):
    bystander = make_user(TRANSLATOR, "translator-2")
    job = assigned_job(homes, translator)
    move(job, _S.IN_REVIEW, translator, action="sent")
    assert kinds(bystander) == []
