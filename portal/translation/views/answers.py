"""Requests of the review, by script or by form, and the two kinds of answers to them."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from portal.translation.jobs.transitions import JobConflict

_JSON = "application/json"
_REFUSED, _CONFLICT, _INVALID = 403, 409, 400
# Answers with what the script is told, and the sentence that a person is.
Action = Callable[..., tuple[Mapping[str, Any], str]]
View = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which reads JSON."""
    return request.content_type == _JSON or _JSON in request.headers.get("Accept", "")


def fields_of(request: HttpRequest) -> Mapping[str, str]:
    """The texts that came with a request, as JSON or from a form.

    Raises:
        ValidationError: when they cannot be read.
    """
    if request.content_type != _JSON:
        return {name: str(value) for name, value in request.POST.items()}
    try:
        body = json.loads(request.body)
    except (ValueError, UnicodeDecodeError):
        body = None
    if not isinstance(body, dict):
        raise ValidationError(_("The request could not be read: load the page again."))
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in body.items()
        if value is not None
    }


def answered(action: Action) -> View:
    """A view that carries `action` out and says what came of it, or why it was refused."""

    @wraps(action)
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            data, said = action(request, *args, **kwargs)
        except JobConflict as conflict:
            return _refuse(request, conflict.messages, _CONFLICT)
        except ValidationError as invalid:
            return _refuse(request, invalid.messages, _INVALID)
        except PermissionDenied as denied:
            reason = str(denied) or _("You may not do that now.")
            return _refuse(request, [reason], _REFUSED)
        if wants_json(request):
            return JsonResponse({**data, "said": said})
        messages.success(request, said)
        return _back(request)

    return view


def _refuse(request: HttpRequest, reasons: list[str], status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"detail": " ".join(reasons), "reasons": reasons}, status=status)
    for reason in reasons:
        messages.error(request, reason)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Where the form says, or where it stood."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        came_from = ""
    return redirect(get_valid_next_url_from_request(request) or came_from or "wagtailadmin_home")
