"""What is tied to an entity: each room adds its own, without this one knowing the rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from portal.core.dates import listed_date
from portal.core.entities.addresses import entity_url, tied_address
from portal.core.entities.kinds import EntityKind, kind_of
from portal.core.languages import LanguageCode
from portal.core.records import Record

SHOWN = 8


@dataclass(frozen=True)
class Row:
    """One thing in a list: its name, where it stands if it has a page, a few words about it."""

    title: str
    url: str = ""
    details: tuple[str, ...] = ()
    is_demo: bool = False


@dataclass(frozen=True)
class Tie:
    """One sort of thing that is tied to entities of a kind."""

    key: str
    heading: Any
    find: Callable[[Any], QuerySet]

    def tied_to(self, record: Record) -> QuerySet:
        """Everything of this sort, with what its rows show."""
        found = self.find(record)
        kind = kind_of(found.model)
        return found.select_related(*kind.joined) if kind and kind.joined else found


@dataclass(frozen=True)
class TiedGroup:
    """The first of the things that one tie finds; `all_address` leads to the others."""

    key: str
    heading: str
    rows: list[Row]
    all_address: str = ""


_ties: dict[type[Record], list[Tie]] = {}


def tied_to(model: type[Record], key: str, heading: Any) -> Callable[[Callable], Callable]:
    """Decorator: show what this function finds on the page of every `model`."""

    def register(find: Callable[[Any], QuerySet]) -> Callable[[Any], QuerySet]:
        _ties.setdefault(model, []).append(Tie(key, heading, find))
        return find

    return register


@singledispatch
def row_of(thing: Any) -> Row:
    """How a thing is shown in a list; rooms register what has no page of its own."""
    raise TypeError(f"Nobody has said how to list a {type(thing).__name__}.")


@row_of.register
def _record_row(record: Record) -> Row:
    kind = kind_of(type(record))
    details = [word for word in kind.details(record) if word] if kind else []
    return Row(str(record.label), entity_url(record), tuple(details), record.is_demo)


@row_of.register
def _page_row(page: Page) -> Row:
    moment = getattr(page, "shown_date", None)
    details = (listed_date(moment),) if moment else ()
    return Row(page.title, page.url or "", details, getattr(page, "is_demo", False))


def ties_of(model: type[Record]) -> list[Tie]:
    """All ties of a kind's entities, in the order of registration."""
    return _ties.get(model, [])


def tied_groups(kind: EntityKind, record: Record, language: LanguageCode) -> list[TiedGroup]:
    """Every tie that finds something: one query each."""
    groups = []
    for tie in ties_of(kind.model):
        found = list(tie.tied_to(record)[: SHOWN + 1])
        if found:
            address = tied_address(kind, record, tie.key, language) if len(found) > SHOWN else ""
            rows = [row_of(thing) for thing in found[:SHOWN]]
            groups.append(TiedGroup(tie.key, str(tie.heading), rows, address))
    return groups
