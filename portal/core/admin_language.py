"""The admin speaks the language of whoever is signed in, also where it refuses or finds nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
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
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _in_language(language, response.streaming_content)
        return response


def _in_language(language: str, parts: Iterable[Any]) -> Iterator[Any]:
    """The parts of an answer that is written while it is sent, when the view has been left."""
    written = iter(parts)
    while True:
        with translation.override(language):
            part = next(written, None)
        if part is None:
            return
        yield part
