"""The admin speaks the language of whoever is signed in, also where it refuses or finds nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile


def is_in_admin(request: HttpRequest) -> bool:
    """Whether the address is one of the admin's, which have no language of their own."""
    return request.path.startswith(reverse("wagtailadmin_home"))


class AdminLanguageMiddleware:
    """Wagtail chooses the language within its views: what it says outside of them is another's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_in_admin(request):
            return self.get_response(request)
        # Wagtail reads the profile from the same person, who is asked for once.
        profile: UserProfile | None = getattr(request.user, "wagtail_userprofile", None)
        language = profile.get_preferred_language() if profile else translation.get_language()
        with translation.override(language):
            return self.get_response(request)
