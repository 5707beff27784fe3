"""A short way to a page: by its stored address, in one query.

Wagtail walks down the tree from the home page, two queries a step. An address that no page is
stored under, or a page with routes of its own, still goes that way.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_urlpatterns
from wagtail.views import serve as wagtail_serve

from portal.core.languages import base_language
from portal.core.pages import BasePage, page_types


def _url_path(request: HttpRequest, path: str) -> str | None:
    """The address as Wagtail stores it: below the home page of the active language."""
    site = Site.find_for_request(request)
    language = base_language(get_language())
    for root in Site.get_site_root_paths():
        if site and root.site_id == site.pk and root.language_code == language:
            return f"{root.root_path}{path}"
    return None


def page_at(url_path: str) -> BasePage | None:
    """The live page stored under an address, with its language and cover."""
    accessors = [model.page_ptr.field.remote_field.name for model in page_types()]
    found = (
        Page.objects.live()
        .filter(url_path=url_path)
        .select_related("locale", *accessors, *(f"{name}__cover" for name in accessors))
        .first()
    )
    if found is None:
        return None
    page = next(filter(None, (found._state.fields_cache.get(name) for name in accessors)), None)
    if page is not None:
        page.locale = found.locale
    return page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` as Wagtail does, having found it faster."""
    url_path = _url_path(request, path)
    page = page_at(url_path) if url_path else None
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    return wagtail_serve(request, path)


urlpatterns = [
    *(pattern for pattern in wagtail_urlpatterns if pattern.name != "wagtail_serve"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
