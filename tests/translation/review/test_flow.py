"""A job follows its translation through the review, whichever door people use."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from portal.core.publishing import PublicationRefused
from portal.core.roles import REVIEWER
from portal.translation.choices import JobState, SegmentState
from portal.translation.editor.saving import begin_work
from portal.translation.models import MemoryUnit, SegmentComment
from portal.translation.review import decide, hand_back, recall, send_for_review
from portal.translation.review.bar import review_bar_for
from portal.translation.review.reading import TextOfJob
from portal.translation.segments.writing import Change, write
from portal.translation.versions import TranslationNotReady
from tests.conftest import make_user
from tests.translation.desk import (
    messages_of,
    page_of,
    post,
    republish,
    submitted,
    translate,
    vietnamese_article,
)

SENTENCES = "<p>Đoàn thăm trường học. Đoàn tặng sách cho học sinh.</p>"
BODY = [{"type": "text", "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0021", "value": SENTENCES}]

GOOD = "The delegation visited a school. It gave the pupils books."


@pytest.fixture
def translation(homes, translator):
    translation = submitted(vietnamese_article(homes, body=BODY))
    translate(
        translation,
        translator,
        title="Delegation visits Laos",
        body=GOOD,
    )
    return translation


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
    recall(job, translator)
    job.refresh_from_db()
    assert job.state == JobState.IN_PROGRESS
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    job.refresh_from_db()
    assert (job.state, job.approved_by) == (JobState.LIVE, reviewer)
    assert actions(job)[-7:] == [
        "sent", "changes_asked", "sent", "recalled", "sent", "approved", "published",
    ]  # fmt: skip
    assert job.events.first().user == reviewer


def test_what_is_live_already_is_not_sent_again(translation, job, translator, reviewer):
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert not _bar(translation, job, translator).may_send
    with pytest.raises(TranslationNotReady, match="Nothing has changed"):
        send_for_review(translation, translator)
    translate(translation, translator, title="Delegation goes to Laos", body=GOOD)
    job.refresh_from_db()
    begin_work(job, translator)
    assert _bar(translation, job, translator).may_send
    send_for_review(translation, translator)


def test_the_same_words_are_sent_again_after_a_change(translation, job, translator, reviewer):
    """Somebody has to say that they still fit."""
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    republish(translation.source.get_source_instance(), title="Đoàn đại biểu Huế thăm nước Lào")
    translate(translation, translator, title="Delegation visits Laos", body=GOOD)
    job.refresh_from_db()
    assert _bar(translation, job, translator).may_send


def _bar(translation, job, user):
    page = page_of(translation)
    job.refresh_from_db()
    return review_bar_for(user, TextOfJob(job, translation), page)


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


def judge(client, segment, **words):
    return post(client, "translation_segment_judge", segment.pk, words)


def test_segments_in_review(translation, job, translator, reviewer, officer, client_of):
    first, second = job.segments.filter(context__path__startswith="body").order_by("part")
    client = client_of(reviewer)
    response = judge(client, first, accept=True)
    assert response.status_code == 403
    assert "review" in response.json()["detail"], "it is not in review yet"
    send_for_review(translation, translator)

    assert judge(client, first, accept=True).json()["state"] == SegmentState.ACCEPTED
    first.refresh_from_db()
    assert (first.translated_by, first.reviewed_by) == (translator, reviewer)

    assert judge(client, second, text=" ").status_code == 400
    asked = judge(client, second, text="Say “textbooks”")
    assert asked.json()["state"] == SegmentState.CHANGES_ASKED
    assert SegmentComment.objects.get().asks_for_change
    with pytest.raises(PermissionDenied):
        decide(translation, reviewer, "approve")
    with override("en"), pytest.raises(PublicationRefused, match="to be changed"):
        page_of(translation).get_latest_revision().publish(user=reviewer)

    assert judge(client, second, accept=True).status_code == 200
    assert SegmentComment.objects.get().resolved_by == reviewer
    decide(translation, reviewer, "approve")
    assert page_of(translation).live

    for words in ({"accept": True}, {"text": "x"}, {"override": "scale", "text": "x"}):
        assert judge(client_of(officer), first, **words).status_code == 403


def test_comments_stand_in_the_history(translation, job, translator, reviewer, client_of):
    segment = job.segments.first()
    name = "translation_segment_comment"
    assert post(client_of(translator), name, segment.pk, {"text": "Who?"}).status_code == 200
    comment = SegmentComment.objects.get()
    assert post(client_of(reviewer), name, segment.pk, {"resolve": comment.pk}).status_code == 200
    comment.refresh_from_db()
    assert comment.resolved_by == reviewer
    assert "commented" in actions(job)


def test_an_approval_settles_what_was_asked(translation, job, translator, reviewer, client_of):
    """A wish that was carried out is not shown as one that is still open; a question is."""
    send_for_review(translation, translator)
    title = job.segments.get(context__path="title")
    judge(client_of(reviewer), title, text="Say “goes to”")
    name = "translation_segment_comment"
    post(client_of(translator), name, job.segments.last().pk, {"text": "Which school?"})
    decide(translation, reviewer, "reject", "See there")
    title.refresh_from_db()
    write(job, [Change(title, "Delegation goes to Laos")], translator)
    send_for_review(translation, translator)
    assert counts_of_comments(client_of(translator), job) == 2
    decide(translation, reviewer, "approve")
    assert SegmentComment.objects.get(asks_for_change=True).resolved_by == reviewer
    assert counts_of_comments(client_of(translator), job) == 1


def counts_of_comments(client, job):
    filters = client.get(reverse("translation_editor", args=[job.pk])).context["filters"]
    return {kind: count for kind, _name, count in filters}["comment"]


def test_who_approves_is_led_to_the_live_page(translation, job, translator, reviewer, client_of):
    url = reverse("translation_job_decide", args=[job.pk])
    send_for_review(translation, translator)
    asked = client_of(reviewer).post(url, {"decision": "reject", "comment": "No"})
    send_for_review(translation, translator)
    approved = client_of(reviewer).post(url, {"decision": "approve"})
    link = f'href="{page_of(translation).get_url()}"'
    assert link not in " ".join(messages_of(asked))
    assert link in " ".join(messages_of(approved))


def test_reviewers_do_not_accept_their_own_segments(
    translation, job, translator, reviewer, client_of
):
    send_for_review(translation, translator)
    segment = job.segments.get(context__path="title")
    write(job, [Change(segment, "Delegation visits Vientiane")], reviewer)
    for person, status in ((reviewer, 403), (make_user(REVIEWER, "second"), 200)):
        assert judge(client_of(person), segment, accept=True).status_code == status


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


def test_who_may_send_and_to_whom(translation, job, translator, reviewer, officer, client_of):
    url = reverse("translation_job_send", args=[job.pk])
    for person, number in ((officer, ""), (translator, translator.pk), (translator, "x")):
        client_of(person).post(url, {"reviewer": number})
        job.refresh_from_db()
        assert job.state != JobState.IN_REVIEW
    client_of(translator).post(url, {"reviewer": reviewer.pk})
    job.refresh_from_db()
    assert (job.state, job.reviewer) == (JobState.IN_REVIEW, reviewer)


def test_who_takes_a_translation_back(translation, job, translator, reviewer, officer, client_of):
    send_for_review(translation, translator)
    take_back = reverse("translation_job_recall", args=[job.pk])
    editor = reverse("translation_editor", args=[job.pk])
    for person, is_offered in ((translator, True), (reviewer, False), (officer, False)):
        assert (take_back in client_of(person).get(editor).content.decode()) is is_offered
    client_of(officer).post(take_back)
    assert page_of(translation).workflow_in_progress
    client_of(translator).post(take_back)
    assert not page_of(translation).workflow_in_progress
    assert take_back not in client_of(translator).get(editor).content.decode()


def test_the_author_of_the_original_takes_no_translation_back(
    homes, officer, translator, client_of
):
    """The English page has the Vietnamese author for its owner, whom Wagtail would let cancel."""
    translation = submitted(vietnamese_article(homes, officer))
    translate(translation, translator)
    send_for_review(translation, translator)
    assert page_of(translation).owner == officer
    client_of(officer).post(reverse("translation_job_recall", args=[translation.job.pk]))
    assert page_of(translation).workflow_in_progress


def test_who_may_decide(translation, job, translator, reviewer, client_of):
    send_for_review(translation, translator)
    url = reverse("translation_job_decide", args=[job.pk])
    for person, state in ((translator, JobState.IN_REVIEW), (reviewer, JobState.LIVE)):
        client_of(person).post(url, {"decision": "approve"})
        job.refresh_from_db()
        assert job.state == state
