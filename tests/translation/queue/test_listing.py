"""What the queue shows, to whom, in which order, at what cost, and as a file."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from portal.core.roles import OFFICER, TRANSLATOR
from portal.translation.choices import ChangeKind, JobState, Priority
from portal.translation.models import Job, JobTopic
from portal.translation.queue.tabs import Tab
from tests.conftest import make_user
from tests.translation.desk import vietnamese_article
from tests.translation.queue.jobs import locale, record_job


def titles(client, tab="all", **query) -> list[str]:
    response = client.get(reverse("translation_queue_tab", args=[tab]), query)
    assert response.status_code == 200
    return [job.title for job in response.context["object_list"]]


class TestTabs:
    @pytest.fixture
    def jobs(self, translator, reviewer):
        other = make_user(TRANSLATOR, "other")
        record_job("mine", state=JobState.IN_PROGRESS, assignee=translator)
        record_job("my changes", state=JobState.CHANGES_ASKED, assignee=translator)
        record_job("sent by me", state=JobState.IN_REVIEW, assignee=translator)
        record_job("free")
        record_job("free and outdated", state=JobState.OUTDATED, change=ChangeKind.COSMETIC)
        record_job("withdrawn", state=JobState.OUTDATED, change=ChangeKind.WITHDRAWN)
        record_job("the other's", state=JobState.ASSIGNED, assignee=other)
        record_job("for the reviewer", state=JobState.IN_REVIEW, assignee=other, reviewer=reviewer)
        record_job("done", state=JobState.LIVE, assignee=translator)
        record_job("to decide", state=JobState.PROPOSED)

    @pytest.mark.parametrize(
        ("person", "tab", "expected"),
        [
            ("translator", "mine", {"mine", "my changes"}),
            ("translator", "unassigned", {"free", "free and outdated"}),
            (
                "translator",
                "team",
                {"mine", "my changes", "sent by me", "the other's", "for the reviewer"},
            ),
            ("translator", "to_decide", set()),
            ("reviewer", "mine", {"sent by me", "for the reviewer"}),
            ("reviewer", "to_decide", {"to decide"}),
            ("editor", "to_decide", {"to decide"}),
            ("officer", "to_decide", set()),
        ],
    )
    def test_whose(self, jobs, person, tab, expected, request, client_of):
        client = client_of(request.getfixturevalue(person))
        assert set(titles(client, tab)) == expected
        counts = client.get(reverse("translation_queue")).context["tabs"]
        assert {one["name"]: one["count"] for one in counts}.get(tab, 0) == len(expected)

    @pytest.mark.parametrize(
        "state",
        [JobState.ASSIGNED, JobState.IN_PROGRESS, JobState.IN_REVIEW, JobState.CHANGES_ASKED],
    )
    def test_work_without_a_translator_is_the_teams(self, state, translator, client_of):
        """It cannot be taken, but it must be found."""
        record_job("nobody's", state=state)
        client = client_of(translator)
        assert titles(client, "team") == ["nobody's"]
        assert titles(client, "unassigned") == []

    def test_all(self, jobs, translator, client_of):
        assert len(titles(client_of(translator), "all")) == 10

    def test_one_that_is_none(self, translator, client_of):
        url = reverse("translation_queue_tab", args=["yours"])
        assert client_of(translator).get(url).status_code == 404

    @pytest.mark.parametrize("tab", [tab.value for tab in Tab])
    def test_an_empty_one_says_what_to_do(self, tab, reviewer, client_of):
        content = client_of(reviewer).get(reverse("translation_queue_tab", args=[tab]))
        assert "There are no results" not in content.content.decode()
        assert "<p>" in content.content.decode()


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "fields"),
        [
            ({"state": "in_progress"}, {"state": JobState.IN_PROGRESS}),
            ({"due_at": "overdue"}, {"due_at": timezone.now() - timedelta(hours=1)}),
            ({"due_at": "today"}, {"due_at": timezone.localtime().replace(hour=23, minute=59)}),
            ({"due_at": "tomorrow"}, {"due_at": timezone.now() + timedelta(days=1)}),
            ({"due_at": "later"}, {"due_at": timezone.now() + timedelta(days=8)}),
            ({"due_at": "none"}, {"due_at": None}),
            ({"opened_at": "older"}, {"opened_at": timezone.now() - timedelta(days=31)}),
            ({"opened_at": "month"}, {"opened_at": timezone.now() - timedelta(days=8)}),
            ({"words": "short"}, {"words": 199}),
            ({"words": "medium"}, {"words": 200}),
            ({"words": "long"}, {"words": 1001}),
            ({"section": "partners"}, {"section": "partners"}),
            ({"change": "cosmetic"}, {"change": ChangeKind.COSMETIC}),
            ({"priority": "1"}, {"priority": Priority.URGENT}),
            ({"q": "hoi nghi"}, {"title": "Hội nghị", "search_text": "hoi nghi"}),
        ],
    )
    def test_each(self, translator, client_of, query, fields):
        in_three_days = timezone.now() + timedelta(days=2, hours=1)
        others = {"due_at": in_three_days, "words": 5000 if query.get("words") != "long" else 900}
        if query.get("words") == "medium":
            others["words"] = 1001
        record_job("other", **others)
        sought = record_job(**{"title": "sought", "due_at": in_three_days, **fields})
        assert titles(client_of(translator), **query) == [sought.title]

    def test_this_week_ends_with_sunday(self, translator, client_of):
        today = timezone.localtime().replace(hour=12)
        sunday = today + timedelta(days=6 - today.weekday())
        record_job("on Sunday", due_at=sunday)
        record_job("on Monday", due_at=sunday + timedelta(days=1))
        assert titles(client_of(translator), due_at="week") == ["on Sunday"]

    def test_topic_direction_type_and_people(self, translator, reviewer, client_of):
        topical, back = (
            record_job("topical", assignee=translator, state=JobState.ASSIGNED),
            record_job("back", source_locale=locale("en"), target_locale=locale("vi")),
        )
        JobTopic.objects.create(job=topical, slug="giao-duc", label_vi="Giáo dục")
        client = client_of(reviewer)
        assert titles(client, topics="giao-duc") == ["topical"]
        assert titles(client, direction="en-vi") == ["back"]
        assert titles(client, direction="vi-en") == ["topical"]
        assert titles(client, assignee="nobody") == ["back"]
        assert titles(client, assignee=str(translator.pk)) == ["topical"]
        assert len(titles(client, content_type=str(back.content_type_id))) == 2

    @pytest.mark.parametrize(
        "query", [{"due_at": "whenever"}, {"assignee": "x"}, {"ordering": "user__password"}]
    )
    def test_nonsense_filters_nothing(self, translator, client_of, query):
        record_job("one")
        assert titles(client_of(translator), **query) == ["one"]


def test_every_column_sorts_both_ways(translator, reviewer, client_of):
    record_job("a", words=10, words_done=1, due_at=timezone.now())
    record_job("b", words=20, words_done=20, assignee=translator, reviewer=reviewer, priority=1)
    client = client_of(translator)
    response = client.get(reverse("translation_queue_tab", args=["all"]))
    keys = [column.sort_key for column in response.context["view"].columns[1:]]
    assert all(keys)
    for key in keys:
        assert set(titles(client, ordering=key)) == set(titles(client, ordering=f"-{key}"))
    assert titles(client, ordering="words") == ["a", "b"]
    assert titles(client, ordering="-share_done") == ["b", "a"]
    # What has no date comes last, whichever way.
    assert titles(client, ordering="due_at") == titles(client, ordering="-due_at") == ["a", "b"]


def test_drafts_are_not_named_to_everybody(homes, officer, translator, reviewer, client_of):
    draft = vietnamese_article(homes, officer, live=False, title="Tin chưa công bố")
    job = record_job(
        "Tin chưa công bố",
        record_id=None,
        translation_key=draft.translation_key,
        source_page=draft,
    )
    assert titles(client_of(officer)) == [job.title]
    assert titles(client_of(translator)) == titles(client_of(reviewer)) == []
    job.assignee = translator
    job.save()
    assert titles(client_of(translator)) == [job.title]


def test_drafts_are_not_named_to_who_may_only_add_pages(homes, officer, client_of):
    """Wagtail lets them open their own pages only."""
    draft = vietnamese_article(homes, officer, live=False, title="Tin chưa công bố")
    record_job("Tin", record_id=None, translation_key=draft.translation_key, source_page=draft)
    other = make_user(OFFICER, "other")
    group = other.groups.get()
    group.page_permissions.filter(permission__codename="change_page").delete()
    assert titles(client_of(officer)) == ["Tin"]
    assert titles(client_of(other)) == []
    draft.owner = other
    draft.save()
    assert titles(client_of(other)) == ["Tin"]


class TestOnlookers:
    """Who writes originals reads how their translations fare, and is offered nothing else."""

    @pytest.fixture
    def own(self, homes, officer):
        return vietnamese_article(homes, officer, title="Bài của tôi")

    def shown(self, client, tab="all"):
        return client.get(reverse("translation_queue_tab", args=[tab]))

    def test_only_their_own_pages(self, homes, own, officer, editor, client_of):
        vietnamese_article(homes, editor, title="Bài của người khác")
        record_job("Lào")
        assert titles(client_of(officer)) == ["Bài của tôi"]
        first = client_of(officer).get(reverse("translation_queue"))
        assert [job.title for job in first.context["object_list"]] == ["Bài của tôi"]

    def test_without_anything_to_press(self, own, officer, client_of):
        response = self.shown(client_of(officer))
        html = response.content.decode()
        for offer in ('name="job"', "data-queue-bulk", "data-queue-all", "data-queue-next"):
            assert offer not in html
        assert "how far the translations of your pages are" in html
        assert "History" in html

    def test_nor_for_what_waits_for_others(self, own, officer, client_of):
        letter = {"source_locale": locale("en"), "target_locale": locale("vi")}
        record_job("Letter", state=JobState.PROPOSED, **letter)
        html = self.shown(client_of(officer)).content.decode()
        assert "Letter" in html
        assert "data-queue-bulk" not in html

    def test_what_they_translate_themselves_can_be_taken(self, homes, own, officer, client_of):
        record_job("Letter", source_locale=locale("en"), target_locale=locale("vi"))
        html = self.shown(client_of(officer)).content.decode()
        assert html.count('type="checkbox" name="job"') == 1
        assert "data-queue-next" in html
        assert "data-queue-bulk" in html

    def test_the_empty_tab_promises_nothing(self, own, officer, client_of):
        record_job("Letter", source_locale=locale("en"), target_locale=locale("vi"))
        html = self.shown(client_of(officer), "mine").content.decode()
        assert "You have no job. 1 is free" in html

    def test_others_see_every_box(self, own, editor, client_of):
        html = self.shown(client_of(editor)).content.decode()
        assert 'type="checkbox" name="job"' in html


class TestDueDays:
    def cell(self, client, job):
        html = client.get(reverse("translation_queue_tab", args=["all"])).content.decode()
        [row] = [row for row in html.split("<tr") if f">{job.title}<" in row]
        return row

    @pytest.mark.parametrize(
        "fields",
        [
            {"state": JobState.APPROVED},
            {"state": JobState.SCHEDULED},
            {"state": JobState.DECLINED},
            {"state": JobState.OUTDATED, "change": ChangeKind.WITHDRAWN},
        ],
    )
    def test_what_is_finished_is_not_due(self, translator, client_of, fields):
        past = timezone.now() - timedelta(days=3)
        job = record_job("finished", due_at=past, **fields)
        row = self.cell(client_of(translator), job)
        assert "desk-overdue" not in row
        assert "3 days ago" not in row
        assert not job.is_overdue
        assert list(Job.objects.overdue()) == []
        for due in ("overdue", "week", "later"):
            assert titles(client_of(translator), due_at=due) == []

    def test_what_is_live_says_since_when(self, translator, client_of):
        now = timezone.now()
        due, live = now + timedelta(days=3), now - timedelta(days=2)
        job = record_job("live", due_at=due, live_at=live, state=JobState.LIVE)
        row = self.cell(client_of(translator), job)
        assert "published 2 days ago" in row
        assert "in 3 days" not in row

    def test_what_is_open_is_due(self, translator, client_of):
        job = record_job("late", due_at=timezone.now() - timedelta(days=3))
        assert "desk-overdue" in self.cell(client_of(translator), job)
        assert titles(client_of(translator), due_at="overdue") == ["late"]
        assert list(Job.objects.overdue()) == [job]

    def test_what_is_finished_comes_last_by_due_day(self, translator, client_of):
        soon, later = timezone.now(), timezone.now() + timedelta(days=5)
        record_job("live", due_at=soon, state=JobState.LIVE)
        record_job("open", due_at=later)
        assert titles(client_of(translator), ordering="due_at") == ["open", "live"]
        assert titles(client_of(translator), ordering="-due_at") == ["open", "live"]


class TestExport:
    @pytest.fixture
    def jobs(self, translator):
        for index in range(60):
            record_job(f"Bài {index:02}", words=index, due_at=timezone.now())
        record_job('=HYPERLINK("http://x")', assignee=translator, state=JobState.ASSIGNED, words=7)
        record_job("live", state=JobState.LIVE)

    def export(self, client, file_format, **query):
        url = reverse("translation_queue_tab", args=["all"])
        return client.get(url, {"export": file_format, **query})

    def test_csv_holds_all_rows_and_no_formula(self, jobs, translator, client_of):
        response = self.export(client_of(translator), "csv", state=["queued", "assigned"])
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        heading, *rows = csv.reader(io.StringIO(text))
        assert heading[0] == "Title"
        assert len(rows) == 61
        [formula] = [row for row in rows if "HYPERLINK" in row[0]]
        assert formula[0].startswith("'=")
        assert formula[7] == "7"
        assert "translator" in formula

    def test_xlsx_knows_numbers_and_dates(self, jobs, translator, client_of):
        response = self.export(client_of(translator), "xlsx")
        sheet = load_workbook(io.BytesIO(response.content)).active
        heading, *rows = sheet.iter_rows(values_only=True)
        assert len(rows) == 62
        words, due = heading.index("Words"), heading.index("Due")
        [row] = [row for row in rows if row[0] == "Bài 33"]
        assert row[words] == 33
        assert row[due].date() == timezone.localdate()
        cells = [cell for cell in sheet["A"] if str(cell.value).startswith("=")]
        assert [cell.data_type for cell in cells] == ["s"]

    def test_it_names_no_drafts(self, homes, officer, translator, client_of):
        draft = vietnamese_article(homes, officer, live=False)
        record_job("Tin mật", record_id=None, translation_key=draft.translation_key)
        response = self.export(client_of(translator), "csv")
        assert "Tin mật" not in b"".join(response.streaming_content).decode()
