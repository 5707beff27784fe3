"""Sending a translation for review, deciding about it, and when it goes live."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.translation.access import reasons_against_translating, visible_jobs
from portal.translation.choices import JobState
from portal.translation.jobs.deciding import KINDS_OF_CHANGE, decide_change, may_decide_change
from portal.translation.models import Job
from portal.translation.review import APPROVE, decide, hand_back, recall, send_for_review
from portal.translation.review.answers import Answer, answered
from portal.translation.review.releasing import plan_release, publish_again
from portal.translation.review.unapproving import take_approval_back
from portal.translation.sources import require_target_page, target_page

_HAND_BACK = "hand_back"


@require_POST
@answered
def send(request: HttpRequest, job_id: int) -> str:
    """Send the translation for review: `reviewer` by number, `flash` for the headline first."""
    user, translation = person_behind(request), _begun(request, job_id)
    if reasons := reasons_against_translating(user, translation):
        raise PermissionDenied(" ".join(reasons))
    # Without the box, as before; an empty value comes with every box, so that it can be cleared.
    flash = bool(request.POST["flash"]) if "flash" in request.POST else None
    reviewer = _reviewer(translation, request.POST.get("reviewer", ""))
    send_for_review(translation, user, reviewer=reviewer, flash=flash)
    return _("The translation has been sent for review.")


def _reviewer(translation: Translation, number: str) -> AbstractUser | None:
    """The person with this number, if they may publish the page."""
    if not number:
        return None
    people = get_user_model()._default_manager.filter(is_active=True)
    person = people.filter(pk=number).first() if number.isdecimal() else None
    page = require_target_page(translation)
    if person is None or not page.permissions_for_user(person).can_publish():
        raise ValidationError(_("Choose somebody who may publish this page."))
    return person


@require_POST
@answered
def take_back(request: HttpRequest, job_id: int) -> str:
    """Take the translation back from review."""
    recall(_begun(request, job_id).job, person_behind(request))
    return _("The translation has been taken back from review.")


@require_POST
@answered
def decide_on(request: HttpRequest, job_id: int) -> str | Answer:
    """`decision`: approve, reject (with a `comment`) or hand_back; `release` as for `schedule`."""
    user, translation = person_behind(request), _begun(request, job_id)
    decision = request.POST.get("decision", "")
    if decision == _HAND_BACK:
        hand_back(translation, user)
        return _("The translator has been asked to look at your changes.")
    with transaction.atomic():
        if decision == APPROVE and (release := request.POST.get("release")):
            plan_release(translation.job, user, release, _moment(request))
        decide(translation, user, decision, request.POST.get("comment", "").strip())
    if decision == APPROVE:
        address = page.get_url(request) if (page := target_page(translation)) and page.live else ""
        return Answer(_approved(translation), address or "", _("Look at the page"))
    return _("The translator has been asked for changes.")


def _approved(translation: Translation) -> str:
    state, flash = Job.objects.values_list("state", "flash").get(translation=translation)
    if state == JobState.LIVE:
        return _("The translation has been approved and is live.")
    if flash and state == JobState.IN_PROGRESS:
        return _("Headline, lead and captions are live; the page says that the full text follows.")
    if state == JobState.APPROVED:
        return _("The translation has been approved: it goes live together with the original.")
    if state == JobState.SCHEDULED:
        return _("The translation has been approved: it goes live at the set time.")
    return _("The translation has been approved.")


@require_POST
@answered
def schedule(request: HttpRequest, job_id: int) -> str:
    """Say when the translation goes live: `release`, and `release_at` for a set time."""
    job = _begun(request, job_id).job
    plan_release(job, person_behind(request), request.POST.get("release", ""), _moment(request))
    return _("It has been noted when the translation goes live.")


@require_POST
@answered
def unapprove(request: HttpRequest, job_id: int) -> str:
    """Take the approval of a text back that is not live yet."""
    take_approval_back(_begun(request, job_id).job, person_behind(request))
    return _("The approval has been taken back: the text is in review again.")


def _moment(request: HttpRequest) -> datetime | None:
    """The moment that a form names, here unless it says where.

    Raises:
        ValidationError: when it is none.
    """
    text = request.POST.get("release_at", "")
    if not text:
        return None
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise ValidationError(_("Choose a day and an hour in the future."))
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


@require_POST
@answered
def show_again(request: HttpRequest, job_id: int) -> str:
    """Publish a translation again that was withdrawn with its original."""
    publish_again(_begun(request, job_id).job, person_behind(request))
    return _("The translation is live again.")


def change(request: HttpRequest, job_id: int) -> HttpResponse:
    """Ask, or be told by `kind`, how much a change of the original matters to readers."""
    if request.method == "POST":
        return _change(request, job_id)
    job = get_object_or_404(visible_jobs(person_behind(request)), pk=job_id)
    if not may_decide_change(person_behind(request), job):
        raise Http404
    context = {"job": job, "kinds": KINDS_OF_CHANGE}
    return TemplateResponse(request, "translation/review/change.html", context)


@answered
def _change(request: HttpRequest, job_id: int) -> str:
    job = get_object_or_404(visible_jobs(person_behind(request)), pk=job_id)
    decide_change(job, request.POST.get("kind", ""), person_behind(request))
    return _("It has been noted how much the change matters.")


def _begun(request: HttpRequest, job_id: int) -> Translation:
    """The translation of a job that the person may know of."""
    jobs = visible_jobs(person_behind(request)).select_related(
        "translation__source__locale", "translation__target_locale"
    )
    job = get_object_or_404(jobs, pk=job_id)
    if job.translation is None or not job.translation.enabled:
        raise ValidationError(_("Nobody has begun this translation yet."))
    return job.translation
