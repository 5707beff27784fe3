"""Views that belong to no page: not found, server error, robots."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.core.admin_language import is_in_admin
from portal.core.languages import LanguageCode, base_language, other_language
from portal.core.navigation import (
    Destination,
    Surroundings,
    home_of,
    language_links,
    surroundings_of,
)
from portal.core.plain_pages import OnlyElsewhere


def _language_of(request: HttpRequest) -> LanguageCode:
    """What the address says; in the admin, where it says none, what the reader has chosen."""
    if is_in_admin(request):
        return base_language(translation.get_language())
    return base_language(translation.get_language_from_path(request.path))


def _page_in_other_language(request: HttpRequest, language: str) -> Page | None:
    """The live page that stands under the same address in the other language, if any."""
    home = home_of(request, other_language(language))
    if home is None:
        return None
    relative = request.path.removeprefix(f"/{language}/").strip("/")
    url_path = f"{home.url_path}{relative}/" if relative else home.url_path
    return Page.objects.live().public().filter(url_path=url_path, alias_of=None).first()


def _found_elsewhere(
    request: HttpRequest, exception: Exception, language: str
) -> Destination | None:
    """What the other language has: named by the view that was asked, or under this address."""
    if isinstance(exception, OnlyElsewhere):
        return exception.place
    return _page_in_other_language(request, language)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offers the same address in the other language, and the sections of this one."""
    language = _language_of(request)
    with translation.override(language):
        home = home_of(request, language)
        around = surroundings_of(home) if home else Surroundings()
        context = {
            "home": home,
            "menu": around.menu,
            "language_links": list(language_links(home, around.counterpart)) if home else [],
            "found_elsewhere": _found_elsewhere(request, exception, language),
        }
        return HttpResponseNotFound(render_to_string("404.html", context, request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Says that something failed, without asking the database anything."""
    language = _language_of(request)
    with translation.override(language):
        return HttpResponseServerError(render_to_string("500.html", {"language": language}))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything but the admin."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    return render(request, "robots.txt", {"sitemap": sitemap}, content_type="text/plain")
