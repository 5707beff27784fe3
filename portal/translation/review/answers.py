"""What the review's forms are answered: a sentence, and the page that they stood on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages as admin_messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from portal.translation.review.typed import keep_typed


@dataclass(frozen=True)
class Answer:
    """A sentence, with the way to what it tells of: an address and what it is called."""

    text: str
    address: str = ""
    label: str = ""


# Answers with the sentence that a person is told.
Action = Callable[..., str | Answer]
View = Callable[..., HttpResponse]


def answered(action: Action) -> View:
    """A view that carries `action` out and says what came of it, or why it was refused.

    What somebody typed into a form that is refused stands there again.
    """

    @wraps(action)
    def view(request: HttpRequest, job_id: int) -> HttpResponse:
        try:
            _tell(request, action(request, job_id))
        except ValidationError as refused:
            for reason in refused.messages:
                messages.error(request, reason)
            keep_typed(request, job_id)
        except PermissionDenied as denied:
            messages.error(request, str(denied) or _("You may not do that now."))
        return _back(request)

    return view


def _tell(request: HttpRequest, answer: str | Answer) -> None:
    if isinstance(answer, str):
        messages.success(request, answer)
        return
    buttons = [admin_messages.button(answer.address, answer.label)] if answer.address else []
    admin_messages.success(request, answer.text, buttons=buttons)


def _back(request: HttpRequest) -> HttpResponse:
    """Where the form says, or where it stood."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        came_from = ""
    return redirect(get_valid_next_url_from_request(request) or came_from or "wagtailadmin_home")
