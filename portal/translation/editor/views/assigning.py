"""Taking a job from within the editor, and giving it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.core.people import person_behind
from portal.translation.editor.rights import visible_job
from portal.translation.jobs.transitions import JobConflict
from portal.translation.models import Job
from portal.translation.queue.actions import release, take
from portal.translation.queue.rights import Rights, rights_of


@require_POST
def take_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Make a job that nobody has one's own."""
    return _attempt(request, job_id, take)


@require_POST
def release_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Give a job back to the queue; what is translated stays."""
    return _attempt(request, job_id, release)


def _attempt(
    request: HttpRequest, job_id: int, action: Callable[[Job, Rights], None]
) -> HttpResponse:
    user = person_behind(request)
    job = visible_job(user, job_id)
    try:
        action(job, rights_of(user))
    except JobConflict as conflict:
        for message in conflict.messages:
            messages.error(request, message)
    return redirect("translation_editor", job.pk)
