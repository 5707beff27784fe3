"""Who may approve is said before anybody has given it away."""

import pytest
from django.urls import reverse

from portal.core.publishing import PublicationRefused
from portal.core.roles import EDITOR, REVIEWER
from portal.translation.choices import SegmentState
from portal.translation.models import Job
from portal.translation.review import available_decisions, decide, send_for_review
from portal.translation.review.approvers import approvers_of
from portal.translation.review.corrections import corrections_in
from portal.translation.segments.writing import Change, write
from portal.translation.sources import require_target_page
from portal.translation.standing import standing_of
from tests.conftest import make_user
from tests.translation.desk import submitted, translate, vietnamese_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def second_reviewer(homes):
    return make_user(REVIEWER, "second")


@pytest.fixture
def job(homes, translator, reviewer, second_reviewer) -> Job:
    make_user(EDITOR, "not_english")
    translation = submitted(vietnamese_article(homes))
    translate(translation, translator)
    send_for_review(translation, translator)
    return Job.objects.get(translation=translation)


def names(job: Job) -> list[str]:
    page = require_target_page(job.translation)
    people = approvers_of(page, standing_of(job.translation), corrections_in(job, page))
    return [person.username for person in people]


def correct(job: Job, person) -> None:
    segment = job.segments.first()
    write(job, [Change(segment, "Another headline", SegmentState.TRANSLATED)], person)


def opened(client, job: Job) -> str:
    return client.get(reverse("translation_editor", args=[job.pk])).content.decode()


def test_reviewers_of_the_language(job) -> None:
    assert names(job) == ["reviewer", "second"]


def test_a_reviewer_who_translated_is_none_of_them(homes, reviewer, second_reviewer) -> None:
    translation = submitted(vietnamese_article(homes))
    translate(translation, reviewer)
    send_for_review(translation, reviewer)
    assert names(translation.job) == ["second"]


def test_neither_is_one_who_corrected(job, reviewer) -> None:
    correct(job, reviewer)
    assert names(job) == ["second"]
    with pytest.raises(PublicationRefused):
        decide(job.translation, reviewer, "approve")


def test_nobody_while_a_change_is_asked_for(job, reviewer, client_of) -> None:
    job.segments.update(state=SegmentState.CHANGES_ASKED)
    html = opened(client_of(reviewer), job)
    assert "segments are to be changed: ask for changes, or accept them as they are." in html
    assert "can be approved by" not in html
    assert 'value="approve"' not in html


def test_the_list_says_what_the_buttons_say(job, reviewer, second_reviewer, translator) -> None:
    page = require_target_page(job.translation)
    asked = (reviewer, second_reviewer, translator)
    able = [one.username for one in asked if "approve" in available_decisions(page, one)]
    assert names(job) == able


def test_the_editor_warns_who_would_give_it_away(
    job, reviewer, translator, administrator, client_of
) -> None:
    html = opened(client_of(reviewer), job)
    assert "desk-authorship" in html
    assert "You may approve this text. So may: second." in html
    assert "desk-authorship" not in opened(client_of(translator), job)
    assert "It can be approved by: reviewer, second." in opened(client_of(translator), job)
    assert "desk-authorship" not in opened(client_of(administrator), job), "who is never refused"


def test_who_has_corrected_is_told_and_offered_no_approval(job, reviewer, client_of) -> None:
    correct(job, reviewer)
    html = opened(client_of(reviewer), job)
    assert "desk-authorship" not in html
    assert "You have changed this text: someone else must approve it." in html
    assert "It can be approved by: second." in html
    assert 'value="approve"' not in html
    assert 'value="hand_back"' in html


def test_an_administrator_is_left_when_nobody_else_is(
    job, reviewer, second_reviewer, client_of
) -> None:
    second_reviewer.delete()
    html = opened(client_of(reviewer), job)
    assert "Nobody else may approve it but an administrator." in html
    correct(job, reviewer)
    assert "Only an administrator can approve it now." in opened(client_of(reviewer), job)


def test_a_correction_taken_back_gives_nothing_away(job, reviewer, client_of) -> None:
    segment = job.segments.first()
    before = segment.target
    correct(job, reviewer)
    segment.refresh_from_db()
    write(job, [Change(segment, before, SegmentState.TRANSLATED)], reviewer)
    assert names(job) == ["reviewer", "second"]
    assert 'value="approve"' in opened(client_of(reviewer), job)
    decide(job.translation, reviewer, "approve")
