"""Questions as reports print and freeze them, and their answers. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.core.figures import Quantity
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.rules import Rule, RuleBroken


class Window(StrEnum):
    """Which days, seen from the report's period."""

    THIS = "this"
    PREVIOUS = "previous"
    LAST_YEAR = "last-year"


@dataclass(frozen=True)
class Ask:
    """One thing that a block wants to know."""

    figure: str
    dimension: str = ""
    window: Window = Window.THIS

    @property
    def key(self) -> str:
        """As in addresses and frozen reports: "committed/donor@previous"."""
        dimension = f"/{self.dimension}" if self.dimension else ""
        window = "" if self.window is Window.THIS else f"@{self.window}"
        return f"{self.figure}{dimension}{window}"

    @classmethod
    def from_key(cls, key: str) -> "Ask":
        """The inverse of `key`.

        Raises:
            ValueError: when there is no such window.
        """
        rest, _at, window = key.partition("@")
        name, _slash, dimension = rest.partition("/")
        return cls(name, dimension, Window(window) if window else Window.THIS)


@dataclass(frozen=True)
class Line:
    """One printed number.

    Attributes:
        group: the group's key within its dimension; "" for the total.
        rows: how many rows were counted.
        unknown: how many of them have no amount; it is not known, and not zero.
        parts: for a rate, the two quantities it was made of.
        refused: the rule because of which the rows have no sum; the value is None then.
    """

    group: str
    label_vi: str
    label_en: str
    quantity: Quantity
    rows: int
    unknown: int = 0
    parts: tuple[Quantity, Quantity] | None = None
    refused: Rule | None = None

    @property
    def key(self) -> str:
        """Its name within the answer: group and unit."""
        return f"{self.group}.{self.quantity.unit}"

    def label(self, language: str) -> str:
        """The group's name; "" where nobody has written it in that language."""
        return self.label_vi if language == SOURCE_LANGUAGE else self.label_en


@dataclass(frozen=True)
class Answer:
    """The numbers for one ask: a total for each unit, and the groups.

    Attributes:
        repeats: the groups may share rows, so they need not add up to the total (rule 6).
    """

    ask: Ask
    totals: tuple[Line, ...]
    groups: tuple[Line, ...] = ()
    repeats: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every printed number."""
        return self.totals + self.groups

    def line(self, key: str) -> Line | None:
        """The line with this key."""
        return next((line for line in self.lines if line.key == key), None)

    @property
    def units(self) -> list[str]:
        """The currencies, or the one thing counted, in order."""
        return [line.quantity.unit for line in self.totals]


@dataclass(frozen=True)
class CountedRow:
    """One row behind a figure.

    Attributes:
        model, pk: the record that names the row, as "app.model" and its number.
        value: what it adds to the figure; None when its amount is unknown.
        groups: the groups under which it stands.
    """

    model: str
    pk: int
    label_vi: str
    label_en: str
    value: Decimal | None
    unit: str
    on: date | None = None
    groups: tuple[str, ...] = ()
    is_demo: bool = False

    def label(self, language: str) -> str:
        """The row's name; "" where nobody has written it in that language."""
        return self.label_vi if language == SOURCE_LANGUAGE else self.label_en


def rows_of(line: Line, rows: list[CountedRow]) -> list[CountedRow]:
    """The rows behind one printed number."""
    return [
        row
        for row in rows
        if row.unit == line.quantity.unit and (not line.group or line.group in row.groups)
    ]


def sum_of(rows: list[CountedRow]) -> Decimal | None:
    """What the rows add up to; None when no amount is known."""
    known = [row.value for row in rows if row.value is not None]
    return sum(known, Decimal(0)) if known or not rows else None


def prove(answer: Answer, rows: list[CountedRow]) -> Answer:
    """The answer, once its rows are seen to make each of its numbers exactly.

    A rate is not a sum; its two parts are proven as the figures they are.

    Raises:
        RuleBroken: rule 7, naming the ask and the line that is wrong.
    """
    for line in answer.lines:
        if line.refused or line.parts:
            continue
        behind = rows_of(line, rows)
        if len(behind) != line.rows or sum_of(behind) != line.quantity.value:
            raise RuleBroken(Rule.ROWS_MAKE_THE_FIGURE, f"{answer.ask.key} {line.key}")
    return answer


def with_value(line: Line, value: Decimal | None) -> Line:
    """The same line with another number."""
    return replace(line, quantity=line.quantity.with_value(value))
