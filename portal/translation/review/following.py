"""Brings the job of a page in step with Wagtail's workflow, whichever door was used."""

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page, TaskState, WorkflowState

from portal.translation.choices import JobState
from portal.translation.jobs.transitions import may_follow, move, note
from portal.translation.models import Job
from portal.translation.sources import page_into


def _job_of(workflow_state: WorkflowState) -> Job | None:
    page = workflow_state.content_object
    return Job.objects.into_page(page).first() if isinstance(page, Page) else None


def review_has_begun(task_state: TaskState, user: AbstractUser | None) -> None:
    """A version was sent for review; a review of several tasks begins once."""
    job = _job_of(task_state.workflow_state)
    if job is None or job.state == JobState.IN_REVIEW:
        return
    if may_follow(job, JobState.IN_REVIEW):
        move(job, JobState.IN_REVIEW, user, action="sent")
    else:
        note(job, user, "sent")


def changes_were_asked(task_state: TaskState, user: AbstractUser | None) -> None:
    """The reviewer wants something else."""
    job = _job_of(task_state.workflow_state)
    if job and may_follow(job, JobState.CHANGES_ASKED):
        remark = task_state.comment
        move(job, JobState.CHANGES_ASKED, user, action="changes_asked", remark=remark)


def review_was_ended(workflow_state: WorkflowState, user: AbstractUser | None) -> None:
    """Somebody has taken the version back, here or in Wagtail's own screens."""
    job = _job_of(workflow_state)
    if job and job.state == JobState.IN_REVIEW:
        move(job, JobState.IN_PROGRESS, user, action="recalled")


def call_back(job: Job) -> None:
    """End the review, and the schedule, of a version whose source is not what it was."""
    page = page_into(job)
    if page is None:
        return
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    if page.workflow_in_progress:
        page.current_workflow_state.cancel()
