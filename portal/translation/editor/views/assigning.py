"""Taking a job from within the editor, and giving it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.core.people import person_behind
from portal.translation.choices import JobState
from portal.translation.editor.rights import reasons_against_writing, visible_job
from portal.translation.jobs.transitions import JobConflict, move

_BACK = (JobState.ASSIGNED, JobState.IN_PROGRESS, JobState.CHANGES_ASKED)


@require_POST
def take_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Make a job that nobody has one's own."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    if job.assignee_id is not None or reasons_against_writing(user, job):
        raise PermissionDenied
    state = JobState.ASSIGNED if job.state == JobState.QUEUED else job.state
    try:
        move(job, state, user, action="taken", assignee=user)
    except JobConflict as conflict:
        messages.error(request, " ".join(conflict.messages))
    return redirect("translation_editor", job.pk)


@require_POST
def release_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Give one's own job back to the queue; what is translated stays."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    if job.assignee_id != user.pk:
        raise PermissionDenied
    state = JobState.QUEUED if job.state in _BACK else job.state
    try:
        move(job, state, user, action="released", assignee=None)
    except JobConflict as conflict:
        messages.error(request, " ".join(conflict.messages))
    return redirect("translation_editor", job.pk)
