"""Sets the translators to work: jobs taken, one in review, a comment, a letter in English."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from news.models import NewsIndexPage, NewsPage, Topic
from portal.core.demo.prose import demo_uuid, read_table
from portal.core.demo.registry import DemoSite, target_locale
from portal.core.slugs import vietnamese_slug
from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move
from portal.translation.memory.bootstrap import fill_memory
from portal.translation.models import Job, Notice
from portal.translation.notices.kinds import NoticeKind

_FOLDER = Path(__file__).parent
_KIND = "desk"


def ensure_desk(site: DemoSite) -> None:
    """What the desk shows on the first day; what somebody has changed since stays."""
    table = read_table(_FOLDER / "desk.toml")
    fill_memory()
    for number, original in enumerate(site.pages.values()):
        _let_hours_pass(original, hours=5 + number * 7 % 61)
    for entry in table["jobs"]:
        _take_up(site, entry)
    if _write_letter(site, table["letter"]):
        _put_aside_old_news()


def _let_hours_pass(original: Page, hours: int) -> None:
    """Date an original before its English, as in life: the demonstration publishes both at once."""
    job = Job.objects.for_page(original).filter(first_live_at__isnull=False).first()
    rows = Page.objects.filter(pk=original.pk, first_published_at__isnull=False)
    first = rows.values_list("first_published_at", flat=True).first()
    if job and first and job.first_live_at - first < timedelta(hours=1):
        rows.update(first_published_at=first - timedelta(hours=hours))


def _job_behind(site: DemoSite, page: list[str]) -> Job | None:
    original = site.pages.get((page[0], page[1]))
    return Job.objects.for_page(original).first() if original else None


def _take_up(site: DemoSite, entry: Mapping[str, Any]) -> None:
    job = _job_behind(site, entry["page"])
    if job is None or job.assignee or job.note:
        return
    changes: dict[str, Any] = {"note": entry["note"]}
    if "priority" in entry:
        changes["priority"] = entry["priority"]
    if "assignee" in entry:
        changes["assignee"] = site.authors[entry["assignee"]]
    if "reviewer" in entry:
        changes["reviewer"] = site.authors[entry["reviewer"]]
    begun = "assignee" in entry and job.translation is not None
    state = JobState.IN_PROGRESS if begun else job.state
    move(job, state, site.authors["administrator"], action="assigned", **changes)
    if comment := entry.get("comment"):
        _comment(site, job, comment)


def _comment(site: DemoSite, job: Job, comment: Mapping[str, str]) -> None:
    segment = job.segments.filter(words__gt=10).first()
    if segment and not segment.comments.exists():
        segment.comments.create(user=site.authors[comment["author"]], text=comment["text"])


def _put_aside_old_news() -> None:
    """What went live while the demonstration was built is news to nobody."""
    Notice.objects.filter(kind=NoticeKind.PUBLISHED).unread().update(
        read_at=timezone.now(), wants_mail=False
    )


def _write_letter(site: DemoSite, letter: Mapping[str, Any]) -> bool:
    """A page written in English by hand: its job asks whether it is wanted in Vietnamese.

    Answers with whether it had to be written.
    """
    key = demo_uuid(_KIND, letter["key"])
    locale = target_locale()
    if NewsPage.objects.filter(translation_key=key).exists():
        return False
    page = NewsPage(
        title=letter["title"],
        slug=vietnamese_slug(letter["title"]),
        summary=letter["summary"],
        published_at=letter["published_at"],
        body=json.dumps(
            [{"type": "text", "id": str(demo_uuid(_KIND, letter["key"], 0)),
              "value": letter["html"]}]
        ),
        translation_key=key,
        locale=locale,
        owner=site.authors["reviewer"],
        is_demo=True,
        live=False,
    )  # fmt: skip
    page.topics = list(Topic.objects.filter(slug=letter["topic"]))
    NewsIndexPage.objects.get(locale=locale).add_child(instance=page)
    page.save_revision(user=site.authors["reviewer"]).publish()
    site.count("news (en)")
    return True
