"""What a number means: its unit, its measure, how exactly it is known, when and for whom. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.core.money import CURRENCIES, written_money
from portal.core.periods import Period
from portal.core.quantities import exact, qualified, written_number, written_percent
from portal.core.rules import Rule, RuleBroken


class Measure(StrEnum):
    """What was measured. Two measures are never one figure, even in the same unit (rule 1)."""

    COUNT = "count"
    PEOPLE = "people"
    COMMITMENT = "commitment"
    DISBURSEMENT = "disbursement"
    TOTAL_COST = "total-cost"
    UNSTATED = "unstated"
    SHARE = "share"


class Qualifier(StrEnum):
    """How exactly a number is known."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"


class Reach(StrEnum):
    """Whose work is counted: what the union itself brought about, or the whole province's."""

    UNION = "union"
    PROVINCE = "province"


@dataclass(frozen=True)
class Scope:
    """Whom a figure speaks of (rule 5).

    Attributes:
        reach: the union's own work or the whole province's.
        territory: the locality's number; None is the whole territory of the union.
        with_predecessors: whether localities that were merged into it are counted, too.
    """

    reach: Reach = Reach.UNION
    territory: int | None = None
    with_predecessors: bool = False


@dataclass(frozen=True)
class ExchangeRate:
    """Units of `quote` for one unit of `base`, on a day, as a source states it."""

    base: str
    quote: str
    rate: Decimal
    on: date
    source: str

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.on or exact(self.rate) <= 0:
            raise RuleBroken(Rule.CURRENCIES_ARE_NOT_ADDED)


@dataclass(frozen=True)
class Conversion:
    """Where a converted amount comes from; stands beside it wherever it is shown (rule 2)."""

    original: Decimal
    rate: ExchangeRate


@dataclass(frozen=True)
class Quantity:
    """A number with everything that decides what may be done with it.

    Attributes:
        value: None when it is not known, which is not zero (rule 2).
        unit: an ISO 4217 code for money, otherwise what is counted ("programme").
        conversion: set when the amount was converted from another currency.
    """

    value: Decimal | None
    unit: str
    measure: Measure
    period: Period
    scope: Scope = Scope()
    qualifier: Qualifier = Qualifier.EXACT
    conversion: Conversion | None = None

    def __post_init__(self) -> None:
        if self.value is not None:
            object.__setattr__(self, "value", exact(self.value))

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit in CURRENCIES

    def with_value(self, value: Decimal | None) -> "Quantity":
        """The same question with another answer."""
        return replace(self, value=value)


def written_quantity(quantity: Quantity) -> str:
    """The number in the reader's language, without the words for what is counted; "" if unknown.

    >>> written_quantity(Quantity(Decimal(84), "programme", Measure.COUNT, Period.year(2023)))
    '84'
    """
    if quantity.value is None:
        return ""
    if quantity.measure == Measure.SHARE:
        return written_percent(quantity.value)
    if quantity.is_money:
        return written_money(quantity.value, quantity.unit, quantity.qualifier)
    return qualified(written_number(quantity.value), quantity.qualifier)
