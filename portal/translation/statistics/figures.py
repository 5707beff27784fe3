"""Figures for managers: the rows that are counted, and the numbers that are made of them.

Numbers are computed from the very rows that are listed behind them, so neither can say something
else than the other. Only what the reader may read is counted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.functional import Promise

from portal.core.periods import Period
from portal.translation.statistics.measures import Values

Label = str | Promise
Fact = str | date | Decimal | int | None
ALL = ""


@dataclass(frozen=True)
class Question:
    """Who asks, about which days, and what time it is."""

    user: AbstractUser
    period: Period
    now: datetime


@dataclass(frozen=True)
class Row:
    """One thing that was counted.

    Attributes:
        group: under which line of the table it stands.
        order: where that line stands; `group_label` is what it says.
        page: the number of the page it leads to, if it is one.
        value: what was measured; None when it could not be.
        facts: what is shown beside it, as the figure's `facts` name it.
    """

    title: str
    group: str
    group_label: str
    order: Any
    value: Decimal | None
    page: int | None = None
    facts: tuple[Fact, ...] = ()


class Kind(StrEnum):
    """How a number is written."""

    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    SHARE = "share"


@dataclass(frozen=True)
class Column:
    """A number that is made of the values of rows."""

    label: Label
    measure: Callable[[Values], Decimal | None]
    kind: Kind


@dataclass(frozen=True)
class Figure:
    """A table of numbers, and how to get at its rows.

    Attributes:
        explanation: exactly what is counted, for managers.
        grouped_by: the heading of the lines.
        value: the heading of the rows' values.
        facts: the headings of what stands beside them.
        of_period: whether the chosen period matters; otherwise it says how things are now.
    """

    key: str
    label: Label
    explanation: Label
    grouped_by: Label
    columns: tuple[Column, ...]
    value: Label
    kind: Kind
    facts: tuple[Label, ...]
    rows: Callable[[Question], list[Row]]
    of_period: bool = True


@dataclass(frozen=True)
class Line:
    """A line of the table: the group, and the number of each column."""

    group: str
    label: str
    numbers: tuple[Decimal | None, ...]


def number_of_rows(values: Values) -> Decimal:
    """How many there are, measured or not."""
    return Decimal(len(values))


def lines_of(figure: Figure, rows: Sequence[Row], all_label: str) -> list[Line]:
    """The table: one line for each group, and at the end one for all of them together."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.order):
        groups.setdefault(row.group, []).append(row)
    lines = [
        Line(group, members[0].group_label, numbers_of(figure, members))
        for group, members in groups.items()
    ]
    return [*lines, Line(ALL, all_label, numbers_of(figure, rows))] if lines else []


def numbers_of(figure: Figure, rows: Iterable[Row]) -> tuple[Decimal | None, ...]:
    """The numbers that these rows make."""
    values = [row.value for row in rows]
    return tuple(column.measure(values) for column in figure.columns)


def rows_behind(rows: Iterable[Row], group: str) -> list[Row]:
    """The rows of one line; of all lines for the last one."""
    return [row for row in rows if group in (ALL, row.group)]
