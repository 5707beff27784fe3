"""The calendar as a file that calendar programs read: RFC 5545. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import get_language, gettext
from icalendar import Alarm, Calendar, Event

from portal.core.calendar import AgendaItem

REMINDED_BEFORE: Final = timedelta(days=3)
_READ_AGAIN_AFTER: Final = timedelta(hours=6)
_ONE_DAY: Final = timedelta(days=1)


def _summary(item: AgendaItem) -> str:
    return f"✓ {item.entry.label}" if item.entry.is_done else item.entry.label


def _alarm(item: AgendaItem) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.entry.label)
    alarm.add("trigger", -REMINDED_BEFORE)
    return alarm


def _event(item: AgendaItem, host: str, base: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{item.key}@{host}")
    event.add("dtstamp", stamp)
    event.add("dtstart", item.entry.starts_on)
    event.add("dtend", item.entry.starts_on + _ONE_DAY)
    event.add("summary", _summary(item))
    event.add("categories", [str(item.kind.label)])
    # Nobody is busy on a national day.
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if item.entry.note:
        event.add("description", item.entry.note)
    if item.entry.url:
        event.add("url", f"{base}{item.entry.url}")
    if not item.entry.is_done:
        event.add_component(_alarm(item))
    return event


def calendar_file(items: Iterable[AgendaItem], *, name: str, base: str, stamp: datetime) -> bytes:
    """Items as all-day events. `base` is the site's address, without a path.

    An entry keeps its identity, so that programs change an event rather than add another one.
    """
    host = urlsplit(base).hostname or "localhost"
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//{gettext('Calendar')}//{(get_language() or '').upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _READ_AGAIN_AFTER, parameters={"value": "DURATION"})
    for item in items:
        calendar.add_component(_event(item, host, base, stamp))
    return calendar.to_ical()
