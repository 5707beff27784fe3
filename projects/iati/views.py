"""The published programmes for IATI's registry and its readers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.core.settings import SiteIdentity
from projects.iati.gathering import activities, reporter
from projects.iati.writing import is_writable, written


@require_safe
def iati_activities(request: HttpRequest) -> HttpResponse:
    """All programmes as IATI 2.03; not found while the union or its programmes are unknown."""
    union = reporter(SiteIdentity.for_request(request))
    found = [activity for activity in activities() if is_writable(activity)] if union else []
    if union is None or not found:
        raise Http404(gettext("There is nothing to publish in IATI's format yet."))
    response = HttpResponse(
        written(found, union, timezone.now()), content_type="application/xml; charset=utf-8"
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
