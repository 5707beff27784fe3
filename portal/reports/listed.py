"""Counted rows as readers see them listed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.apps import apps
from django.utils.translation import gettext

from portal.core.entities.addresses import entity_url
from portal.core.entities.kinds import kind_of
from portal.reports.answers import CountedRow


@dataclass(frozen=True)
class ListedRow:
    """A row in the reader's language. A record without a name there is known by its number."""

    label: str
    on: date | None
    value: Decimal | None
    unit: str
    is_demo: bool
    model: str
    pk: int
    url: str = ""


def record_urls(rows: Iterable[CountedRow]) -> dict[tuple[str, int], str]:
    """The pages of the records that the rows name, where they still have one: a query a kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        wanted[row.model].add(row.pk)
    return {
        (label, record.pk): entity_url(record)
        for label, numbers in wanted.items()
        if (kind := kind_of(apps.get_model(label)))
        for record in kind.published().filter(pk__in=numbers)
    }


def listed_rows(rows: Iterable[CountedRow], language: str) -> list[ListedRow]:
    """Every row that was counted."""
    rows = list(rows)
    urls = record_urls(rows)
    return [
        ListedRow(
            row.label(language) or gettext("Record %(number)s") % {"number": row.pk},
            row.on,
            row.value,
            row.unit,
            row.is_demo,
            row.model,
            row.pk,
            urls.get((row.model, row.pk), ""),
        )
        for row in rows
    ]


def listed_records(rows: Iterable[CountedRow], language: str) -> list[ListedRow]:
    """The records that the rows name, each once."""
    named = {(row.model, row.pk): row for row in reversed(listed_rows(rows, language))}
    return list(reversed(named.values()))
