"""Opens and closes the jobs of records: one for each public record that lacks an English text.

Records come one at a time, through the admin, and by the thousand, from sheets and commands.
Both ways lead here; many are asked about together and written together, without the signal
`job_moved`, which would send somebody a thousand messages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.names import searchable
from portal.core.records import Record
from portal.translation.choices import OPEN_STATES, ChangeKind, JobState
from portal.translation.jobs.policy import due_after
from portal.translation.jobs.transitions import move_through, note
from portal.translation.models import Job, JobEvent
from portal.translation.records.missing import MissingText, missing_texts, words_missing

# Names are short, and a page without them only leaves a record out.
WORKING_DAYS: Final = 10
_CHUNK: Final = 400
_CLOSED: Final = (JobState.LIVE, JobState.DECLINED)


@dataclass
class Counts:
    """How many jobs were opened, closed and otherwise brought up to date."""

    opened: int = 0
    closed: int = 0
    updated: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.opened + other.opened, self.closed + other.closed, self.updated + other.updated
        )


@dataclass(frozen=True)
class _Step:
    """Where a job goes, why, and what changes with it."""

    state: str
    action: str
    change: str = ""


def follow_record(record: Record, user: AbstractBaseUser | None = None) -> Job | None:
    """Open, reopen or close the job of a record that has just been saved.

    One query when all is well.
    """
    texts = missing_texts(record)
    job = jobs_of(type(record)).filter(record_id=record.pk).first()
    if job is None:
        return _open([(record, texts)], user)[0] if texts else None
    _take_over(job, record, texts, user)
    return job


def follow_records(records: Sequence[Record]) -> Counts:
    """The same for many of one kind: a query for the jobs of a few hundred at a time."""
    counts = Counts()
    rows = iter(records)
    while chunk := list(islice(rows, _CHUNK)):
        counts += _follow_chunk(chunk)
    return counts


@transaction.atomic
def _follow_chunk(records: list[Record]) -> Counts:
    numbers = [record.pk for record in records]
    known = {job.record_id: job for job in jobs_of(type(records[0])).filter(record_id__in=numbers)}
    missing = [(record, missing_texts(record)) for record in records]
    new = [(record, texts) for record, texts in missing if texts and record.pk not in known]
    counts = Counts(opened=len(_open(new, None)))
    for record, texts in missing:
        if job := known.get(record.pk):
            counts += _take_over(job, record, texts, None)
    return counts


def forget_record(record: Record) -> None:
    """A record that is gone leaves nothing to translate."""
    for job in jobs_of(type(record)).filter(record_id=record.pk):
        _go(job, _Step(JobState.DECLINED, "withdrawn", ChangeKind.WITHDRAWN), None)


def jobs_of(model: type[Record]) -> Any:
    """The jobs about a kind of record."""
    return Job.objects.filter(
        content_type=ContentType.objects.get_for_model(model), record_id__isnull=False
    )


def _open(
    new: Sequence[tuple[Record, list[MissingText]]], user: AbstractBaseUser | None
) -> list[Job]:
    """Jobs for records that have none yet, written together."""
    if not new:
        return []
    languages = {locale.language_code: locale for locale in Locale.objects.all()}
    now = timezone.now()
    jobs = Job.objects.bulk_create(
        Job(
            content_type=ContentType.objects.get_for_model(type(record)),
            record_id=record.pk,
            source_locale=languages[SOURCE_LANGUAGE],
            target_locale=languages[TARGET_LANGUAGE],
            due_at=due_after(now, WORKING_DAYS),
            source_published_at=record.last_published_at,
            **_facts(record, texts),
        )
        for record, texts in new
    )
    if len(jobs) == 1:
        note(jobs[0], user, "opened")
    else:
        JobEvent.objects.bulk_create(
            JobEvent(job=job, action="opened", state=job.state) for job in jobs
        )
    return jobs


def _facts(record: Record, texts: list[MissingText]) -> dict[str, Any]:
    """What a job repeats of its record."""
    title = record.label_vi[:255]
    return {
        "title": title,
        "search_text": searchable([title]),
        "words": words_missing(texts),
    }


def _take_over(
    job: Job, record: Record, texts: list[MissingText], user: AbstractBaseUser | None
) -> Counts:
    """Bring a job up to date with its record; nothing is written when it is."""
    facts = _facts(record, texts)
    if not texts:
        facts.pop("words")
    changed = [name for name, value in facts.items() if getattr(job, name) != value]
    if changed:
        for name in changed:
            setattr(job, name, facts[name])
        job.save(update_fields=[*changed, "updated_at"])
    step = _step(job, record, texts)
    if step is None:
        return Counts(updated=bool(changed))
    was_open = job.state in OPEN_STATES
    _go(job, step, user)
    return Counts(closed=1) if was_open and job.state in _CLOSED else Counts(opened=1)


def _step(job: Job, record: Record, texts: list[MissingText]) -> _Step | None:
    """What has become of the job, if anything has."""
    if not record.live:
        gone = job.change == ChangeKind.WITHDRAWN
        return None if gone else _Step(JobState.DECLINED, "withdrawn", ChangeKind.WITHDRAWN)
    if not texts:
        return None if job.state == JobState.LIVE else _Step(JobState.LIVE, "completed")
    if job.state == JobState.LIVE:
        return _Step(JobState.OUTDATED, "reopened", ChangeKind.SUBSTANTIVE)
    if job.change == ChangeKind.WITHDRAWN:
        return _Step(JobState.QUEUED, "source_returned")
    return None


def _go(job: Job, step: _Step, user: AbstractBaseUser | None) -> None:
    """Move the job, by way of being worked on where no direct way leads."""
    changes: dict[str, Any] = {"change": step.change, "detected_change": step.change}
    if step.state == JobState.LIVE:
        now = timezone.now()
        changes |= {
            "live_at": now,
            "first_live_at": job.first_live_at or now,
            "words_done": job.words,
        }
    if step.state == JobState.OUTDATED:
        changes["words_done"] = 0
    if step.state == JobState.QUEUED and job.assignee_id:
        step = _Step(JobState.ASSIGNED, step.action, step.change)
    move_through(job, step.state, user, action=step.action, **changes)


def sync_records(models: Iterable[type[Record]]) -> Counts:
    """Repair the jobs of all records of these kinds."""
    counts = Counts()
    for model in models:
        rows = model._default_manager.iterator(chunk_size=_CHUNK)
        while chunk := list(islice(rows, _CHUNK)):
            counts += _follow_chunk(chunk)
    return counts
