"""The page that says what may be downloaded, what every column means, and on which terms."""

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from portal.core.languages import base_language, other_language
from portal.core.navigation import LanguageLink
from portal.core.plain_pages import Place, PlainPage, plain_page_response
from portal.core.settings import SiteIdentity
from portal.reports.open_data.registry import datasets
from portal.reports.open_data.views import LICENCE, LICENCE_URL


def _address(language: str) -> Place:
    with override(language):
        return Place(gettext("Open data"), reverse("open_data"))


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every data set with its dictionary: one query, those of the menu apart."""
    page = PlainPage(
        request,
        title=gettext("Open data"),
        address=reverse("open_data"),
        summary=gettext(
            "Every number on this site comes from rows that anybody may download, check and use."
        ),
        section="projects",
    )
    elsewhere = other_language(page.language)
    page.elsewhere = LanguageLink(
        base_language(elsewhere), _address(elsewhere), is_translation=True
    )
    context = {
        "datasets": list(datasets().values()),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "iati_url": _iati(request),
    }
    return plain_page_response(page, "reports/open_data.html", context)


def _iati(request: HttpRequest) -> str:
    """Where the rooms above publish IATI; "" while the union has no reference for it."""
    if not SiteIdentity.for_request(request).iati_reference:
        return ""
    try:
        return reverse("iati_activities")
    except NoReverseMatch:
        return ""
