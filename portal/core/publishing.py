"""The gate that every publication passes, whichever way it comes.

Wagtail has many doors to the live site: the editor, workflow approval, bulk actions, the
scheduler, wagtail-localize and `revision.publish()`. Rooms register guards here; `GatedPage`
asks them twice. `publish()` knows who publishes what; `save()` is the last line, which the
doors that never call `publish()` (the editor, aliases, copies) meet when they write a live row.
A view that wants to be polite asks first (`refusals()`); a view that does not is answered by
`PublicationRefusedMiddleware`.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

# A guard answers with reasons, in the user's language, why this must not go live; none is yes.
PublicationGuard = Callable[[Page, Revision | None, AbstractBaseUser | None], list[str]]

# What a version carries beside its words: where the page stands, who works on it, when it shows.
_PAGE_NOTES = frozenset(
    {
        "alias_of", "draft_title", "expire_at", "expired", "first_published_at", "go_live_at",
        "has_unpublished_changes", "last_published_at", "latest_revision",
        "latest_revision_created_at", "live", "live_revision", "locked", "locked_at", "locked_by",
        "numchild", "owner", "path", "depth", "pk", "sort_order", "source_changed_at",
        "translation_key", "url_path", "wagtail_admin_comments",
    }
)  # fmt: skip
_BLOCK_NOTES = frozenset({"id"})
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')

_guards: list[PublicationGuard] = []
_approver_guards: list[PublicationGuard] = []
_timing_guards: list[PublicationGuard] = []

# The scheduler was refused, with nobody there to read why; arguments: sender (the kind of page),
# instance, revision, reasons.
scheduled_publication_refused = Signal()


class PublicationRefused(ValidationError):
    """Raised instead of publishing; `messages` are the reasons, for people.

    It carries an error dictionary, because that is what callers of `save()` look for in a
    validation error of a page.
    """

    def __init__(self, reasons: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: reasons})


def publication_guard(guard: PublicationGuard) -> PublicationGuard:
    """Decorator: ask `guard` before any page goes live."""
    if guard not in _guards:
        _guards.append(guard)
    return guard


def approver_guard(guard: PublicationGuard) -> PublicationGuard:
    """Decorator: a publication guard about the person; without their assent no approve button."""
    if guard not in _approver_guards:
        _approver_guards.append(guard)
    return publication_guard(guard)


def timing_guard(guard: PublicationGuard) -> PublicationGuard:
    """Decorator: a publication guard about the moment; not asked about what goes live later."""
    if guard not in _timing_guards:
        _timing_guards.append(guard)
    return publication_guard(guard)


def approver_refusals(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Why this person is not the one to approve `revision`, whatever it says."""
    return [reason for guard in _approver_guards for reason in guard(page, revision, user)]


def refusals(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None, *, later: bool = False
) -> list[str]:
    """All reasons of all guards why `page` must not go live as it is in `revision`.

    `later` asks only whether it may be approved: its moment is asked about when it comes.
    """
    guards = [guard for guard in _guards if not later or guard not in _timing_guards]
    return [reason for guard in guards for reason in guard(page, revision, user)]


def refuse_unless_safe(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None, *, later: bool = False
) -> None:
    """Raise `PublicationRefused` when any guard has a reason."""
    if reasons := refusals(page, revision, user, later=later):
        raise PublicationRefused(reasons)


@approver_guard
def second_pair_of_eyes(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Nobody publishes words that nobody else has seen.

    The version that goes live must have been saved, word for word, by somebody other than the
    person who publishes it: also a last correction takes a second person.

    Commands and the scheduler act without a user: the importer's `--publish` is an
    administrator's decision, and the scheduler carries out what somebody already approved.
    """
    if user is None or revision is None or getattr(user, "is_superuser", False):
        return []
    if revision.user_id != user.pk or _has_been_written_by_another(page, revision):
        return []
    return [_("You wrote this version: someone else must approve it.")]


def _has_been_written_by_another(page: Page, revision: Revision) -> bool:
    """Whether somebody else has saved the very words of `revision`.

    The editor saves a new version whenever somebody publishes, also when nothing was changed.
    """
    versions = page.revisions.order_by("-pk").values_list("user_id", "content")
    # From the database, too: in memory its dates are not written down yet.
    words = [_words(content) for _user, content in versions.filter(pk=revision.pk)]
    return any(
        user_id != revision.user_id and _words(content) in words
        for user_id, content in versions.filter(pk__lt=revision.pk).iterator()
    )


def _words(content: Any) -> Any:
    """What a version says, without what Wagtail notes beside it and how it is written down."""
    if isinstance(content, dict):
        notes = _BLOCK_NOTES if "type" in content and "value" in content else _PAGE_NOTES
        return {name: _words(value) for name, value in content.items() if name not in notes}
    if isinstance(content, list):
        return [_words(member) for member in content]
    if isinstance(content, str):
        if content.startswith("["):
            with suppress(ValueError):
                return _words(json.loads(content))
        return " ".join(_BLOCK_KEY.sub("", content).split())
    return content


class PublicationRefusedMiddleware:
    """Turns a refusal that no view caught into a message on the page the user came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The draft is already saved when a publication is refused, so nothing is lost."""
        if not isinstance(error, PublicationRefused):
            return None
        for reason in error.messages:
            messages.error(request, reason)
        came_from = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
            came_from = reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's approval dialogue: it closes and goes where the reasons are shown.
            return JsonResponse({"step": "success", "redirect": came_from})
        return redirect(came_from)
