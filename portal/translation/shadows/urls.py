"""Our own guard before each of wagtail-localize's addresses.

The addresses and their names stay; ours are registered first. Whatever a later version of
wagtail-localize adds is refused until it is listed here.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.wagtail_hooks import register_admin_urls as localize_admin_urls

from portal.core.people import person_behind
from portal.translation.access import (
    reasons_against_stopping,
    reasons_against_translating,
)
from portal.translation.shadows.submitting import SubmitPage
from portal.translation.sources import target_page

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)


def _open(view: View) -> View:
    return view


def _closed(view: View) -> View:
    """Nothing here needs this address, and it would go round a rule."""

    @wraps(view)
    def refuse(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied

    return refuse


def _instead(replacement: View) -> Callable[[View], View]:
    return lambda view: replacement


def _to_queue(request: HttpRequest) -> HttpResponse:
    """wagtail-localize's list showed every title to everybody, and its download was empty."""
    return redirect("translation_queue")


def _go_back(request: HttpRequest, translation: Translation) -> HttpResponse:
    page = target_page(translation)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
    return redirect(get_valid_next_url_from_request(request) or edit or "wagtailadmin_home")


def _translating_a_piece(view: View) -> View:
    """The editor's own calls: they read JSON, and a status other than 2xx as a failure."""

    @wraps(view)
    def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        if reasons := reasons_against_translating(person_behind(request), translation):
            return JsonResponse({"detail": " ".join(reasons)}, status=403)
        try:
            return view(request, translation_id=translation_id, **kwargs)
        except MultiValueDictKeyError:
            return JsonResponse({"detail": _("The text is missing.")}, status=400)

    return guarded


def _asking(why_not: Callable[..., list[str]]) -> Callable[[View], View]:
    def shadow(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
            translation = get_object_or_404(Translation, pk=translation_id)
            if reasons := why_not(person_behind(request), translation):
                for reason in reasons:
                    messages.error(request, reason)
                return redirect("wagtailadmin_home")
            return view(request, translation_id=translation_id, **kwargs)

        return guarded

    return shadow


def _previewing(view: View) -> View:
    """A picture chosen for the English page may have been deleted since."""

    @wraps(view)
    def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        try:
            return view(request, translation_id=translation_id, **kwargs)
        except ObjectDoesNotExist:
            messages.error(
                request, _("Something that this page refers to has been deleted: choose another.")
            )
            return _go_back(request, translation)

    return guarded


def _machine_translating(view: View) -> View:
    """A service elsewhere may fail in any way; the translator's work must not suffer."""
    guarded = _asking(reasons_against_translating)(view)

    @wraps(view)
    def careful(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        try:
            return guarded(request, translation_id=translation_id, **kwargs)
        except (OSError, RuntimeError, ValueError, LookupError):
            logger.exception("Machine translation failed")
            messages.error(request, _("Machine translation failed; nothing was changed."))
            return _go_back(request, get_object_or_404(Translation, pk=translation_id))

    return careful


_SHADOWS: dict[str, Callable[[View], View]] = {
    "javascript_catalog": _open,
    "submit_page_translation": _instead(SubmitPage.as_view()),
    "submit_snippet_translation": _closed,
    # Publishing the original hands its changes over by itself.
    "update_translations": _closed,
    "edit_string_translation": _translating_a_piece,
    "edit_override": _translating_a_piece,
    # The desk has files of its own, which know sentences and what was changed meanwhile.
    "download_pofile": _closed,
    "upload_pofile": _closed,
    "machine_translate": _machine_translating,
    "preview_translation": _previewing,
    "stop_translation": _asking(reasons_against_stopping),
    "convert_to_alias": _closed,
    "translations_report": _instead(_to_queue),
    "translations_report_results": _instead(_to_queue),
    # Would list the titles of all records, drafts included, to everybody in the admin.
    "snippets_api_listing": _closed,
    "snippets_api_detail": _closed,
}


def shadowed_urls() -> list[URLPattern]:
    """wagtail-localize's addresses, each behind its guard."""
    [localize] = localize_admin_urls()
    return [
        path(
            f"{localize.pattern}{entry.pattern}",
            _SHADOWS.get(entry.name, _closed)(entry.callback),
        )
        for entry in localize.url_patterns
    ]
