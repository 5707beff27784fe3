"""Saving segments: what is kept, what is refused, what it costs."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from portal.core.roles import TRANSLATOR
from portal.translation.choices import JobState, Origin, SegmentState
from portal.translation.editor.saving import begin_work
from portal.translation.jobs.transitions import JobConflict, move
from portal.translation.models import Job, Segment, SegmentVersion
from portal.translation.sources import target_page
from tests.conftest import make_user
from tests.translation.desk import post
from tests.translation.editor.articles import job_with, save, segment_of

pytestmark = pytest.mark.django_db

SENTENCE = "Đoàn đã thăm trường học."
TWO = f"{SENTENCE} Hai bên ký thỏa thuận."
LINKED = 'Xem <a href="https://example.org/">trang này</a> và <b>tin khác</b>.'
MOST_QUERIES = 8


def test_a_confirmed_paragraph_reaches_the_page_builder(homes, translator, client_of) -> None:
    job = job_with(homes, LINKED)
    segment = segment_of(job, "Xem")
    client = client_of(translator)
    draft = save(client, segment, "See {1}this page{/1}", confirm=False)
    assert draft.json()["state"] == SegmentState.TO_CHECK
    assert not StringTranslation.objects.filter(context=segment.context_id).exists()
    segment.refresh_from_db()
    answer = save(client, segment, "See {1}this page{/1} and {2}other news{/2}.").json()
    assert answer["text"] == "See {1}this page{/1} and {2}other news{/2}."
    assert "open" not in answer["kinds"].split()
    translation = StringTranslation.objects.get(context=segment.context_id)
    assert translation.data == 'See <a id="a1">this page</a> and <b>other news</b>.'
    assert not translation.has_error
    job.refresh_from_db()
    assert job.words_done == segment.words
    # The draft was the same step of work: one version, not two.
    assert SegmentVersion.objects.filter(segment=segment).count() == 1


def test_what_is_finished_with_an_error_does_not_look_done(homes, translator, client_of) -> None:
    job = job_with(homes, "Đoàn gồm 12 người đã đến thăm.")
    segment = segment_of(job, "Đoàn gồm")
    client = client_of(translator)
    wrong = save(client, segment, "A delegation of 21 came.").json()
    assert wrong["state"] == SegmentState.TRANSLATED
    assert "Has an error" in wrong["side"]
    assert "desk-state--translated" not in wrong["side"]
    segment.refresh_from_db()
    right = save(client, segment, "A delegation of 12 came.").json()
    assert "Has an error" not in right["side"]
    assert "desk-state--translated" in right["side"]


def test_the_first_save_begins_the_job(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    assert job.state == JobState.QUEUED
    save(client_of(translator), segment_of(job, "Đoàn đã"), "A", confirm=False)
    job.refresh_from_db()
    assert (job.state, job.assignee) == (JobState.IN_PROGRESS, translator)
    assert job.started_at is not None


def test_a_job_keeps_its_translator_when_somebody_else_helps(
    homes, translator, reviewer, client_of
) -> None:
    job = job_with(homes, SENTENCE)
    move(job, JobState.ASSIGNED, None, assignee=translator)
    save(client_of(reviewer), segment_of(job, "Đoàn đã"), "A")
    job.refresh_from_db()
    assert (job.state, job.assignee) == (JobState.IN_PROGRESS, translator)


def test_a_sentence_that_stands_twice_is_filled_at_once(homes, translator, client_of) -> None:
    job = job_with(homes, TWO, f"{SENTENCE} Xong.", SENTENCE)
    first, second, third = job.segments.filter(source__startswith=SENTENCE)
    client = client_of(translator)
    typed = save(client, second, "Typed by hand.", confirm=False)
    assert typed.json()["filled"] == []
    answer = save(client, first, "They visited a school.").json()
    assert [filled["id"] for filled in answer["filled"]] == [third.pk]
    third.refresh_from_db()
    second.refresh_from_db()
    assert (third.target, third.origin) == ("They visited a school.", Origin.REPEATED)
    assert second.target == "Typed by hand."
    # The last paragraph is that sentence alone; the first one still wants its second half.
    done = StringTranslation.objects.filter(context__in=[first.context_id, third.context_id])
    assert [row.context_id for row in done] == [third.context_id]


def test_who_comes_second_is_told_and_overwrites_nothing(
    homes, translator, reviewer, client_of
) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    save(client_of(translator), segment, "Theirs")
    answer = save(client_of(reviewer), segment, "Mine")
    assert answer.status_code == 409
    assert answer.json()["theirs"]["text"] == "Theirs"
    segment.refresh_from_db()
    assert segment.target == "Theirs"
    body = {"text": "Mine", "version": answer.json()["theirs"]["version"], "confirm": True}
    assert (
        post(client_of(reviewer), "translation_segment_save", segment.pk, body).status_code == 200
    )
    assert [row.target for row in segment.versions.all()] == ["Mine", "Theirs"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"text": "See {1}this page", "version": 0}, "link 1"),
        ({"text": "See {9}this{/9}", "version": 0}, "{9}"),
        ({"text": "x" * 20_001, "version": 0}, "20001"),
        ({"text": ["See"], "version": 0}, "could not be read"),
        ({"text": "See", "version": "0"}, "could not be read"),
        ({"text": "See\x00", "version": 0}, "could not be read"),
    ],
)
def test_what_makes_no_text_is_refused_in_words(homes, translator, client_of, body, told) -> None:
    job = job_with(homes, LINKED)
    segment = segment_of(job, "Xem")
    answer = post(client_of(translator), "translation_segment_save", segment.pk, body)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]
    segment.refresh_from_db()
    assert segment.version == 0


def test_a_suggestion_keeps_its_origin_until_it_is_changed(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    client = client_of(translator)
    save(client, segment, "From memory.", confirm=False, origin="fuzzy", percent=88)
    segment.refresh_from_db()
    assert (segment.origin, segment.match_percent) == (Origin.FUZZY, 88)
    save(client, segment, "From memory.")
    segment.refresh_from_db()
    assert (segment.origin, segment.match_percent, segment.is_done) == (Origin.FUZZY, 88, True)
    save(client, segment, "By hand.", origin="nonsense", percent=400)
    segment.refresh_from_db()
    assert (segment.origin, segment.match_percent) == (Origin.TYPED, None)


def test_emptying_a_segment_takes_its_paragraph_back(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    client = client_of(translator)
    save(client, segment, "They visited.")
    segment.refresh_from_db()
    assert save(client, segment, "  ").json()["state"] == SegmentState.UNTRANSLATED
    job.refresh_from_db()
    assert job.words_done == 0
    assert not StringTranslation.objects.filter(context=segment.context_id).exists()
    assert segment.versions.count() == 2


def test_an_earlier_text_comes_back_to_be_checked(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    client = client_of(translator)
    for text in ("First", "Second"):
        save(client, segment, text)
        segment.refresh_from_db()
    body = {"number": 1, "version": segment.version}
    answer = post(client, "translation_segment_revert", segment.pk, body).json()
    assert (answer["text"], answer["state"]) == ("First", SegmentState.TO_CHECK)
    assert post(client, "translation_segment_revert", segment.pk, {"number": 9}).status_code == 404


def test_a_locked_page_takes_nothing_and_says_why(homes, translator, editor, client_of) -> None:
    job = job_with(homes, SENTENCE)
    page = target_page(job.translation)
    page.locked, page.locked_by = True, editor
    page.save(update_fields=["locked", "locked_by"])
    answer = save(client_of(translator), segment_of(job, "Đoàn đã"), "A")
    assert answer.status_code == 403
    assert "locked" in answer.json()["detail"]


def test_owners_without_the_general_right_may_write(homes, officer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    page = target_page(job.translation)
    segment = segment_of(job, "Đoàn đã")
    assert save(client_of(officer), segment, "A").status_code == 403
    page.owner = make_user(TRANSLATOR, "owner")
    page.save(update_fields=["owner"])
    assert save(client_of(page.owner), segment, "A").status_code == 200


@pytest.mark.parametrize("paragraphs", [2, 40])
def test_a_save_costs_the_same_in_any_text(homes, translator, client_of, paragraphs: int) -> None:
    """Every statement of the request is counted: session, person, rights, savepoints, all."""
    texts = [f"Đoạn số {number} của bài viết. Câu thứ hai." for number in range(paragraphs)]
    job = job_with(homes, *texts)
    first, second = job.segments.filter(source__startswith="Đoạn số")[:2]
    client = client_of(translator)
    save(client, first, "The first begins the job.")
    counted = {}
    for kind, confirm in (("draft", False), ("confirm", True), ("again", True)):
        segment = Segment.objects.get(pk=second.pk)
        with CaptureQueriesContext(connection) as queries:
            answer = save(client, segment, f"Paragraph number 1: {kind}.", confirm=confirm)
        assert answer.status_code == 200
        counted[kind] = len(queries)
    assert not get_user_model().objects.get(pk=translator.pk).is_superuser
    assert {kind: number for kind, number in counted.items() if number > MOST_QUERIES} == {}


def test_two_first_sentences_in_one_moment_begin_the_job_once(homes, translator, reviewer) -> None:
    job = job_with(homes, SENTENCE)
    seen_by_both = Job.objects.get(pk=job.pk)
    begin_work(job, translator)
    begin_work(seen_by_both, reviewer)
    job.refresh_from_db()
    assert (job.state, job.assignee) == (JobState.IN_PROGRESS, translator)
    assert job.events.filter(action="begun").count() == 1


def test_who_writes_into_a_job_that_was_sent_meanwhile_is_told(homes, translator) -> None:
    job = job_with(homes, SENTENCE)
    seen_before = Job.objects.get(pk=job.pk)
    begin_work(job, translator)
    move(job, JobState.IN_REVIEW, translator)
    with pytest.raises(JobConflict):
        begin_work(seen_before, translator)


def test_the_history_counts_every_version(homes, translator, client_of) -> None:
    job = job_with(homes, "Đoàn đã thăm trường học.")
    client = client_of(translator)
    panel = reverse("translation_segment_help", args=[segment_of(job, "Đoàn đã").pk])
    for number, text in enumerate(["They went.", "They visited it.", "They saw it."], start=1):
        save(client, segment_of(job, "Đoàn đã"), text)
        html = client.get(panel).content.decode()
        assert ("History" in html) == (number > 1)
        assert (f"({number})" in html) == (number > 1)
        assert html.count('class="desk-version"') == (number if number > 1 else 0)
        # What stands there now is shown, but not brought back.
        assert html.count("data-revert") == number - 1
