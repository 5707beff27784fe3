"""Every number of the managers' page is made of the rows behind it, and says what it counts."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override
from openpyxl import load_workbook
from wagtail.models import Page, PageViewRestriction
from wagtail.users.models import UserProfile

from portal.core.periods import Period
from portal.core.roles import TRANSLATOR
from portal.translation.choices import JobState, SegmentState
from portal.translation.jobs.transitions import note
from portal.translation.models import Job, JobEvent, JobRule, Segment
from portal.translation.statistics.figures import (
    Question,
    lines_of,
    numbers_of,
    rows_behind,
)
from portal.translation.statistics.views import FIGURES
from tests.conftest import make_user
from tests.translation.desk import english, submitted, vietnamese_article
from tests.translation.notices.desk import job_of

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 10, 2, tzinfo=UTC)
NOW = datetime(2026, 5, 20, 2, tzinfo=UTC)


def question(user, period=None) -> Question:
    return Question(user, period or Period.half_year(2026, 1), NOW)


def table(key: str, user, period=None) -> dict[str, tuple]:
    """The numbers by line, each proven by its rows."""
    figure = FIGURES[key]
    rows = figure.rows(question(user, period))
    lines = lines_of(figure, rows, "all")
    for line in lines:
        assert numbers_of(figure, rows_behind(rows, line.group)) == line.numbers
    return {line.label: line.numbers for line in lines}


def translated(homes, hours, *, title="Tin", begun=MAY, live=None) -> Job:
    """A job whose English was live `hours` after the Vietnamese."""
    page = vietnamese_article(homes, title=title)
    Page.objects.filter(pk=page.pk).update(first_published_at=begun)
    job = job_of(page)
    job.first_live_at = live or begun + timedelta(hours=hours)
    job.state = JobState.LIVE
    # Published again since: the clock does not begin again.
    job.source_published_at = NOW
    job.save()
    return job


def test_duration(homes, reviewer):
    for hours in (1, 2, 3, 100):
        translated(homes, hours)
    translated(homes, -5)
    translated(homes, 1, begun=datetime(2026, 6, 30, 17, tzinfo=UTC))
    about = translated(homes, 4)
    Job.objects.filter(pk=about.pk).update(section="about")
    lines = table("duration", reviewer)
    # The first of July begins at 17:00 UTC: it is another half-year's.
    assert lines["News"] == (5, Decimal("2.5"), 100, 1)
    assert lines["About us"] == (1, 4, 4, 0)
    assert lines["all"] == (6, 3, 100, 1)
    assert list(lines) == ["News", "About us", "all"]
    assert table("duration", reviewer, Period.half_year(2025, 1)) == {}


def test_duration_of_a_deleted_original_begins_with_what_is_known(homes, reviewer, administrator):
    job = translated(homes, 10)
    job.source_published_at = MAY + timedelta(hours=4)
    job.save()
    Job.objects.filter(pk=job.pk).update(source_page=None)
    assert table("duration", administrator)["all"] == (1, 6, 6, 0)


def segments(job, user, words, at, state=SegmentState.TRANSLATED) -> None:
    """Every segment of the job translated by `user`; the first has all the words."""
    Segment.objects.filter(job=job).update(
        target="English", state=state, translated_by=user, translated_at=at, words=0
    )
    first = job.segments.first()
    Segment.objects.filter(pk=first.pk).update(words=words)


def approved(job, at, state=JobState.APPROVED, action="approved") -> None:
    JobEvent.objects.create(job=job, at=at, state=state, action=action)


def test_words(homes, translator, reviewer):
    other = make_user(TRANSLATOR, "other")
    jobs = []
    for number in range(4):
        page = vietnamese_article(homes, title=f"Tin {number}")
        submitted(page)
        jobs.append(job_of(page))
    day = timedelta(days=1)
    segments(jobs[0], translator, 120, MAY)
    approved(jobs[0], MAY - day)
    approved(jobs[0], MAY + day)
    approved(jobs[0], MAY + 40 * day)
    segments(jobs[1], other, 80, MAY)
    approved(jobs[1], MAY + 30 * day, JobState.LIVE, "published")
    # Not approved; and no longer what its source says.
    segments(jobs[2], translator, 1000, MAY)
    segments(jobs[3], translator, 1000, MAY, SegmentState.TO_CHECK)
    approved(jobs[3], MAY + day)
    note(jobs[3], translator, "comment")
    assert table("words", reviewer) == {
        "May 2026, translator": (1, 120),
        "June 2026, other": (1, 80),
        "all": (2, 200),
    }
    assert list(table("words", reviewer, Period.own(MAY.date(), MAY.date() + 5 * day))) == [
        "May 2026, translator", "all",
    ]  # fmt: skip
    translator.delete()
    assert "May 2026, not a person, or no longer here" in table("words", reviewer)


def test_coverage(homes, reviewer, officer):
    pages = [vietnamese_article(homes, title=f"Tin {number}") for number in range(5)]
    for page in pages[:3]:
        submitted(page)
        type(page).objects.filter(pk=english(page).pk).update(live=True)
    Job.objects.filter(translation_key=pages[1].translation_key).update(change="cosmetic")
    PageViewRestriction.objects.create(page=pages[4], restriction_type="login")
    vietnamese_article(homes, live=False)
    lines = table("coverage", reviewer)
    rows = FIGURES["coverage"].rows(question(reviewer))
    said = {row.title: row.facts[1] for row in rows if row.title[-1].isdecimal()}
    assert said == {
        "Tin 0": "up to date", "Tin 1": "outdated", "Tin 2": "up to date", "Tin 3": "no English",
    }  # fmt: skip
    number, covered, part = lines["News"]
    assert part == covered / number
    content_type = pages[0].content_type
    JobRule.objects.create(
        content_type=content_type, source_locale=homes["vi"].locale, rule="never"
    )
    assert table("coverage", reviewer)["News"][0] == number - 4


def test_overdue_and_waiting(homes, translator, reviewer):
    for number, (state, assignee) in enumerate(
        [("queued", None), ("assigned", translator), ("in_progress", translator), ("live", None)]
    ):
        job = job_of(vietnamese_article(homes, title=f"Tin {number}"))
        Job.objects.filter(pk=job.pk).update(
            state=state,
            assignee=assignee,
            opened_at=NOW - timedelta(days=10 + number),
            due_at=NOW - timedelta(days=number),
        )
    Job.objects.filter(state="in_progress").update(
        live_at=MAY, source_changed_at=NOW - timedelta(hours=12)
    )
    assert table("overdue", reviewer) == {
        "translator": (2, Decimal("1.5"), 2), "all": (2, Decimal("1.5"), 2),
    }  # fmt: skip
    assert table("waiting", reviewer) == {
        "Queued": (1, 10, 10),
        "Assigned": (1, 11, 11),
        "In progress": (1, Decimal("0.5"), Decimal("0.5")),
        "all": (3, 10, 11),
    }


ADDRESSES = [("translation_figures", []), ("translation_figure", ["duration"])]


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_only_for_who_answers_for_translations(
    homes, officer, editor, translator, reviewer, administrator, client_of, name, args
):
    address = reverse(name, args=args)
    statuses = [
        client_of(user).get(address).status_code
        for user in (officer, editor, translator, reviewer, administrator)
    ]
    assert statuses == [302, 302, 302, 200, 200]


def test_the_page_links_every_number_to_its_rows_and_files(homes, reviewer, client_of):
    for hours in (1, 60):
        translated(homes, hours, title=f"=Tin {hours}")
    client = client_of(reviewer)
    address = reverse("translation_figures")
    page = client.get(address, {"period": "2026-H1"}).content.decode()
    assert 'aria-label="News, Median: 30.5 hours"' in page
    links = set(re.findall(r'href="(/admin/translation/figures/[a-z]+/\?[^"]+)"', page))
    assert len(links) >= 6
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link
    rows = client.get(reverse("translation_figure", args=["duration"]), {"period": "2026-H1"})
    content = rows.content.decode()
    assert "=Tin 60" in content
    assert "2.5 days" in content
    unknown = client.get(address, {"period": "2026-Q9"}).content.decode()
    assert "That period does not exist" in unknown


@pytest.mark.parametrize(
    ("key", "query"),
    [
        ("nothing", {}),
        ("duration", {"group": "nowhere"}),
        ("duration", {"table": "exe"}),
        ("words", {"rows": "../x"}),
    ],
)
def test_what_does_not_exist_is_not_found(homes, reviewer, client_of, key, query):
    address = reverse("translation_figure", args=[key])
    assert client_of(reviewer).get(address, query).status_code == 404


def test_files_hold_numbers_and_disarm_texts(homes, reviewer, client_of):
    translated(homes, 60, title="=Tin")
    client = client_of(reviewer)
    address = reverse("translation_figure", args=["duration"])
    query = {"period": "2026-H1", "group": "news"}
    response = client.get(address, {**query, "rows": "csv"})
    assert "translation-duration-2026-H1-rows.csv" in response["Content-Disposition"]
    [heading, row] = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert heading[-1] == "Time taken (hours)"
    assert (row[0], row[-1]) == ("'=Tin", "60.00")
    response = client.get(address, {**query, "table": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[2]] == ["News", 1, 60, 60, 0]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("content", ["table", "rows"])
@pytest.mark.parametrize("key", FIGURES)
def test_files_are_in_the_readers_language(homes, reviewer, client_of, key, content, language):
    translated(homes, 60)
    profile = UserProfile.get_for_user(reviewer)
    profile.preferred_language = language
    profile.save()
    response = client_of(reviewer).get(
        reverse("translation_figure", args=[key]), {"period": "2026-H1", content: "csv"}
    )
    figure = FIGURES[key]
    with override(language):
        labels = (
            [figure.grouped_by, *(column.label for column in figure.columns)]
            if content == "table"
            else [gettext("Title"), *figure.facts, figure.value]
        )
        expected = [str(label) for label in labels]
    # After the request, as a server sends it.
    heading, *rows = csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig")))
    assert [told.partition(" (")[0] for told in heading] == [
        label.partition(" (")[0] for label in expected
    ]
    if key == "duration":
        assert {"en": "News", "vi": "Tin tức"}[language] in rows[0]


def test_the_number_of_queries_does_not_grow(homes, reviewer, client_of):
    client = client_of(reviewer)
    address = reverse("translation_figures")
    counts = []
    for number in (1, 6):
        for _ in range(number):
            translated(homes, 5)
        client.get(address, {"period": "2026-H1"})
        with CaptureQueriesContext(connection) as queries:
            client.get(address, {"period": "2026-H1"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30
