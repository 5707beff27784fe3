"""A job follows its translation through the review, whichever door people use."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from portal.core.publishing import PublicationRefused
from portal.core.roles import REVIEWER
from portal.translation.choices import JobState, SegmentState
from portal.translation.models import Job, MemoryUnit, SegmentComment
from portal.translation.review import decide, hand_back, recall, send_for_review
from portal.translation.segments.writing import Change, write
from tests.conftest import make_user
from tests.translation.desk import english, submitted, translate, vietnamese_article

SENTENCES = "<p>Đoàn thăm trường học. Đoàn tặng sách cho học sinh.</p>"
BODY = [{"type": "text", "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0021", "value": SENTENCES}]


@pytest.fixture
def translation(homes, translator):
    translation = submitted(vietnamese_article(homes, body=BODY))
    translate(
        translation,
        translator,
        title="Delegation visits Laos",
        body="The delegation visited a school. It gave the pupils books.",
    )
    return translation


@pytest.fixture
def job(translation):
    return Job.objects.get(translation=translation)


def page_of(translation):
    return english(translation.source.get_source_instance())


def post(client, name, number, **data):
    response = client.post(
        reverse(name, args=[number]), json.dumps(data), content_type="application/json"
    )
    return response.status_code, json.loads(response.content)


def actions(job):
    return list(job.events.order_by("pk").values_list("action", flat=True))


def test_the_history_of_a_translation(translation, job, translator, reviewer, client_of):
    send_for_review(translation, translator, reviewer=reviewer)
    job.refresh_from_db()
    assert (job.state, job.reviewer) == (JobState.IN_REVIEW, reviewer)
    decide(translation, reviewer, "reject", "Check the names")
    job.refresh_from_db()
    assert job.state == JobState.CHANGES_ASKED
    assert job.events.first().remark == "Check the names"
    send_for_review(translation, translator)
    recall(translation, translator)
    job.refresh_from_db()
    assert job.state == JobState.IN_PROGRESS
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    job.refresh_from_db()
    assert (job.state, job.approved_by) == (JobState.LIVE, reviewer)
    assert actions(job)[-7:] == [
        "sent", "changes_asked", "sent", "recalled", "sent", "approved", "published",
    ]  # fmt: skip


def test_wagtails_own_screens_move_the_job(translation, job, translator, reviewer, client_of):
    send_for_review(translation, translator)
    page = page_of(translation)
    for action, state in (("reject", JobState.CHANGES_ASKED), ("approve", JobState.LIVE)):
        task = page_of(translation).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
        client_of(reviewer).post(url, {"comment": ""})
        job.refresh_from_db()
        assert job.state == state
        if state == JobState.CHANGES_ASKED:
            send_for_review(translation, translator)


def test_only_what_is_approved_is_remembered(translation, job, translator, reviewer):
    send_for_review(translation, translator)
    assert not MemoryUnit.objects.exists()
    decide(translation, reviewer, "approve")
    sources = set(MemoryUnit.objects.values_list("source", flat=True))
    assert {"Đoàn thăm trường học.", "Đoàn tặng sách cho học sinh."} <= sources
    assert MemoryUnit.objects.get(target="Delegation visits Laos").approved_by == reviewer


def test_a_memory_that_fails_undoes_no_publication(
    translation, job, translator, reviewer, monkeypatch
):
    def fail(*args, **kwargs):
        raise RuntimeError("no memory")

    monkeypatch.setattr("portal.translation.review.remembering.remember", fail)
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert page_of(translation).live


def test_segments_in_review(translation, job, translator, reviewer, officer, client_of):
    first, second = job.segments.filter(context__path__startswith="body").order_by("part")
    client = client_of(reviewer)
    status, answer = post(client, "translation_segment_accept", first.pk)
    assert (status, "review" in answer["detail"]) == (403, True), "it is not in review yet"
    send_for_review(translation, translator)

    status, answer = post(client, "translation_segment_accept", first.pk)
    assert (status, answer["state"]) == (200, SegmentState.ACCEPTED)
    first.refresh_from_db()
    assert (first.translated_by, first.reviewed_by) == (translator, reviewer)

    assert post(client, "translation_segment_ask", second.pk, text=" ")[0] == 400
    status, answer = post(client, "translation_segment_ask", second.pk, text="Say “textbooks”")
    assert (status, answer["comment"]["asks_for_change"]) == (200, True)
    with pytest.raises(PermissionDenied):
        decide(translation, reviewer, "approve")
    with override("en"), pytest.raises(PublicationRefused, match="to be changed"):
        page_of(translation).get_latest_revision().publish(user=reviewer)

    status, answer = post(client, "translation_segment_accept", second.pk)
    assert status == 200
    assert SegmentComment.objects.get().resolved_by == reviewer
    decide(translation, reviewer, "approve")
    assert page_of(translation).live

    for name in ("translation_segment_accept", "translation_segment_ask", "translation_override"):
        assert post(client_of(officer), name, first.pk, text="x")[0] == 403


def test_comments(translation, job, translator, reviewer, client_of):
    segment = job.segments.first()
    status, answer = post(client_of(translator), "translation_comment", segment.pk, text="Who?")
    assert status == 200
    url = reverse("translation_comment_resolve", args=[answer["comment"]["id"]])
    client_of(reviewer).post(url)
    assert SegmentComment.objects.get().resolved_by == reviewer
    assert "commented" in actions(job)


def test_reviewers_do_not_accept_their_own_segments(
    translation, job, translator, reviewer, client_of
):
    send_for_review(translation, translator)
    segment = job.segments.get(context__path="title")
    write(job, [Change(segment, "Delegation visits Vientiane")], reviewer)
    for person, status in ((reviewer, 403), (make_user(REVIEWER, "second"), 200)):
        assert post(client_of(person), "translation_segment_accept", segment.pk)[0] == status


def test_a_reviewers_changes_go_past_the_translator_once(translation, job, translator, reviewer):
    """Nobody publishes words that nobody else has saved: one button there, one back."""
    send_for_review(translation, translator)
    segment = job.segments.get(context__path="title")
    write(job, [Change(segment, "Delegation visits Vientiane")], reviewer)
    with pytest.raises(PublicationRefused, match="someone else"):
        decide(translation, reviewer, "approve")
    hand_back(translation, reviewer)
    job.refresh_from_db()
    assert job.state == JobState.CHANGES_ASKED
    assert "changed 1 segment" in job.events.first().remark
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert page_of(translation).title == "Delegation visits Vientiane"


def test_who_wrote_most_segments_is_the_translator(translation, job, translator, reviewer):
    """Also when single pieces name somebody else: a paragraph is named after its last sentence."""
    changes = [Change(row, f"{row.target} Indeed") for row in job.segments.all()]
    write(job, changes, reviewer)
    StringTranslation.objects.update(last_translated_by=translator)
    send_for_review(translation, translator)
    with pytest.raises(PublicationRefused, match="other than the translator"):
        page_of(translation).get_latest_revision().publish(user=reviewer)


@pytest.mark.parametrize("name", ["translation_job_send", "translation_job_decide"])
def test_the_addresses_of_a_job(translation, job, translator, reviewer, officer, client_of, name):
    if name == "translation_job_send":
        assert post(client_of(officer), name, job.pk)[0] == 403
        assert post(client_of(translator), name, job.pk, reviewer=str(translator.pk))[0] == 400
        status, answer = post(client_of(translator), name, job.pk, reviewer=str(reviewer.pk))
        assert (status, answer["state"]) == (200, JobState.IN_REVIEW)
    else:
        send_for_review(translation, translator)
        assert post(client_of(translator), name, job.pk, decision="approve")[0] == 403
        status, answer = post(client_of(reviewer), name, job.pk, decision="approve")
        assert (status, answer["state"]) == (200, JobState.LIVE)
