"""The page of the editor: who sees it, what stands on it, what it costs."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.models import NewsPage
from portal.core.roles import OFFICER, REVIEWER
from portal.translation.choices import ChangeKind, JobState, SegmentState
from portal.translation.editor.places import place_of
from portal.translation.memory.pairs import Origin, Remembered
from portal.translation.memory.writing import remember
from portal.translation.models import Job, SegmentComment, Term
from portal.translation.review import send_for_review
from portal.translation.segments.writing import Change, write
from portal.translation.sources import target_page
from tests.conftest import make_user
from tests.factories import PortalImageFactory
from tests.translation.desk import republish, vietnamese_article
from tests.translation.editor.articles import job_with, paragraphs, save, segment_of

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25
SENTENCE = "Đoàn đã thăm trường học."
LINKED = 'Xem <a href="https://example.org/news/">trang này</a> hôm nay.'


@pytest.fixture
def second_reviewer(homes):
    return make_user(REVIEWER, "second")


def page_of(client, job: Job) -> str:
    response = client.get(reverse("translation_editor", args=[job.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_of_a_translation_opens_in_the_editor(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    edit = reverse("wagtailadmin_pages:edit", args=[target_page(job.translation).pk])
    html = client_of(translator).get(edit).content.decode()
    assert html.count('class="desk-row') == job.segments.count()
    assert "js-translation-editor" not in html
    assert "Send for review" in html


def test_a_translation_from_before_the_desk_opens_in_the_editor_too(
    homes, translator, client_of
) -> None:
    """wagtail-localize's editor stands behind the same address and would publish at once."""
    page = target_page(job_with(homes, SENTENCE).translation)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    Job.objects.all().delete()
    html = client_of(translator).get(edit).content.decode()
    assert html.count('class="desk-row') == Job.objects.get().segments.count()


def test_nobody_has_begun_yet(homes, translator, officer, client_of) -> None:
    page = vietnamese_article(homes)
    job = Job.objects.get(translation_key=page.translation_key)
    client = client_of(translator)
    begin = reverse("translation_begin", args=[job.pk])
    Job.objects.filter(pk=job.pk).update(note="Xem lại tên cơ quan.")
    assert "Xem lại tên cơ quan." in page_of(client, job)
    assert begin in page_of(client, job)
    assert begin not in page_of(client_of(officer), job)
    assert client_of(officer).post(begin).status_code == 302
    job.refresh_from_db()
    assert job.translation is None
    assert client.post(begin).url == reverse("translation_editor", args=[job.pk])
    job.refresh_from_db()
    assert job.segments.exists()
    assert (job.assignee, job.state) == (translator, JobState.ASSIGNED)
    html = page_of(client, job)
    assert 'class="desk-row' in html
    assert "Translator: translator" in html


def test_who_begins_for_somebody_else_takes_nothing(homes, translator, reviewer, client_of) -> None:
    page = vietnamese_article(homes)
    job = Job.objects.get(translation_key=page.translation_key)
    Job.objects.filter(pk=job.pk).update(assignee=reviewer, state=JobState.ASSIGNED)
    client_of(translator).post(reverse("translation_begin", args=[job.pk]))
    job.refresh_from_db()
    assert job.segments.exists()
    assert job.assignee == reviewer


def test_what_stands_on_the_page(homes, translator, reviewer, client_of) -> None:
    Term.objects.create(source="trường học", target="school")
    table = {
        "type": "table",
        "id": "3e0b7f7e-6f5c-4f0e-9f2b-00000000aaaa",
        "value": {"data": [["Tên", "Số lượng"], ["Lào", "12"]], "table_caption": "Bảng một"},
    }
    picture = {
        "type": "image",
        "id": "3e0b7f7e-6f5c-4f0e-9f2b-00000000bbbb",
        "value": {"image": {"image": PortalImageFactory().pk}, "caption": "Ảnh đoàn"},
    }
    page = vietnamese_article(homes, body=[*paragraphs(SENTENCE, LINKED), picture, table])
    client = client_of(translator)
    job = Job.objects.get(translation_key=page.translation_key)
    client.post(reverse("translation_begin", args=[job.pk]))
    segment = segment_of(job, "Xem")
    SegmentComment.objects.create(segment=segment, user=reviewer, text="Which page?")
    remember(
        [Remembered(SENTENCE, "They visited a school.", "vi", "en")],
        user=reviewer,
        where=Origin("An older page", ""),
    )
    html = page_of(client, job)
    assert '<span class="desk-term" title="school">trường học</span>' in html
    assert '<span class="desk-chip desk-chip--link"' in html
    assert "https://example.org/news/" in html
    assert 'id="a1"' not in html
    assert 'data-percent="100"' in html
    assert "They visited a school." in html
    assert re.search(r'<img src="[^"]+max-320x200', html)
    assert "Row 1, column 2" in html
    kinds = re.search(rf'id="segment-{segment.pk}".*?data-kinds="([^"]*)"', html)
    assert kinds[1].split() == ["open", "comment"]


