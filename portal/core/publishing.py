"""The gate that every publication passes, whichever way it comes.

Wagtail has many doors to the live site: the editor, workflow approval, bulk actions, the
scheduler, wagtail-localize and `revision.publish()`. Rooms register guards here; `GatedPage`
asks them twice. `publish()` knows who publishes what; `save()` is the last line, which the
doors that never call `publish()` (the editor, aliases, copies) meet when they write a live row.
A view that wants to be polite asks first (`refusals()`); a view that does not is answered by
`PublicationRefusedMiddleware`.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

# A guard answers with reasons, in the user's language, why this must not go live; none is yes.
PublicationGuard = Callable[[Page, Revision | None, AbstractBaseUser | None], list[str]]

_guards: list[PublicationGuard] = []
_approver_guards: list[PublicationGuard] = []


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


def approver_refusals(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Why this person is not the one to approve `revision`, whatever it says."""
    return [reason for guard in _approver_guards for reason in guard(page, revision, user)]


def refusals(page: Page, revision: Revision | None, user: AbstractBaseUser | None) -> list[str]:
    """All reasons of all guards why `page` must not go live as it is in `revision`."""
    return [reason for guard in _guards for reason in guard(page, revision, user)]


def refuse_unless_safe(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> None:
    """Raise `PublicationRefused` when any guard has a reason."""
    if reasons := refusals(page, revision, user):
        raise PublicationRefused(reasons)


@approver_guard
def second_pair_of_eyes(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Nobody publishes what only they have written.

    Commands and the scheduler act without a user: the importer's `--publish` is an
    administrator's decision, and the scheduler carries out what somebody already approved.
    """
    if user is None or revision is None or getattr(user, "is_superuser", False):
        return []
    unpublished = page.revisions.exclude(user=None).filter(pk__lte=revision.pk)
    # From the database: a page made out of a revision remembers what was live back then.
    live = Page.objects.filter(pk=page.pk).values_list("live_revision_id", flat=True).first()
    if live:
        unpublished = unpublished.filter(pk__gt=live)
    authors = set(unpublished.values_list("user_id", flat=True))
    if authors and authors <= {user.pk}:
        return [_("Someone else must approve this: submit it for approval.")]
    return []


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
