"""Calculating with figures without making them wrong: the first five rules. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from portal.core.figures import Conversion, ExchangeRate, Measure, Qualifier, Quantity
from portal.core.periods import Period
from portal.core.rules import Rule, RuleBroken


def _refuse_mixture(one: Quantity, other: Quantity) -> None:
    """Rules 1, 2 and 5: what has no common meaning.

    Raises:
        RuleBroken: naming the rule.
    """
    if one.measure != other.measure:
        raise RuleBroken(Rule.MEASURES_ARE_NOT_MIXED, f"{one.measure} + {other.measure}")
    if one.unit != other.unit:
        is_money = one.is_money or other.is_money
        rule = Rule.CURRENCIES_ARE_NOT_ADDED if is_money else Rule.MEASURES_ARE_NOT_MIXED
        raise RuleBroken(rule, f"{one.unit} + {other.unit}")
    if one.scope != other.scope:
        raise RuleBroken(Rule.SCOPES_ARE_NOT_MIXED, f"{one.scope} + {other.scope}")


def summed_qualifier(one: Qualifier, other: Qualifier) -> Qualifier:
    """How exactly a sum is known (rule 3): "over" + exact = "over".

    Raises:
        RuleBroken: when "over" and "nearly" meet; their sum could lie on either side.
    """
    known = {one, other} - {Qualifier.EXACT}
    if not known:
        return Qualifier.EXACT
    if known >= {Qualifier.OVER, Qualifier.NEARLY}:
        raise RuleBroken(Rule.QUALIFIERS_ADD_ONE_WAY, f"{one} + {other}")
    return Qualifier.ABOUT if Qualifier.ABOUT in known else known.pop()


def _span(one: Period, other: Period) -> Period:
    starts = [period.starts_on for period in (one, other)]
    ends = [period.ends_on for period in (one, other)]
    return Period(
        min((day for day in starts if day), default=None) if all(starts) else None,
        max((day for day in ends if day), default=None) if all(ends) else None,
    )


def _plus(one: Quantity, other: Quantity) -> Quantity:
    _refuse_mixture(one, other)
    if one.measure == Measure.SHARE:
        raise RuleBroken(Rule.MEASURES_ARE_NOT_MIXED, str(Measure.SHARE))
    if one.period.overlaps(other.period):
        raise RuleBroken(Rule.PERIODS_DO_NOT_OVERLAP, f"{one.period} + {other.period}")
    if one.conversion or other.conversion:
        raise RuleBroken(Rule.CURRENCIES_ARE_NOT_ADDED, "converted amounts")
    is_known = one.value is not None and other.value is not None
    return replace(
        one,
        value=one.value + other.value if is_known else None,  # type: ignore[operator]
        period=_span(one.period, other.period),
        qualifier=summed_qualifier(one.qualifier, other.qualifier),
    )


def add(quantities: Iterable[Quantity]) -> Quantity:
    """The sum, over periods that lie apart; unknown when any part is unknown.

    Raises:
        RuleBroken: naming the rule that such a sum would break.
        ValueError: when there is nothing to add.
    """
    first, *rest = quantities
    return reduce(_plus, sorted(rest, key=_start), first) if rest else first


def _start(quantity: Quantity) -> tuple[bool, str]:
    starts_on = quantity.period.starts_on
    return starts_on is not None, str(starts_on)


@dataclass(frozen=True)
class Comparison:
    """Two figures of the same kind side by side.

    Attributes:
        difference: None unless both are known exactly.
        growth: the difference as a share of the earlier figure; None when that is zero, too.
    """

    before: Quantity
    after: Quantity
    difference: Decimal | None
    growth: Decimal | None


def compare(before: Quantity, after: Quantity) -> Comparison:
    """What has changed between two periods.

    Raises:
        RuleBroken: when the two do not measure the same thing for the same scope.
    """
    _refuse_mixture(before, after)
    is_exact = before.qualifier == after.qualifier == Qualifier.EXACT
    if before.value is None or after.value is None or not is_exact:
        return Comparison(before, after, None, None)
    difference = after.value - before.value
    has_growth = before.value and before.measure != Measure.SHARE
    return Comparison(before, after, difference, difference / before.value if has_growth else None)


def convert(quantity: Quantity, rate: ExchangeRate) -> Quantity:
    """The amount in the rate's other currency, with the rate beside it.

    Raises:
        RuleBroken: for anything but an amount in the rate's currency, or one already converted.
    """
    if quantity.unit != rate.base or not quantity.is_money or quantity.conversion:
        raise RuleBroken(Rule.CURRENCIES_ARE_NOT_ADDED, f"{quantity.unit} → {rate.quote}")
    if quantity.value is None:
        return replace(quantity, unit=rate.quote)
    return replace(
        quantity,
        value=quantity.value * rate.rate,
        unit=rate.quote,
        conversion=Conversion(quantity.value, rate),
    )


def share(part: Quantity, whole: Quantity) -> Quantity:
    """Part over whole, as a share of 1; unknown when either is unknown or the whole is zero.

    The two may be different measures, as in disbursed over committed; that is what a rate is.

    Raises:
        RuleBroken: when they differ in currency, scope or period.
    """
    if part.unit != whole.unit:
        raise RuleBroken(Rule.CURRENCIES_ARE_NOT_ADDED, f"{part.unit} / {whole.unit}")
    if part.scope != whole.scope:
        raise RuleBroken(Rule.SCOPES_ARE_NOT_MIXED)
    if part.period != whole.period:
        raise RuleBroken(Rule.PERIODS_DO_NOT_OVERLAP)
    is_exact = part.qualifier == whole.qualifier == Qualifier.EXACT
    known = part.value is not None and whole.value
    return replace(
        part,
        value=part.value / whole.value if known and part.value is not None else None,  # type: ignore[operator]
        measure=Measure.SHARE,
        qualifier=Qualifier.EXACT if is_exact else Qualifier.ABOUT,
    )
