"""The three buttons that wagtail-localize's editor lacks: send, approve, ask for changes."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.core.publishing import PublicationRefused
from portal.translation.access import reasons_against_translating
from portal.translation.review import APPROVE, decide, send_for_review
from portal.translation.sources import translation_into
from portal.translation.versions import TranslationNotReady


@require_POST
def send(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send the English version for review, or list what is missing."""
    translation = _translation_into(page_id)
    if reasons := reasons_against_translating(person_behind(request), translation):
        raise PermissionDenied(" ".join(reasons))
    return _attempt(
        request,
        page_id,
        lambda: send_for_review(translation, person_behind(request)),
        _("The English text has been sent for review."),
    )


@require_POST
def decide_on(request: HttpRequest, page_id: int) -> HttpResponse:
    """Approve and publish, or ask for changes with a comment."""
    translation = _translation_into(page_id)
    decision = request.POST.get("decision", "")
    comment = request.POST.get("comment", "").strip()
    done = (
        _("The English text has been approved.")
        if decision == APPROVE
        else _("The translator has been asked for changes.")
    )
    return _attempt(
        request,
        page_id,
        lambda: decide(translation, person_behind(request), decision, comment),
        done,
    )


def _translation_into(page_id: int) -> Translation:
    translation = translation_into(get_object_or_404(Page, pk=page_id))
    if translation is None:
        raise Http404
    return translation


def _attempt(
    request: HttpRequest, page_id: int, act: Callable[[], object], done: str
) -> HttpResponse:
    try:
        act()
    except (TranslationNotReady, PublicationRefused) as refused:
        for reason in refused.messages:
            messages.error(request, reason)
    else:
        messages.success(request, done)
    return redirect("wagtailadmin_pages:edit", page_id)
