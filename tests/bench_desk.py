"""What the translators' desk costs: submitting, opening, saving, the queue, the memory."""

import json
import time
import uuid
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from news.models import NewsIndexPage, NewsPage, Topic
from portal.core.languages import SOURCE_LANGUAGE
from portal.translation.beginning import begin_translation
from portal.translation.models import Job
from portal.translation.sources import target_locale
from tests.bench_memory import bench_memory

BLOCKS = 60
SEGMENTS = 200
JOBS = 5000
_HOST = {"host": "127.0.0.1"}


def _article(blocks: int) -> NewsPage:
    """A live Vietnamese article whose blocks hold two sentences each."""
    body = [
        {
            "type": "text",
            "id": str(uuid.uuid4()),
            "value": f"<p>Đoàn thứ {number} gồm {number + 3} người đã thăm tỉnh. "
            f"Hai bên ký {number} thỏa thuận.</p>",
        }
        for number in range(blocks)
    ]
    index = NewsIndexPage.objects.get(locale__language_code=SOURCE_LANGUAGE)
    page = NewsPage(title=f"Bài có {blocks} khối", summary="Một câu.", body=json.dumps(body),
                    live=False, is_demo=True, slug=f"bai-{uuid.uuid4()}")  # fmt: skip
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def _measured(label: str, ceiling: str, act: Callable[[], object]) -> None:
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        act()
        took = (time.perf_counter() - started) * 1000
    # Beginning and ending a transaction are statements, too, but ask the database nothing.
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = sum(not query["sql"].startswith(control) for query in queries)
    print(f"{label:40} {asked:6} queries {took:9.1f} ms  ({ceiling})")


def _client(name: str) -> Client:
    client = Client(headers=_HOST)
    client.force_login(get_user_model().objects.get(username=name))
    return client


def bench_desk() -> None:
    """Print each figure beside what it may be; the person is the demonstration's translator."""
    print("\nthe translators' desk")
    translator = get_user_model().objects.get(username="translator")
    page = _article(BLOCKS)
    _measured(
        f"submit {BLOCKS} blocks",
        "at most 400 queries",
        lambda: begin_translation(page, target_locale(), translator),
    )
    long_page = _article(SEGMENTS // 2)
    begin_translation(long_page, target_locale(), translator)
    job = Job.objects.for_page(long_page).get()
    client = _client("translator")
    editor = reverse("translation_editor", args=[job.pk])
    client.get(editor)
    _measured(
        f"open the editor, {job.segments.count()} segments",
        "at most 25 queries and 1,000 ms",
        lambda: client.get(editor),
    )
    _save(client, job)
    _queue(client)
    bench_memory()


def _queue(client: Client) -> None:
    """The list among many jobs, and what of it the admin asks for a page that lists nothing."""
    call_command("sync_translation_jobs", verbosity=0)
    # The articles at hand first; the rest are records, which everybody may know of.
    Job.objects.bulk_create(
        Job(content_type=ContentType.objects.get_for_model(Topic), record_id=1_000_000 + number,
            source_locale=Locale.objects.get(language_code=SOURCE_LANGUAGE),
            target_locale=target_locale(), title=f"Chủ đề số {number}")
        for number in range(Job.objects.count(), JOBS)
    )  # fmt: skip
    # The second time, when what may be kept is in the cache.
    empty, queue = reverse("translation_files"), reverse("translation_queue_tab", args=["all"])
    for url in (empty, queue):
        client.get(url)
    _measured("a page of the admin without a list", "part of the next", lambda: client.get(empty))
    _measured(
        f"queue of {Job.objects.count()} jobs",
        "at most 10 queries with those above",
        lambda: client.get(queue),
    )


def _save(client: Client, job: Job) -> None:
    first, second = job.segments.filter(words__gt=3)[:2]
    told = (
        (first, "first save of a job, which begins it", "once a job"),
        (second, "save a segment", "at most 8 queries"),
    )
    for segment, label, ceiling in told:
        url = reverse("translation_segment_save", args=[segment.pk])
        data = {"text": "The delegation of 5 people visited the province.", "version": 0,
                "confirm": True}  # fmt: skip
        _measured(
            label,
            ceiling,
            lambda url=url, data=data: client.post(url, data, content_type="application/json"),
        )
