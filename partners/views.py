"""What the buttons beside an occasion do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.utils import get_valid_next_url_from_request

from partners.greetings import NotSentThen, WrittenOn, send, take_back
from partners.models import Occasion
from partners.models.occasions import KNOWN_YEARS
from portal.core.dates import written_date
from portal.core.people import person_behind


def _occasion(pk: int, year: int) -> Occasion:
    if year not in KNOWN_YEARS:
        raise Http404
    return get_object_or_404(Occasion.objects.published().select_related("recipient"), pk=pk)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or "calendar")


@require_POST
@permission_required("partners.add_activity")
def send_greeting(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Put the greeting of a year on record, as sent today or on the day that was given."""
    occasion = _occasion(pk, year)
    today = timezone.localdate()
    try:
        on = parse_date(request.POST["on"]) if request.POST.get("on") else today
        if on is None:
            raise NotSentThen
        activity, is_new = send(occasion, year, on, today, person_behind(request))
    except (NotSentThen, ValueError):
        message = _("Not recorded: the greeting cannot have been sent on that day.")
        messages.error(request, message)
        return _back(request)
    names = {"greeting": activity, "day": written_date(activity.starts_on or today)}
    if is_new:
        messages.success(request, _("On record: %(greeting)s, sent on %(day)s.") % names)
    else:
        messages.info(request, _("It was on record already: %(greeting)s.") % names)
    return _back(request)


@require_POST
@permission_required("partners.add_activity")
def take_greeting_back(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Remove the record of a greeting that was not sent after all."""
    try:
        if take_back(_occasion(pk, year), year, person_behind(request)):
            messages.success(request, _("The greeting is no longer on record."))
    except WrittenOn:
        message = _("Somebody has edited the greeting since. Change or delete it on its own page.")
        messages.error(request, message)
    return _back(request)
