"""Bringing in a translation as a PO file."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.translation.access import reasons_against_translating
from portal.translation.exchange.localize_po import import_po, read_po
from portal.translation.views.submit import refuse


@require_POST
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over a PO file, or say what is wrong with it."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if reasons := reasons_against_translating(person_behind(request), translation):
        return refuse(request, reasons)
    try:
        done = import_po(translation, read_po(request.FILES.get("file")), person_behind(request))
    except ValidationError as invalid:
        for message in invalid.messages:
            messages.error(request, message)
    else:
        messages.success(request, done)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
