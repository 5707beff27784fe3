"""What a text states in figures: the common ground of both languages."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Final

from portal.translation.checks.findings import Span


class Unit(Enum):
    """What kind of thing a reading is; only readings of the same kind are compared."""

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"  # Monday is 2, as in Vietnamese; Sunday is 8
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    TIME = "time"  # minutes after midnight
    VAGUE = "vague"  # hundreds, thousands
    DOCUMENT = "document"
    NAME = "name"  # Covid-19, G7
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"


_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2100

Reading = tuple[Unit, Decimal | str]


class Weight(IntEnum):
    """How bad it is when the other side does not have it."""

    SILENT = 0  # an article, or a number: matches one, and is never missed
    SOFT = 1  # missed only when something else stands in its place
    WEAK = 2  # asked about
    STRONG = 3


class Direction(Enum):
    """Which side of the number the truth lies on, or where a change goes."""

    UP = 1
    DOWN = -1


class Step(Enum):
    """How a number belongs to a rise or a fall."""

    BY = 1
    TO = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of a text.

    Attributes:
        readings: what it may mean, the likeliest first.
        lenient: readings that only a careless writer would mean: 3,000 in Vietnamese.
        percent: whether it is a percentage.
        points: whether these are percentage points: from 75% to 87% is a rise by 12 of them.
        currency: an ISO 4217 code, "" for none.
        qualifier: "over", "nearly", ... as in the data files, "" for none.
        doubtful_qualifier: whether "over" may mean "on" or "during" here.
        change: whether it is said to be a rise or a fall.
        step: whether it is how much something changed by, or what it changed to; None if not said.
        malformed: written as the other language writes numbers.
        ambiguous: a day that may be read as a month by others.
        noun: a code for what is counted, "" for things that the data files do not have.
        bare: whether it is millions of nothing in particular: of dong, as everybody knows.
        grouped: whether its thousands are set off.
        repeatable: often said twice in one language and once in the other: the 14 of "8 of 14".
        scale: what its digits were multiplied with: a million for "2 million".
    """

    readings: tuple[Reading, ...]
    weight: Weight
    span: Span
    lenient: tuple[Reading, ...] = ()
    percent: bool = False
    points: bool = False
    currency: str = ""
    qualifier: str = ""
    doubtful_qualifier: bool = False
    change: Direction | None = None
    step: Step | None = None
    malformed: bool = False
    ambiguous: bool = False
    noun: str = ""
    bare: bool = False
    grouped: bool = False
    repeatable: bool = False
    scale: Decimal = Decimal(1)

    @property
    def unit(self) -> Unit:
        """The kind of its likeliest reading."""
        return self.readings[0][0]

    @property
    def is_year(self) -> bool:
        """Whether it reads like a year of the calendar: four digits, nothing with them."""
        value = self.value
        return (
            self.unit is Unit.NUMBER
            and isinstance(value, Decimal)
            and _FIRST_YEAR <= value <= _LAST_YEAR
            and value == value.to_integral_value()
            and not (self.percent or self.currency or self.grouped)
        )

    @property
    def value(self) -> Decimal | str:
        """The value of its likeliest reading."""
        return self.readings[0][1]
