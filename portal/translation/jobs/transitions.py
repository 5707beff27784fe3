"""Moves jobs from state to state, one at a time, and remembers who did it."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.translation.choices import JobState
from portal.translation.models import Job, JobEvent

# Sent after a job has moved or something else has happened to it; arguments: job, event.
job_moved = Signal()

_S = JobState
FOLLOWERS: Final[Mapping[str, frozenset[str]]] = {
    state: frozenset(followers)
    for state, followers in {
        _S.PROPOSED: {_S.QUEUED, _S.DECLINED, _S.ASSIGNED, _S.IN_REVIEW, _S.LIVE},
        _S.QUEUED: {_S.ASSIGNED, _S.IN_PROGRESS, _S.DECLINED, _S.IN_REVIEW, _S.LIVE},
        _S.ASSIGNED: {_S.QUEUED, _S.IN_PROGRESS, _S.DECLINED, _S.IN_REVIEW, _S.LIVE},
        _S.IN_PROGRESS: {_S.QUEUED, _S.ASSIGNED, _S.IN_REVIEW, _S.DECLINED, _S.LIVE},
        _S.IN_REVIEW: {
            _S.CHANGES_ASKED, _S.APPROVED, _S.SCHEDULED, _S.LIVE, _S.IN_PROGRESS,
        },
        _S.CHANGES_ASKED: {_S.IN_REVIEW, _S.IN_PROGRESS, _S.QUEUED, _S.ASSIGNED, _S.LIVE},
        _S.APPROVED: {
            _S.SCHEDULED, _S.LIVE, _S.IN_PROGRESS, _S.IN_REVIEW, _S.CHANGES_ASKED, _S.OUTDATED,
        },
        _S.SCHEDULED: {
            _S.LIVE, _S.APPROVED, _S.IN_PROGRESS, _S.IN_REVIEW, _S.CHANGES_ASKED, _S.OUTDATED,
        },
        _S.LIVE: {_S.OUTDATED, _S.IN_PROGRESS, _S.IN_REVIEW},
        _S.OUTDATED: {
            _S.QUEUED, _S.ASSIGNED, _S.IN_PROGRESS, _S.IN_REVIEW, _S.LIVE, _S.DECLINED,
        },
        _S.DECLINED: {_S.QUEUED, _S.ASSIGNED, _S.IN_PROGRESS, _S.LIVE},
    }.items()
}  # fmt: skip
# The moment that reaching a state for the first time or again writes down.
_MOMENTS: Final[Mapping[str, str]] = {
    _S.IN_REVIEW: "sent_at",
    _S.APPROVED: "approved_at",
    _S.SCHEDULED: "approved_at",
}
# From every state there is a way through one of these to every other.
_BY_WAY_OF: Final = (_S.OUTDATED, _S.IN_PROGRESS, _S.QUEUED)


class JobConflict(ValidationError):
    """The job is not where the request believed it to be; the message says so, for people."""


def may_follow(job: Job, state: str) -> bool:
    """Whether `state` may come next."""
    return state in FOLLOWERS[job.state]


@transaction.atomic
def move(
    job: Job,
    state: str,
    user: AbstractBaseUser | None = None,
    *,
    action: str = "",
    remark: str = "",
    data: Mapping[str, Any] | None = None,
    **changes: Any,
) -> JobEvent:
    """Bring `job` into `state` with these `changes` of its fields, and write it down.

    Staying in a state is allowed: that is how an assignment within it is noted.

    Raises:
        JobConflict: when the state may not follow, or somebody else was faster.
    """
    if state != job.state and not may_follow(job, state):
        raise JobConflict(
            _("“%(title)s” is “%(state)s”: that is not possible now.")
            % {"title": job.title, "state": job.get_state_display()}
        )
    if (moment := _MOMENTS.get(state)) and state != job.state:
        changes.setdefault(moment, timezone.now())
    values = {**changes, "state": state, "updated_at": timezone.now()}
    if not Job.objects.filter(pk=job.pk, state=job.state).update(**values):
        raise JobConflict(
            _("Somebody else has changed “%(title)s” meanwhile: look again.") % {"title": job.title}
        )
    for name, value in values.items():
        setattr(job, name, value)
    return note(job, user, action or state, remark=remark, data=data)


@transaction.atomic
def move_through(
    job: Job, state: str, user: AbstractBaseUser | None, *, action: str, **changes: Any
) -> JobEvent:
    """Bring `job` into `state` also from where no direct way leads: as one that is worked on again.

    For what happens outside of the desk, which nobody can refuse: a page that is gone, a record
    that is complete.
    """
    if state != job.state and not may_follow(job, state):
        by_way = next(one for one in _BY_WAY_OF if may_follow(job, one))
        move(job, by_way, user, action=action)
    return move(job, state, user, action=action, **changes)


def note(
    job: Job,
    user: AbstractBaseUser | None,
    action: str,
    *,
    remark: str = "",
    data: Mapping[str, Any] | None = None,
) -> JobEvent:
    """Write down what happened to `job`, and tell whoever listens."""
    event = JobEvent.objects.create(
        job=job,
        user=user,  # type: ignore[misc]
        action=action,
        state=job.state,
        remark=remark,
        data=dict(data or {}),
    )
    job_moved.send(sender=Job, job=job, event=event)
    return event
