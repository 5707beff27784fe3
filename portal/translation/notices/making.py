"""Makes notices: when something happens to a job, and when its day draws near."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Case, Exists, OuterRef, When
from django.utils import timezone

from portal.translation.choices import JobState
from portal.translation.models import Job, JobEvent, Notice, NoticeChoice
from portal.translation.notices.kinds import NoticeKind
from portal.translation.notices.mailing import mail_at_once
from portal.translation.notices.occasions import kind_of
from portal.translation.notices.recipients import may_be_told, recipients
from portal.translation.querysets import FINISHED

logger = logging.getLogger(__name__)


def notify(job: Job, event: JobEvent) -> None:
    """Tell the people concerned what happened to `job`.

    The notices stand as soon as the action stands; mail goes out after it. Whatever fails here
    is logged: nobody's work is lost because somebody else could not be told of it.
    """
    try:
        kind = kind_of(event)
        if kind is None:
            return
        with transaction.atomic():
            people = _note_down(job, event, kind)
    except Exception:
        logger.exception("Nobody could be told of event %s of job %s", event.pk, job.pk)
        return
    if people:
        transaction.on_commit(partial(mail_at_once, people), robust=True)


def _note_down(job: Job, event: JobEvent, kind: NoticeKind) -> list[int]:
    people = recipients(job, event, kind)
    wanting = _wanting_mail(people, kind)
    Notice.objects.bulk_create(
        (
            Notice(
                person_id=person.pk,
                job=job,
                kind=kind,
                event=event,
                wants_mail=person.pk in wanting,
            )
            for person in people
        ),
        ignore_conflicts=True,
    )
    if kind == NoticeKind.PUBLISHED:
        _supersede_approval(job, people)
    return [person.pk for person in people]


def _wanting_mail(people: Iterable[AbstractUser], kind: str) -> set[int]:
    """Whom this kind can and may be mailed to."""
    with_address = [person.pk for person in people if person.email]
    choices = {
        choice.person_id: choice for choice in NoticeChoice.objects.filter(person__in=with_address)
    }
    return {pk for pk in with_address if choices.get(pk, NoticeChoice()).wants(kind)}


def _supersede_approval(job: Job, people: Iterable[AbstractUser]) -> None:
    """Who learns that it is published need not read first that it was approved."""
    approved = Notice.objects.unread().filter(job=job, kind=NoticeKind.APPROVED, mailed_at=None)
    approved.filter(person__in=list(people), claim=None).delete()


def remind_of_tomorrow(now: datetime | None = None) -> int:
    """Tell everybody whose turn it is with a job that is due tomorrow, once for each due day.

    Answers with how many notices were made. Jobs that nobody has yet are nobody's to be told of.
    """
    now = now or timezone.now()
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    jobs = (
        Job.objects.open()
        .exclude(FINISHED)
        .filter(due_at__date=tomorrow)
        .annotate(turn=Case(When(state=JobState.IN_REVIEW, then="reviewer"), default="assignee"))
        .exclude(turn=None)
    )
    told = Notice.objects.filter(job=OuterRef("pk"), person=OuterRef("turn"), day=tomorrow)
    jobs = jobs.exclude(Exists(told))
    people = get_user_model()._default_manager.in_bulk({job.turn for job in jobs})
    made = 0
    for job in jobs:
        person = people[job.turn]
        if not may_be_told(person, job):
            continue
        _notice, is_new = Notice.objects.get_or_create(
            person=person,
            job=job,
            day=tomorrow,
            defaults={
                "kind": NoticeKind.DUE,
                "wants_mail": person.pk in _wanting_mail([person], NoticeKind.DUE),
                "created": now,
            },
        )
        made += is_new
    return made
