"""What an editor is asked right after publishing an original."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages as admin_messages
from wagtail.models import Page

from portal.core.people import person_behind
from portal.translation.choices import ChangeKind
from portal.translation.jobs.deciding import may_decide_change
from portal.translation.models import Job
from portal.translation.review.releasing import version_to_show_again


def offer_decisions(request: HttpRequest, page: Page) -> None:
    """Say what the publication means for its translations, with a way to say otherwise."""
    user = person_behind(request)
    for job in Job.objects.for_page(page).select_related("source_page"):
        if job.change in {ChangeKind.COSMETIC, ChangeKind.SUBSTANTIVE}:
            if may_decide_change(user, job):
                _offer_change(request, job)
        elif version_to_show_again(job):
            messages.info(
                request,
                _("The translation that was withdrawn still says the same: it can be shown again."),
            )


def _offer_change(request: HttpRequest, job: Job) -> None:
    told = (
        _("Readers of the translation are told that this text has changed.")
        if job.change == ChangeKind.SUBSTANTIVE
        else _("Readers of the translation are not told of this change: it looks like a typo.")
    )
    button = admin_messages.button(
        reverse("translation_job_change", args=[job.pk]), _("Decide otherwise")
    )
    admin_messages.info(request, told, buttons=[button])
