"""What the checks find keeps a translation from going live, until a reviewer accepts it."""

from uuid import uuid4

import pytest

from portal.core.publishing import PublicationRefused
from portal.translation.checks import Finding, Severity
from portal.translation.findings.blocking import BlockedPair, blocking_findings
from portal.translation.findings.pairs import pair_hash, reasons_of_overrides, setting_of_job
from portal.translation.findings.segments import AcceptedFinding, findings_of_paragraphs
from portal.translation.models import CheckOverride, Job, Segment
from portal.translation.review import decide, send_for_review
from portal.translation.segments.writing import Change, write
from tests.translation.desk import page_of, post, submitted, translate, vietnamese_article

PARAGRAPH = (
    "<p>Năm 2024 tỉnh có 15 dự án. Tổng vốn là 207 tỷ đồng theo "
    '<a href="https://example.org/bao-cao">báo cáo</a>.</p>'
)
BODY = [{"type": "text", "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0031", "value": PARAGRAPH}]
RIGHT = (
    "In 2024 the province had 15 projects. They amounted to VND 207 billion according to the "
    '<a id="a1">report</a>.'
)
WRONG = RIGHT.replace("billion", "million")
MOVED = (
    "The province had 15 projects. In 2024 they amounted to VND 207 billion according to the "
    '<a id="a1">report</a>.'
)


@pytest.fixture
def translation(homes, translator):
    translation = submitted(vietnamese_article(homes, body=BODY))
    translate(translation, translator, title="A year of projects", body=WRONG)
    return translation


def findings_of(job):
    rows = job.segments.select_related("context")
    return findings_of_paragraphs(setting_of_job(job), rows, lambda: reasons_of_overrides(job))


def errors_of(job):
    found = findings_of(job)
    return {
        (Segment.objects.get(pk=number).part, finding.code)
        for number, findings in found.items()
        for finding in findings
        if finding.severity == Severity.ERROR
    }


def override(client, segment, code, reason):
    body = {"override": code, "text": reason}
    return post(client, "translation_segment_judge", segment.pk, body)


def test_an_error_that_only_the_paragraph_has_stands_beside_it(translation, job, translator):
    """Each sentence passes by itself; together they say the same sentence twice."""
    rows = list(job.segments.filter(context__path__startswith="body").order_by("part"))
    twice = "In 2024 there were 15 projects for VND 207 billion by the report."
    changes = [Change(rows[0], twice + " "), Change(rows[1], f'{twice} <a id="a1">Report</a>.')]
    write(job, changes, translator)
    blocked = {pair.finding.code for pair in blocking_findings(job) if "2024" in pair.target}
    assert "omission" in blocked
    assert (0, "omission") in errors_of(job)


def test_a_wrong_figure_is_stopped_on_the_way(translation, job, translator, reviewer):
    send_for_review(translation, translator)
    [pair] = blocking_findings(job)
    assert pair.finding.code == "scale"
    assert blocking_findings(translation, page_of(translation).get_latest_revision_as_object()) == [
        pair
    ]
    with pytest.raises(PublicationRefused, match="207"):
        decide(translation, reviewer, "approve")
    assert not page_of(translation).live
    assert errors_of(job) == {(1, "scale")}


def test_a_figure_may_move_to_the_next_sentence(translation, job, translator):
    translate(translation, translator, body=MOVED)
    assert not errors_of(job)
    assert not blocking_findings(job)
    found = findings_of(job)
    assert any(
        finding.severity == Severity.WARNING for findings in found.values() for finding in findings
    )


def test_a_reviewer_accepts_an_error_with_a_reason(
    translation, job, translator, reviewer, officer, client_of
):
    send_for_review(translation, translator)
    segment = job.segments.get(context__path__startswith="body", part=1)
    reason = "The ministry's correction of May says so."
    for person, code, words, status in (
        (translator, "scale", reason, 403),
        (officer, "scale", reason, 403),
        (reviewer, "scale", "because", 400),
        (reviewer, "date", reason, 400),
        (reviewer, "scale", reason, 200),
    ):
        assert override(client_of(person), segment, code, words).status_code == status
    event = job.events.get(action="overridden")
    assert (event.user, event.remark) == (reviewer, reason)
    found = findings_of(job)[segment.pk]
    assert [one.reason for one in found if isinstance(one, AcceptedFinding)] == [reason]
    decide(translation, reviewer, "approve")
    assert page_of(translation).live


def test_another_wording_is_asked_about_again(translation, job, translator, reviewer, client_of):
    segment = job.segments.get(context__path__startswith="body", part=1)
    override(client_of(reviewer), segment, "scale", "The ministry has corrected it.")
    assert not blocking_findings(job)
    write(job, [Change(segment, segment.target.replace("207", "209"))], translator)
    assert {pair.finding.code for pair in blocking_findings(job)} & {"scale", "number"}


def test_nobody_accepts_errors_of_their_own(translation, job, reviewer, client_of):
    segment = job.segments.get(context__path__startswith="body", part=1)
    write(job, [Change(segment, segment.target.replace("amounted", "came"))], reviewer)
    response = override(client_of(reviewer), segment, "scale", "The ministry has corrected it.")
    assert response.status_code == 403
    assert not CheckOverride.objects.exists()


def test_findings_cost_the_same_for_all_segments(homes, translator, django_assert_max_num_queries):
    """The editor asks for a whole page, the gate for every publication."""
    body = [
        {"type": "text", "id": f"3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a1{number:03}", "value": PARAGRAPH}
        for number in range(20)
    ]
    translation = submitted(vietnamese_article(homes, body=body))
    translate(translation, translator, title="A year of projects", body=RIGHT)
    job = Job.objects.select_related(
        "source_locale", "target_locale", "content_type", "translation"
    ).get(translation=translation)
    findings_of(job)
    with django_assert_max_num_queries(3):
        findings_of(job)
    revision = send_for_review(translation, translator)
    with django_assert_max_num_queries(12):
        assert not blocking_findings(translation, revision.as_object())


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (("<b>Tin</b>&nbsp;mới", "The <strong>news</strong>"), True),
        (("Tin mới", "The <b>news</b>"), False),
        (("<b>Tin</b> mới", "The <b>new</b>"), False),
    ],
)
def test_pairs_are_known_by_their_words_and_tags(other, same):
    assert (pair_hash("<b>Tin</b> mới", "The  <b>news</b>") == pair_hash(*other)) is same


@pytest.mark.parametrize("span", [(13, 16), None])
def test_the_sentence_is_quoted_that_is_wrong(span) -> None:
    target = "<b>It came.</b> VND 207 million went."
    finding = Finding("scale", Severity.ERROR, "wrong", None, span)
    quoted = "VND 207 million went." if span else "It came."
    assert BlockedPair("", target, finding, uuid4(), "en").in_words() == f"“{quoted}”: wrong"
