"""What waits, how long it has waited, and what is late."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from portal.translation.access import visible_jobs
from portal.translation.choices import OPEN_STATES, JobState
from portal.translation.models import Job
from portal.translation.querysets import JobQuerySet
from portal.translation.statistics.figures import (
    Column,
    Figure,
    Kind,
    Question,
    Row,
    number_of_rows,
)
from portal.translation.statistics.measures import days_between, largest, median
from portal.translation.statistics.sections import section_label

_ORDER = {state: place for place, state in enumerate(OPEN_STATES)}


def _name(job: Job) -> str:
    return get_user_display_name(job.assignee) or gettext("nobody")


def _rows(jobs: JobQuerySet, group: Any, value: Any) -> list[Row]:
    found = []
    for job in jobs.select_related("assignee").order_by("due_at", "pk"):
        key, label, order = group(job)
        found.append(
            Row(
                title=job.title,
                group=key,
                group_label=label,
                order=order,
                value=value(job),
                page=job.source_page_id,
                facts=(
                    section_label(job.section),
                    _name(job),
                    job.get_state_display(),
                    timezone.localdate(job.due_at) if job.due_at else None,
                ),
            )
        )
    return found


def overdue_rows(question: Question) -> list[Row]:
    """Open jobs whose due moment has passed; the value is by how many days."""

    def by_person(job: Job) -> tuple[str, str, Any]:
        name = _name(job)
        return str(job.assignee_id or 0), name, (job.assignee_id is not None, name)

    def days_late(job: Job) -> Decimal | None:
        return days_between(job.due_at, question.now) if job.due_at else None

    jobs = visible_jobs(question.user).overdue(question.now)
    return _rows(jobs, by_person, days_late)


def waiting_rows(question: Question) -> list[Row]:
    """Open jobs; the value is for how many days, from when the work arose."""

    def by_state(job: Job) -> tuple[str, str, Any]:
        return job.state, job.get_state_display(), _ORDER[JobState(job.state)]

    def age(job: Job) -> Decimal:
        return days_between(_arose(job), question.now)

    return _rows(visible_jobs(question.user).open(), by_state, age)


def _arose(job: Job) -> datetime:
    """When the job was opened; where something is live already, when its original changed."""
    return (job.source_changed_at if job.live_at else None) or job.opened_at


_FACTS = (_("Section"), _("Translator"), _("State"), _("Due"))
OVERDUE = Figure(
    key="overdue",
    label=_("Overdue"),
    explanation=_("Open jobs whose due moment has passed, by who has them. As it is now."),
    grouped_by=_("Translator"),
    columns=(
        Column(_("Jobs"), number_of_rows, Kind.COUNT),
        Column(_("Days late, median"), median, Kind.DAYS),
        Column(_("Days late, most"), largest, Kind.DAYS),
    ),
    value=_("Days late"),
    kind=Kind.DAYS,
    facts=_FACTS,
    rows=overdue_rows,
    of_period=False,
)
WAITING = Figure(
    key="waiting",
    label=_("How long work has waited"),
    explanation=_(
        "Open jobs by their state, and for how long they have been open: since the original was "
        "published, or since it changed where a translation is live already. As it is now."
    ),
    grouped_by=_("State"),
    columns=(
        Column(_("Jobs"), number_of_rows, Kind.COUNT),
        Column(_("Days open, median"), median, Kind.DAYS),
        Column(_("Days open, most"), largest, Kind.DAYS),
    ),
    value=_("Days open"),
    kind=Kind.DAYS,
    facts=_FACTS,
    rows=waiting_rows,
    of_period=False,
)
