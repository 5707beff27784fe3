"""What stands in the office's calendar: each room adds its own, without this one knowing rooms.

A room's `agenda.py` registers providers, which `CoreConfig.ready` discovers. A provider is asked
for a span of days and answers with entries in the active language. Nobody is shown a kind whose
records they may not see in the admin. Pure: no Django models.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

from django.utils.functional import Promise

DAYS_AHEAD = 30
MONTHS_AHEAD = 12
_ANY_PERMISSION = ("add", "change", "delete", "publish", "view")


class Person(Protocol):
    """Somebody who may or may not see records; Django's users are."""

    def has_perm(self, perm: str) -> bool:
        """Whether the person holds a permission, as "app.codename"."""


@dataclass(frozen=True)
class EntryAction:
    """Something that is done to an entry with one click: a form is posted to `url`."""

    label: str
    url: str
    # The field that says on which day it was done, when the person may say so.
    asks_day: bool = False


@dataclass(frozen=True)
class CalendarEntry:
    """Something that takes or took place on one day.

    `key` is the same every time the entry is asked for; `url` is where the person reads on or
    changes it, "" for somebody who may not.
    """

    key: str
    starts_on: date
    label: str
    url: str = ""
    is_done: bool = False
    note: str = ""
    actions: tuple[EntryAction, ...] = ()


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both inside, as somebody looks at them today."""

    first: date
    last: date
    today: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def years(self) -> range:
        """Every year of which a day may fall into the span, by the lunar calendar, too."""
        return range(self.first.year - 1, self.last.year + 1)


Provider = Callable[[Span, Person], Iterable[CalendarEntry]]


@dataclass(frozen=True)
class CalendarKind:
    """A kind of entry: who sees it and how long somebody is reminded of what was missed.

    `model` is "app.model", all in small letters.
    """

    key: str
    label: str | Promise
    model: str
    provider: Provider
    reminded_for: timedelta

    def is_seen_by(self, person: Person) -> bool:
        """Whether the person has any permission for the records."""
        app, name = self.model.split(".")
        return any(person.has_perm(f"{app}.{action}_{name}") for action in _ANY_PERMISSION)


@dataclass(frozen=True)
class AgendaItem:
    """An entry with its kind, as somebody looks at it today."""

    kind: CalendarKind
    entry: CalendarEntry
    today: date

    @property
    def key(self) -> str:
        """Its name among the entries of all kinds."""
        return f"{self.kind.key}-{self.entry.key}"

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed without its being done."""
        return self.entry.starts_on < self.today and not self.entry.is_done

    @property
    def needs_reminding(self) -> bool:
        """Whether it is overdue and there is still a point in doing it."""
        return self.is_overdue and self.today - self.entry.starts_on <= self.kind.reminded_for


@dataclass(frozen=True)
class AgendaGroup:
    """The items of one day or of one month; `starts_on` is the day or the first of the month."""

    starts_on: date
    items: list[AgendaItem] = field(default_factory=list)


_kinds: dict[str, CalendarKind] = {}


def calendar_kind(
    *, key: str, label: str | Promise, model: str, reminded_for: timedelta
) -> Callable[[Provider], Provider]:
    """Decorator: the function provides the entries of a kind."""

    def register(provider: Provider) -> Provider:
        _kinds[key] = CalendarKind(key, label, model, provider, reminded_for)
        return provider

    return register


def kinds_for(person: Person) -> list[CalendarKind]:
    """The kinds that a person sees, in the order of registration."""
    return [kind for kind in _kinds.values() if kind.is_seen_by(person)]


def agenda(person: Person, span: Span, kinds: Collection[CalendarKind]) -> list[AgendaItem]:
    """Every entry of these kinds in the span, by day."""
    items = [
        AgendaItem(kind, entry, span.today)
        for kind in kinds
        for entry in kind.provider(span, person)
        if entry.starts_on in span
    ]
    return sorted(items, key=lambda item: (item.entry.starts_on, item.entry.label, item.key))


def reminded_since(kinds: Collection[CalendarKind], today: date) -> date:
    """The earliest day of which anybody is still reminded."""
    return today - max((kind.reminded_for for kind in kinds), default=timedelta())


def by_day(items: Iterable[AgendaItem]) -> Iterator[AgendaGroup]:
    """Items in the order of days, grouped by day."""
    for day, found in groupby(items, lambda item: item.entry.starts_on):
        yield AgendaGroup(day, list(found))


def by_month(items: Iterable[AgendaItem]) -> Iterator[AgendaGroup]:
    """Items in the order of days, grouped by month."""
    for first, found in groupby(items, lambda item: item.entry.starts_on.replace(day=1)):
        yield AgendaGroup(first, list(found))


def months_after(first: date, number: int) -> date:
    """The first of the month that comes `number` months after another one."""
    months = first.year * 12 + first.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)
