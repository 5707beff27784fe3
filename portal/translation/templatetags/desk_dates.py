"""Days as people say them, and events in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from portal.translation.queue.events import details_of, name_of

register = template.Library()
_NEAR = 14


@register.filter
def day_from_today(moment: datetime) -> str:
    """How far a day is from today; a date when it is far."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days == -1:
        return gettext("yesterday")
    if 1 < days <= _NEAR:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    if -_NEAR <= days < -1:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")


@register.filter
def event_name(action: str) -> Any:
    """See `name_of`."""
    return name_of(action)


@register.filter
def told(data: Mapping[str, Any]) -> list[str]:
    """See `details_of`."""
    return details_of(data)
