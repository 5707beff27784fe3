"""What a chart shows, before anybody decides how it is drawn. Pure: no Django models.

A value that is not known is None: it leaves a gap and is never drawn as zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueKind(StrEnum):
    """How a value is written for people and stored in a sheet."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    # A share of 1.
    PERCENT = "percent"
    DATE = "date"


class ChartKind(StrEnum):
    """The ways to draw the same data."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"
    SHARE = "share"


@dataclass(frozen=True)
class Category:
    """One place on the axis: a donor, a sector, a year. Its address opens what was counted."""

    key: str
    label: str
    url: str | None = None


@dataclass(frozen=True)
class Series:
    """One value per category, in the order of the categories."""

    label: str
    values: Sequence[Decimal | None]


@dataclass(frozen=True)
class ChartData:
    """Categories and their values in one unit, titled in the reader's language.

    The unit is what stands beside the axis ("programmes", "USD"); amounts of money also name
    their currency, because currencies are never drawn on one axis.
    """

    title: str
    unit: str
    categories: Sequence[Category]
    series: Sequence[Series]
    kind: ValueKind = ValueKind.NUMBER
    currency: str = ""
    # The heading of the column of categories in the table beside the chart.
    category_label: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"{series.label!r} needs one value for each category.")
        if (self.kind == ValueKind.MONEY) != bool(self.currency):
            raise ValueError("Amounts of money, and nothing else, name their currency.")
        if self.kind in (ValueKind.TEXT, ValueKind.DATE):
            raise ValueError("Only numbers can be drawn.")