def test_a_changed_source_shows_what_has_changed(homes, translator, client_of) -> None:
    job = job_with(homes, "Đoàn gồm 12 người đã đến thăm trường học.")
    save(client_of(translator), segment_of(job, "Đoàn gồm"), "The delegation of 12 visited it.")
    page = NewsPage.objects.get(pk=job.source_page_id)
    body = page.body.raw_data
    body[0]["value"] = "<p>Đoàn gồm 15 người đã đến thăm trường học.</p>"
    republish(page, body=body)
    html = page_of(client_of(translator), job)
    assert "<del> 12</del><ins> 15</ins>" in html.replace("</del>\n", "</del>")
    segment = segment_of(job, "Đoàn gồm")
    assert segment.state == SegmentState.TO_CHECK
    assert segment.target == "The delegation of 12 visited it."
    # The number that stayed behind is an error beside the segment.
    kinds = re.search(rf'id="segment-{segment.pk}".*?data-kinds="([^"]*)"', html)
    assert kinds[1].split() == ["open", "check", "error", "changed"]


def test_who_may_not_write_reads(homes, officer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    html = page_of(client_of(officer), job)
    assert html.count("readonly") == job.segments.count()
    assert "You do not have permission to translate this page." in html
    assert "Send for review" not in html


def test_the_menu_names_the_formats_there_are(homes, translator, client_of) -> None:
    html = page_of(client_of(translator), job_with(homes, SENTENCE))
    assert "Work on it in another tool: PO, XLIFF" in html
    assert "TMX" not in html


def test_it_says_why_nothing_can_be_sent(homes, translator, reviewer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    assert 'class="desk-why"' not in page_of(client_of(translator), job)
    page = target_page(job.translation)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=reviewer)
    assert "is locked by someone else" in said_once(page_of(client_of(translator), job))
    Page.objects.filter(pk=page.pk).update(locked=False, locked_by=None)
    other = make_user(OFFICER, "other")
    assert "do not have permission" in said_once(page_of(client_of(other), job))
    Job.objects.filter(pk=job.pk).update(state=JobState.OUTDATED, change=ChangeKind.WITHDRAWN)
    assert "has been withdrawn" in why(page_of(client_of(translator), job))


def said_once(html: str) -> str:
    """Who may write nothing is told why above the text, and not again beside the buttons."""
    assert 'class="desk-why"' not in html
    return re.search(r"desk-blocked(.*?)</div>", html, re.DOTALL)[1]


def why(html: str) -> str:
    return re.search(r'class="desk-why">(.*?)</p>', html, re.DOTALL)[1]


def test_who_publishes_the_page_may_stop_its_translation(
    homes, translator, administrator, client_of
) -> None:
    job = job_with(homes, SENTENCE)
    stop = reverse("wagtail_localize:stop_translation", args=[job.translation_id])
    assert stop not in page_of(client_of(translator), job)
    html = page_of(client_of(administrator), job)
    form = re.search(rf'<form method="post" action="{stop}".*?</form>', html, re.DOTALL)[0]
    next_url = re.search(r'name="next" value="([^"]*)"', form)[1]
    answer = client_of(administrator).post(stop, {"next": next_url})
    job.translation.refresh_from_db()
    assert not job.translation.enabled
    assert client_of(administrator).get(answer.url).status_code == 200


def test_a_draft_is_not_named_to_others(homes, client_of) -> None:
    job = job_with(homes, SENTENCE)
    Page.objects.filter(pk=job.source_page_id).update(live=False)
    stranger = make_user(OFFICER, "stranger")
    stranger.groups.clear()
    stranger.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    assert client_of(stranger).get(reverse("translation_editor", args=[job.pk])).status_code == 404


@pytest.mark.parametrize(
    ("path", "field_path", "place"),
    [
        ("title", "title", ("Title", "")),
        ("summary", "summary", ("Lead", "")),
        ("body.1f.caption", "body.image.caption", ("Picture", "Caption")),
        ("body.1f.before.caption", "body.before_after.before.caption",
         ("Before and after", "Before · Caption")),
        ("body.1f.r0c1", "body.table", ("Table", "Row 1, column 2")),
        ("body.1f.caption", "body.table", ("Table", "Caption")),
        ("body.1f", "body.text", ("Text", "")),
        ("gone.1f", "gone.text", ("Gone", "")),
    ],
)  # fmt: skip
def test_places_have_names(path, field_path, place) -> None:
    found = place_of(NewsPage, path, field_path)
    assert (found.heading, found.part) == place


def test_opening_costs_the_same_for_any_length(homes, translator, client_of) -> None:
    """Every query of the request is counted, those of the admin's own menu included."""
    client = client_of(translator)
    linked = vietnamese_article(homes, title="Tin khác")
    counted = []
    for number in (3, 100):
        texts = [
            f'Đoạn số {each}: <a linktype="page" id="{linked.pk}">trang này</a>. Câu hai.'
            for each in range(number)
        ]
        job = job_with(homes, *texts, cover=PortalImageFactory())
        for segment in job.segments.filter(source__startswith="Đoạn số")[: number // 2 + 1]:
            segment.target, segment.state = "Paragraph number 777.", SegmentState.TRANSLATED
            segment.translated_by = translator
            segment.save()
        address = reverse("translation_editor", args=[job.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        html = response.content.decode()
        assert html.count('class="desk-row') >= 2 * number
        assert "desk-finding--error" in html
        assert "Tin khác" in html
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[1] <= MOST_QUERIES


@pytest.mark.parametrize("who", ["translator", "reviewer", "corrector"])
def test_a_text_in_review_opens_with_no_more(
    homes, translator, reviewer, second_reviewer, client_of, who
) -> None:
    """With everything that is read when it is there: picture, link, error, open comment."""
    linked = vietnamese_article(homes, title="Tin khác")
    counted = []
    for number in (2, 30):
        texts = [
            f'Đoạn số {each}: <a linktype="page" id="{linked.pk}">trang này</a>. Câu hai.'
            for each in range(number)
        ]
        job = job_with(homes, *texts, cover=PortalImageFactory())
        changes = [
            Change(
                row, 'Paragraph 777: <a id="a1">this page</a>.' if "<a" in row.source else "Two."
            )
            for row in job.segments.all()
        ]
        write(job, changes, translator)
        send_for_review(job.translation, translator)
        SegmentComment.objects.create(segment=changes[0].segment, user=translator, text="Who?")
        if who == "corrector":
            write(job, [Change(job.segments.first(), "Another headline")], reviewer)
        client = client_of(translator if who == "translator" else reviewer)
        address = reverse("translation_editor", args=[job.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(address).content.decode()
        assert "desk-finding--error" in html
        assert "Tin khác" in html
        assert ('value="approve"' in html) == (who == "reviewer")
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[1] <= MOST_QUERIES


def test_a_withdrawn_original_is_told_and_nothing_is_sent(homes, translator, client_of) -> None:
    job = job_with(homes, "Câu một ở đây.")
    address = reverse("translation_editor", args=[job.pk])
    send = reverse("translation_job_send", args=[job.pk])
    assert send in client_of(translator).get(address).content.decode()
    Job.objects.filter(pk=job.pk).update(state=JobState.OUTDATED, change=ChangeKind.WITHDRAWN)
    page = client_of(translator).get(address).content.decode()
    assert "The original has been withdrawn" in page
    assert send not in page


def test_what_is_missing_is_told_anew_after_a_save(homes, translator, client_of) -> None:
    job = job_with(homes, SENTENCE)
    client = client_of(translator)
    address = reverse("translation_actions", args=[job.pk])
    assert "What is missing" in client.get(address).content.decode()
    for segment in job.segments.all():
        assert save(client, segment, "The delegation visited a school.").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        html = client.get(address).content.decode()
    assert "Every piece is translated." in html
    assert "What is missing" not in html
    # What is sent from there leads back to the editor, and not to this part of it.
    assert f'name="next" value="{reverse("translation_editor", args=[job.pk])}"' in html
    assert len(queries) <= MOST_QUERIES


def test_nothing_is_missing_in_what_nobody_has_begun(homes, translator, client_of) -> None:
    job = Job.objects.get(translation_key=vietnamese_article(homes).translation_key)
    address = reverse("translation_actions", args=[job.pk])
    assert client_of(translator).get(address).status_code == 404


def test_an_open_request_stands_at_its_segment(homes, translator, reviewer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    said = {"user": reviewer, "text": "Which school?", "asks_for_change": True}
    comment = SegmentComment.objects.create(segment=segment, **said)
    client = client_of(translator)
    html = page_of(client, job)
    assert html.count("reviewer asks for a change:") == 1
    assert "Which school?" in html
    assert "Which school?" in save(client, segment, "They visited a school.").json()["side"]
    comment.resolved_at = timezone.now()
    comment.save()
    assert "Which school?" not in page_of(client, job)
