"""Segments are sentences; what stayed keeps its translation when the source changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from portal.translation.choices import Origin, SegmentState
from portal.translation.models import Job
from portal.translation.segments.layout import lay_out
from portal.translation.segments.writing import Change, SegmentConflict, write
from tests.translation.desk import republish, submitted, vietnamese_article

FIRST, SECOND, THIRD = (
    "Đoàn thăm trường học ở Viêng Chăn. ",
    "Hai bên trao đổi về học bổng. ",
    "Buổi chiều, đoàn về nước.",
)
BLOCK = "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0001"


def body(*paragraphs: str) -> list[dict]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return [{"type": "text", "id": BLOCK, "value": text}]


@pytest.fixture
def page(homes):
    return vietnamese_article(homes, body=body(FIRST + SECOND + THIRD))


@pytest.fixture
def job(page) -> Job:
    submitted(page)
    return fresh()


def fresh() -> Job:
    return Job.objects.get()


def of_body(job: Job) -> list:
    return [row for row in job.segments.all() if row.context.path.startswith("body")]


def paragraph(job: Job) -> str | None:
    row = StringTranslation.objects.filter(
        context__path=f"body.{BLOCK}", translation_of__segments__source=job.translation.source
    ).first()
    return row.data if row else None


def changed(page, *paragraphs: str):
    return republish(page, body=page._meta.get_field("body").to_python(body(*paragraphs)))


def type_in(job: Job, *targets: str, user=None) -> None:
    write(job, [Change(row, text) for row, text in zip(of_body(job), targets, strict=False)], user)


def test_a_paragraph_is_laid_out_in_sentences(job):
    assert [row.source for row in of_body(job)] == [FIRST, SECOND, THIRD]
    assert {row.state for row in job.segments.all()} == {SegmentState.UNTRANSLATED}


def test_the_paragraph_is_written_when_its_last_sentence_is_done(job, translator):
    type_in(job, "First.", "Second.", user=translator)
    assert paragraph(job) is None
    write(job, [Change(of_body(job)[2], "Third.")], translator)
    assert paragraph(job) == "First. Second. Third."
    write(job, [Change(of_body(job)[0], "Hm.", state=SegmentState.TO_CHECK)], translator)
    assert paragraph(job) is None


def test_a_changed_sentence_is_checked_again_and_the_others_stay(job, page):
    type_in(job, "First.", "Second.", "Third.")
    changed(page, FIRST + SECOND.replace("học bổng", "học bổng năm 2027") + THIRD)
    first, second, third = of_body(fresh())
    assert [row.state for row in (first, second, third)] == [
        SegmentState.TRANSLATED, SegmentState.TO_CHECK, SegmentState.TRANSLATED,
    ]  # fmt: skip
    assert (second.previous_source, second.previous_target) == (SECOND, "Second.")
    assert (second.target, second.origin) == ("Second.", Origin.EARLIER)
    assert paragraph(fresh()) is None


def test_a_new_sentence_in_the_middle(job, page):
    type_in(job, "First.", "Second.", "Third.")
    changed(page, FIRST + "Sau đó, mưa to. " + SECOND + THIRD)
    assert [row.target for row in of_body(fresh())] == ["First.", "", "Second.", "Third."]


def test_a_paragraph_that_moves_to_another_block_keeps_its_translation(job, page):
    type_in(job, "First.", "Second.", "Third.")
    moved = [{**body(FIRST + SECOND + THIRD)[0], "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0009"}]
    republish(page, body=page._meta.get_field("body").to_python(moved))
    assert [row.state for row in of_body(fresh())] == [SegmentState.TRANSLATED] * 3


def test_history_and_comments_outlive_a_change(job, page, translator):
    type_in(job, "First.", "Second.", "Third.", user=translator)
    second = of_body(job)[1]
    second.comments.create(user=translator, text="Which grants?")
    changed(page, FIRST + SECOND.replace("học bổng", "học bổng toàn phần") + THIRD)
    row = of_body(fresh())[1]
    assert row.pk == second.pk
    assert row.versions.get().target == "Second."
    assert row.comments.get().text == "Which grants?"


def test_a_translation_with_other_sentences_keeps_the_paragraph_whole(job):
    string = of_body(job)[0].string
    StringTranslation.objects.create(
        translation_of=string,
        context=of_body(job)[0].context,
        locale=job.target_locale,
        data="All in one sentence.",
        translation_type="manual",
    )
    [row] = of_body(fresh())
    assert row.source == FIRST + SECOND + THIRD
    assert row.target == "All in one sentence."
    assert lay_out(fresh())
    assert len(of_body(fresh())) == 1


def test_the_same_sentence_twice_in_one_field_is_one_piece_of_work(homes):
    page = vietnamese_article(homes, body=body(FIRST, FIRST))
    submitted(page)
    [row] = of_body(fresh())
    write(fresh(), [Change(row, "First.")], None)
    assert paragraph(fresh()) == "First."


def test_who_has_not_seen_the_newest_version_is_told(job, translator, reviewer):
    row = of_body(job)[0]
    write(job, [Change(row, "Mine.", seen_version=0)], translator)
    with pytest.raises(SegmentConflict) as conflict:
        write(job, [Change(row, "Yours.", seen_version=0)], reviewer)
    assert conflict.value.segment.target == "Mine."
    assert of_body(fresh())[0].target == "Mine."


def test_a_title_that_is_too_long_is_marked(job):
    title = job.segments.get(context__path="title")
    write(job, [Change(title, "x" * 300)], None)
    row = StringTranslation.objects.get(context__path="title")
    assert row.has_error
    assert "at most 255" in row.field_error


def test_a_lost_link_is_marked(homes):
    linked = 'Xem <a href="https://example.org/a">trang của hội</a>.'
    submitted(vietnamese_article(homes, body=body(linked)))
    job = fresh()
    write(job, [Change(of_body(job)[0], 'See <a id="a7">the page</a>.')], None)
    assert StringTranslation.objects.get(context__path=f"body.{BLOCK}").has_error


def test_laying_out_again_touches_no_segment(job):
    type_in(job, "First.", "Second.", "Third.")
    with CaptureQueriesContext(connection) as queries:
        lay_out(fresh())
    written = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    assert not [sql for sql in written if "translation_segment" in sql]


def test_a_text_with_very_many_paragraphs(homes):
    page = vietnamese_article(homes, body=body(*[f"Câu {number}." for number in range(1100)]))
    submitted(page)
    rows = of_body(fresh())
    write(fresh(), [Change(row, "One.") for row in rows], None)
    write(fresh(), [Change(row, "Hm.", state=SegmentState.TO_CHECK) for row in rows], None)
    assert not StringTranslation.objects.filter(context__path=f"body.{BLOCK}").exists()


def test_one_write_costs_the_same_for_one_and_for_all(job, django_assert_max_num_queries):
    rows = list(job.segments.all())
    with django_assert_max_num_queries(10):
        write(job, [Change(row, f"Text {row.pk}") for row in rows], None)
