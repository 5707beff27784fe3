"""Counted rows as readers see them listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

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


def listed_rows(rows: Iterable[CountedRow], language: str) -> list[ListedRow]:
    """Every row that was counted."""
    return [
        ListedRow(
            row.label(language) or gettext("Record %(number)s") % {"number": row.pk},
            row.on,
            row.value,
            row.unit,
            row.is_demo,
            row.model,
            row.pk,
        )
        for row in rows
    ]


def listed_records(rows: Iterable[CountedRow], language: str) -> list[ListedRow]:
    """The records that the rows name, each once."""
    named = {(row.model, row.pk): row for row in reversed(listed_rows(rows, language))}
    return list(reversed(named.values()))
