"""Jobs for the tests of the queue, without pages where no page matters."""

from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from news.models import NewsPage, Topic
from portal.core.names import searchable
from portal.translation.models import Job, JobTopic

_numbers = count(1)


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def record_job(title: str = "", **fields) -> Job:
    """A job about a topic, which everybody of the desk may know of."""
    number = next(_numbers)
    title = title or f"Chủ đề số {number}"
    values = {
        "content_type": ContentType.objects.get_for_model(Topic),
        "record_id": 1_000_000 + number,
        "source_locale": locale("vi"),
        "target_locale": locale("en"),
        "title": title,
        "search_text": searchable([title]),
        "words": 10,
        **fields,
    }
    return Job.objects.create(**values)


def jobs_of_pages(pages, topics=0, **fields) -> list[Job]:
    """A job for each of some live pages, each with a topic of its own if wanted."""
    jobs = [
        Job(
            content_type=ContentType.objects.get_for_model(NewsPage),
            translation_key=page.translation_key,
            source_page=page,
            source_locale=page.locale,
            target_locale=locale("en"),
            title=page.title,
            search_text=searchable([page.title]),
            due_at=timezone.now(),
            **{name: value() if callable(value) else value for name, value in fields.items()},
        )
        for page in pages
    ]
    jobs = Job.objects.bulk_create(jobs)
    JobTopic.objects.bulk_create(
        JobTopic(job=job, slug=f"t-{index % topics}", label_vi=f"Chủ đề {index % topics}")
        for index, job in enumerate(jobs)
        if topics
    )
    return jobs
