"""What the tests of notices do over and over."""

from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move
from portal.translation.models import Job, Notice, NoticeChoice
from tests.translation.desk import vietnamese_article

TITLE = "Đoàn đại biểu Đà Nẵng thăm Lào"


def job_of(page) -> Job:
    return Job.objects.for_page(page).get()


def assigned_job(homes, assignee, *, by=None, author=None, title=TITLE, **changes) -> Job:
    """A job that `by` has given to `assignee`."""
    job = job_of(vietnamese_article(homes, author, title=title))
    move(job, JobState.ASSIGNED, by, action="assigned", assignee=assignee, **changes)
    return job


def told(person) -> list[tuple[str, str]]:
    """What a person has been told, in order: kind and title."""
    notices = Notice.objects.filter(person=person).select_related("job").order_by("pk")
    return [(notice.kind, notice.job.title) for notice in notices]


def kinds(person) -> list[str]:
    return [kind for kind, _title in told(person)]


def wants(person, rhythm: str, **choice) -> NoticeChoice:
    return NoticeChoice.objects.create(person=person, rhythm=rhythm, **choice)
