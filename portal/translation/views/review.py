"""Sending a translation for review, deciding about it, and when it goes live."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.translation.access import reasons_against_translating, visible_jobs
from portal.translation.choices import ChangeKind, JobState
from portal.translation.jobs.deciding import decide_change, may_decide_change
from portal.translation.models import Job
from portal.translation.review import APPROVE, decide, hand_back, recall, send_for_review
from portal.translation.review.releasing import plan_release, publish_again
from portal.translation.sources import require_target_page, translation_into
from portal.translation.views.answers import answered, fields_of

_Answer = tuple[Mapping[str, Any], str]
_HAND_BACK = "hand_back"
_TRUE = frozenset({"on", "true", "1"})


@require_POST
@answered
def send(request: HttpRequest, job_id: int) -> _Answer:
    """Send the translation for review: `reviewer` by number, `flash` for the headline first."""
    return _send(request, _begun(request, job_id))


@require_POST
@answered
def send_page(request: HttpRequest, page_id: int) -> _Answer:
    """The same, from the page's own screen."""
    return _send(request, _translation_into(page_id))


def _send(request: HttpRequest, translation: Translation) -> _Answer:
    user, fields = person_behind(request), fields_of(request)
    if reasons := reasons_against_translating(user, translation):
        raise PermissionDenied(" ".join(reasons))
    flash = fields["flash"].lower() in _TRUE if "flash" in fields else None
    reviewer = _reviewer(translation, fields.get("reviewer", ""))
    send_for_review(translation, user, reviewer=reviewer, flash=flash)
    return _state(translation), _("The translation has been sent for review.")


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
def take_back(request: HttpRequest, job_id: int) -> _Answer:
    """Take the translation back from review."""
    translation = _begun(request, job_id)
    recall(translation, person_behind(request))
    return _state(translation), _("The translation has been taken back from review.")


@require_POST
@answered
def decide_on(request: HttpRequest, job_id: int) -> _Answer:
    """`decision`: approve, reject (with a `comment`) or hand_back; `release` as for `schedule`."""
    return _decide(request, _begun(request, job_id))


@require_POST
@answered
def decide_on_page(request: HttpRequest, page_id: int) -> _Answer:
    """The same, from the page's own screen."""
    return _decide(request, _translation_into(page_id))


def _decide(request: HttpRequest, translation: Translation) -> _Answer:
    user, fields = person_behind(request), fields_of(request)
    decision = fields.get("decision", "")
    if decision == _HAND_BACK:
        hand_back(translation, user)
        return _state(translation), _("The translator has been asked to look at your changes.")
    with transaction.atomic():
        job = Job.objects.filter(translation=translation).first()
        if decision == APPROVE and job and fields.get("release"):
            plan_release(job, user, fields["release"], _moment(fields.get("release_at", "")))
        decide(translation, user, decision, fields.get("comment", "").strip())
    if decision == APPROVE:
        return _state(translation), _approved(translation)
    return _state(translation), _("The translator has been asked for changes.")


def _approved(translation: Translation) -> str:
    state = Job.objects.filter(translation=translation).values_list("state", flat=True).first()
    if state == JobState.APPROVED:
        return _("The translation has been approved: it goes live together with the original.")
    if state == JobState.SCHEDULED:
        return _("The translation has been approved: it goes live at the set time.")
    return _("The translation has been approved.")


@require_POST
@answered
def schedule(request: HttpRequest, job_id: int) -> _Answer:
    """Say when the translation goes live: `release`, and `release_at` for a set time."""
    translation, fields = _begun(request, job_id), fields_of(request)
    moment = _moment(fields.get("release_at", ""))
    plan_release(translation.job, person_behind(request), fields.get("release", ""), moment)
    return _state(translation), _("It has been noted when the translation goes live.")


def _moment(text: str) -> datetime | None:
    """A moment as a form or a script writes it, here unless it says where.

    Raises:
        ValidationError: when it is none.
    """
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
def show_again(request: HttpRequest, job_id: int) -> _Answer:
    """Publish a translation again that was withdrawn with its original."""
    translation = _begun(request, job_id)
    publish_again(translation.job, person_behind(request))
    return _state(translation), _("The translation is live again.")


def change(request: HttpRequest, job_id: int) -> HttpResponse:
    """Ask, or be told by `kind`, how much a change of the original matters to readers."""
    if request.method == "POST":
        return _change(request, job_id)
    job = get_object_or_404(visible_jobs(person_behind(request)), pk=job_id)
    if not may_decide_change(person_behind(request), job):
        raise Http404
    kinds = [ChangeKind.SUBSTANTIVE, ChangeKind.COSMETIC]
    return TemplateResponse(request, "translation/review/change.html", {"job": job, "kinds": kinds})


@answered
def _change(request: HttpRequest, job_id: int) -> _Answer:
    job = get_object_or_404(visible_jobs(person_behind(request)), pk=job_id)
    decide_change(job, fields_of(request).get("kind", ""), person_behind(request))
    data = {"job": job.pk, "change": job.change, "change_label": str(job.get_change_display())}
    return data, _("It has been noted how much the change matters.")


def _begun(request: HttpRequest, job_id: int) -> Translation:
    """The translation of a job that the person may know of."""
    jobs = visible_jobs(person_behind(request)).select_related(
        "translation__source__locale", "translation__target_locale"
    )
    job = get_object_or_404(jobs, pk=job_id)
    if job.translation is None or not job.translation.enabled:
        raise ValidationError(_("Nobody has begun this translation yet."))
    return job.translation


def _translation_into(page_id: int) -> Translation:
    translation = translation_into(get_object_or_404(Page, pk=page_id))
    if translation is None:
        raise Http404
    return translation


def _state(translation: Translation) -> dict[str, Any]:
    job = Job.objects.filter(translation=translation).first()
    if job is None:
        return {}
    return {
        "job": job.pk,
        "state": job.state,
        "state_label": str(job.get_state_display()),
        "percent": job.percent_done,
    }
