"""The office's calendar in the admin, and as a file for calendar programs."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.users.models import UserProfile

from portal.core.calendar import (
    MONTHS_AHEAD,
    CalendarKind,
    Span,
    agenda,
    by_month,
    kinds_for,
    months_after,
    reminded_since,
)
from portal.core.calendar_feeds import CalendarFeed, new_token
from portal.core.calendar_file import calendar_file
from portal.core.people import person_behind
from portal.core.settings import SiteIdentity

_ONE_DAY = timedelta(days=1)
# What lies further away has no calendar yet, or nobody's interest any more.
_YEARS_BACK, _YEARS_AHEAD = 5, 10
_MONTH_LENGTH = len("2026-11")


def _asked_month(text: str, today: date) -> date:
    """The first of the month in a query string; of this month when that says nothing."""
    this_month = today.replace(day=1)
    try:
        asked = date.fromisoformat(f"{text}-01") if len(text) == _MONTH_LENGTH else this_month
    except ValueError:
        return this_month
    return asked if -_YEARS_BACK <= asked.year - today.year <= _YEARS_AHEAD else this_month


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """Twelve months, by month; what was missed stands first."""

    template_name = "core/admin/calendar.html"
    page_title = gettext_lazy("Calendar")
    header_icon = "calendar-alt"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where the page stands."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `overdue`, `months`, `kinds` and the ways to other months."""
        today = timezone.localdate()
        person = person_behind(self.request)
        kinds = kinds_for(person)
        chosen = [kind for kind in kinds if kind.key == self.request.GET.get("kind")]
        first = _asked_month(self.request.GET.get("from", ""), today)
        after = months_after(first, MONTHS_AHEAD)
        is_now = first == today.replace(day=1)
        since = min(first, reminded_since(chosen or kinds, today)) if is_now else first
        items = agenda(person, Span(since, after - _ONE_DAY, today), chosen or kinds)
        overdue = [item for item in items if is_now and item.needs_reminding]
        in_months = [item for item in items if item.entry.starts_on >= first]
        return super().get_context_data(
            overdue=overdue,
            months=list(by_month(item for item in in_months if item not in overdue)),
            first=first,
            last=after - _ONE_DAY,
            today=today,
            is_now=is_now,
            kinds=kinds,
            chosen=chosen[0] if chosen else None,
            earlier=months_after(first, -MONTHS_AHEAD),
            later=after,
            feed=CalendarFeed.objects.filter(user_id=person.pk).first(),
            **kwargs,
        )


@require_POST
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Give the person a private address; the one before stops working."""
    CalendarFeed.objects.update_or_create(
        user_id=person_behind(request).pk,
        defaults={"token": new_token(), "created_at": timezone.now()},
    )
    messages.success(request, _("This is your private address. Earlier ones no longer work."))
    return redirect("calendar")


@require_POST
def revoke_feed(request: HttpRequest) -> HttpResponse:
    """Close the person's private address."""
    CalendarFeed.objects.filter(user_id=person_behind(request).pk).delete()
    messages.success(request, _("The private address no longer works."))
    return redirect("calendar")


def _feed_span(kinds: list[CalendarKind], today: date) -> Span:
    first = reminded_since(kinds, today)
    return Span(first, months_after(today.replace(day=1), MONTHS_AHEAD + 1) - _ONE_DAY, today)


@require_safe
@never_cache
def calendar_feed(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """The calendar of the person whose private address this is; nothing tells a wrong one why."""
    feed = CalendarFeed.opened_with(pk, token)
    if feed is None:
        raise Http404
    language = UserProfile.get_for_user(feed.user).get_preferred_language()
    today = timezone.localdate()
    with translation.override(language):
        kinds = kinds_for(feed.user)
        found = agenda(feed.user, _feed_span(kinds, today), kinds)
        items = [item for item in found if not item.is_overdue or item.needs_reminding]
        identity = SiteIdentity.for_request(request)
        content = calendar_file(
            items,
            name=SiteIdentity.name.in_any_language(identity) or _("Calendar"),
            base=settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
            stamp=timezone.now(),
        )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="calendar.ics"',
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
        },
    )
