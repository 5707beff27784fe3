"""Taking an approval back while what was approved still waits to go live."""

from typing import Final

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move
from portal.translation.models import Job
from portal.translation.review.releasing import call_off, set_time
from portal.translation.sources import page_into

# Approved, and waiting for its hour or its original.
AWAITING_RELEASE: Final = (JobState.APPROVED, JobState.SCHEDULED)


@transaction.atomic
def take_approval_back(job: Job, user: AbstractUser) -> None:
    """Call the release off and have the same version reviewed once more.

    What visitors read stays. Without a workflow that could be begun anew, the text goes back to
    its translator, who sends it again.

    Raises:
        PermissionDenied: when nothing waits to go live, or this person does not publish it.
    """
    page = page_into(job)
    if page is None or job.state not in AWAITING_RELEASE:
        raise PermissionDenied
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    page = page.specific
    if revision := page.revisions.filter(pk=job.approved_revision_id).first():
        # Approved anew it may go live at once: the version must not bring its old hour along.
        set_time(revision, None)
    call_off(page)
    workflow = page.get_workflow()
    move(
        job,
        JobState.IN_REVIEW if workflow else JobState.CHANGES_ASKED,
        user,
        action="approval_taken_back",
        approved_by=None,
        approved_revision_id=None,
        approved_at=None,
    )
    if workflow:
        workflow.start(page, user)
