"""What can be done with jobs in the queue, one or many at a time.

Each job is asked for by itself: what one person may not do with one of them, or what somebody
else has done meanwhile, is said and does not keep the others from being done.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.translation.access import visible_jobs
from portal.translation.choices import ChangeKind, JobState
from portal.translation.jobs.opening import tell_readers
from portal.translation.jobs.transitions import JobConflict, move, note
from portal.translation.models import Job
from portal.translation.queue.colleagues import Colleague
from portal.translation.queue.rights import RELEASABLE, TAKEABLE, Rights

_TO_DECIDE: Final = (JobState.PROPOSED, JobState.DECLINED)


@dataclass
class Outcome:
    """What came of an action: the jobs that were changed, and why others were not."""

    done: list[Job] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What is to be changed about jobs; what is not named stays.

    Attributes:
        changes: `reviewer_id`, `priority`, `due_at`, `note` by field.
    """

    assignee: Colleague | None = None
    reviewer: Colleague | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.assignee or self.reviewer or self.changes)


Action = Callable[[Job, Rights], None]


@transaction.atomic
def perform(jobs: Iterable[Job], rights: Rights, action: Action) -> Outcome:
    """Do `action` with each job.

    What is mailed goes out after all of it, in one mail for each person.
    """
    outcome = Outcome()
    for job in jobs:
        try:
            with transaction.atomic():
                action(job, rights)
        except ValidationError as refused:
            outcome.refused.extend(refused.messages)
        else:
            outcome.done.append(job)
    return outcome


def _refuse(job: Job) -> JobConflict:
    return JobConflict(
        _("“%(title)s”: this is not possible now, or not yours to do.") % {"title": job.title}
    )


@transaction.atomic
def take(job: Job, rights: Rights) -> None:
    """Make a free job one's own.

    Raises:
        JobConflict: when it is not free, or somebody else was faster.
    """
    if not rights.may_take(job):
        raise _refuse(job)
    # Nobody may have been given it without the state telling: an outdated job keeps its state.
    if not Job.objects.filter(pk=job.pk, assignee=None).update(assignee=rights.user):
        raise JobConflict(
            _("Somebody else has taken “%(title)s” meanwhile.") % {"title": job.title}
        )
    move(job, _state_when_assigned(job), rights.user, action="taken", assignee=rights.user)


def take_next(rights: Rights) -> Job | None:
    """Take what is most urgent among the free jobs that this person may see and translate.

    When two people press at once, each gets a job of their own.
    """
    free = (
        visible_jobs(rights.user)
        .unassigned()
        .filter(target_locale__in=rights.translates)
        .exclude(change=ChangeKind.WITHDRAWN)
        .in_order_of_urgency()
    )
    tried: list[int] = []
    while job := free.exclude(pk__in=tried).first():
        try:
            take(job, rights)
        except JobConflict:
            tried.append(job.pk)
        else:
            return job
    return None


def release(job: Job, rights: Rights) -> None:
    """Give a job back to the queue; what is translated stays.

    Raises:
        JobConflict: when it is not this person's to give back.
    """
    if not rights.may_release(job):
        raise _refuse(job)
    state = JobState.OUTDATED if job.state == JobState.OUTDATED else JobState.QUEUED
    move(job, state, rights.user, action="released", assignee=None)


def accept(job: Job, rights: Rights) -> None:
    """Decide that a text is translated.

    Raises:
        JobConflict: when there is nothing to decide.
    """
    if job.state not in _TO_DECIDE or not rights.may_decide(job):
        raise _refuse(job)
    state = JobState.ASSIGNED if job.assignee_id else JobState.QUEUED
    move(job, state, rights.user, action="accepted")


def decline(job: Job, rights: Rights) -> None:
    """Decide that a text is not translated.

    Raises:
        JobConflict: when it is too late for that.
    """
    if not rights.may_decide(job) or job.state == JobState.DECLINED:
        raise _refuse(job)
    move(job, JobState.DECLINED, rights.user, action="declined")


def classify(kind: ChangeKind) -> Action:
    """An action that says how much a change of the original matters to readers."""

    def mark(job: Job, rights: Rights) -> None:
        if not rights.may_classify(job):
            raise _refuse(job)
        if job.change == kind:
            return
        before, job.change = job.change, kind
        job.save(update_fields=["change", "updated_at"])
        tell_readers(job)
        note(job, rights.user, "classified", data={"from": before, "to": kind})

    return mark


def carry_out(plan: Plan) -> Action:
    """An action that hands jobs out and sets their dates."""

    def apply(job: Job, rights: Rights) -> None:
        if not rights.may_plan(job):
            raise _refuse(job)
        _refuse_strangers(plan, job)
        changes = dict(plan.changes)
        state = JobState(job.state)
        if plan.reviewer:
            changes["reviewer_id"] = plan.reviewer.pk
        if plan.assignee:
            changes["assignee_id"] = plan.assignee.pk
            state = _state_when_assigned(job)
        action = "assigned" if plan.assignee else "planned"
        move(job, state, rights.user, action=action, data=_told(plan), **changes)
        # The rows that were read before still stand beside the new numbers.
        for name in ("assignee", "reviewer"):
            if f"{name}_id" in changes:
                job._state.fields_cache.pop(name, None)

    return apply


def _state_when_assigned(job: Job) -> JobState:
    """Work that is under way, or a change that waits, stays what it is."""
    if job.state in {JobState.QUEUED, *_TO_DECIDE}:
        return JobState.ASSIGNED
    return JobState(job.state)


def _refuse_strangers(plan: Plan, job: Job) -> None:
    language = job.target_locale_id
    if plan.assignee and language not in plan.assignee.translates:
        raise JobConflict(
            _("“%(title)s”: %(name)s may not translate into this language.")
            % {"title": job.title, "name": plan.assignee.name}
        )
    if plan.assignee and job.state not in {*TAKEABLE, *RELEASABLE, *_TO_DECIDE}:
        raise _refuse(job)
    if plan.reviewer and language not in plan.reviewer.reviews:
        raise JobConflict(
            _("“%(title)s”: %(name)s may not review in this language.")
            % {"title": job.title, "name": plan.reviewer.name}
        )
    assignee = plan.assignee.pk if plan.assignee else job.assignee_id
    reviewer = plan.reviewer.pk if plan.reviewer else job.reviewer_id
    if assignee is not None and assignee == reviewer:
        raise JobConflict(
            _("“%(title)s”: the reviewer must be somebody else than the translator.")
            % {"title": job.title}
        )


def _told(plan: Plan) -> dict[str, Any]:
    """What the history says about it."""
    told: dict[str, Any] = {name: str(value) for name, value in plan.changes.items()}
    if plan.assignee:
        told["assignee"] = plan.assignee.name
    if plan.reviewer:
        told["reviewer"] = plan.reviewer.name
    return told
