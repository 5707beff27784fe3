"""The rules of the figures: what may not be added, compared or converted says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.core.arithmetic import add, compare, convert, share, summed_qualifier
from portal.core.figures import (
    ExchangeRate,
    Measure,
    Qualifier,
    Quantity,
    Reach,
    Scope,
    written_quantity,
)
from portal.core.money import CURRENCIES, Money
from portal.core.periods import Period
from portal.core.rules import Rule, RuleBroken

AMOUNTS = st.decimals(0, Decimal("9e12"), places=2)
SIMPLE = st.sampled_from([Qualifier.EXACT, Qualifier.OVER, Qualifier.ABOUT])


def quantity(value="100", unit="USD", measure=Measure.COMMITMENT, period=None, **more) -> Quantity:
    known = None if value is None else Decimal(value)
    return Quantity(known, unit, measure, period or Period.year(2022), **more)


LATER = Period.year(2023)
RATE = ExchangeRate("USD", "VND", Decimal("22949"), date(2019, 12, 31), "Ngân hàng Nhà nước")


def broken_rule(call) -> Rule:
    with pytest.raises(RuleBroken) as caught:
        call()
    return caught.value.rule


@given(AMOUNTS, AMOUNTS, SIMPLE, SIMPLE)
def test_the_sum_is_exact_whichever_comes_first(one, other, first, second):
    earlier = quantity(one, qualifier=first)
    later = quantity(other, period=LATER, qualifier=second)

    assert add([earlier, later]).value == one + other
    assert add([earlier, later]) == add([later, earlier])
    assert add([earlier, later]).period == Period.own(date(2022, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "measures",
    [
        (Measure.COMMITMENT, Measure.DISBURSEMENT),
        (Measure.DISBURSEMENT, Measure.TOTAL_COST),
        (Measure.TOTAL_COST, Measure.COMMITMENT),
    ],
)
@pytest.mark.parametrize("what", [lambda one, other: add([one, other]), compare])
def test_rule_1_measures_are_not_mixed(measures, what):
    one, other = (
        quantity(measure=measure, period=period)
        for measure, period in zip(measures, (Period.year(2022), LATER), strict=True)
    )

    assert broken_rule(lambda: what(one, other)) is Rule.MEASURES_ARE_NOT_MIXED


def test_rule_1_counting_units_are_not_mixed():
    programmes = quantity("84", "programme", Measure.COUNT)
    grants = quantity("97", "grant", Measure.COUNT, LATER)

    assert broken_rule(lambda: add([programmes, grants])) is Rule.MEASURES_ARE_NOT_MIXED


def test_rule_1_rates_have_no_sum():
    rate = quantity("0.5", measure=Measure.SHARE)

    assert (
        broken_rule(lambda: add([rate, replace(rate, period=LATER)])) is Rule.MEASURES_ARE_NOT_MIXED
    )


@given(st.sampled_from(CURRENCIES), st.sampled_from(CURRENCIES), AMOUNTS, AMOUNTS)
def test_rule_2_currencies_are_never_added(one, other, amount, more):
    assume(one != other)

    assert broken_rule(
        lambda: add([quantity(amount, one), quantity(more, other, period=LATER)])
    ) is (Rule.CURRENCIES_ARE_NOT_ADDED)
    assert (
        broken_rule(lambda: Money(amount, one) + Money(more, other))
        is Rule.CURRENCIES_ARE_NOT_ADDED
    )
    assert (
        broken_rule(lambda: Money(amount, one) < Money(more, other))
        is Rule.CURRENCIES_ARE_NOT_ADDED
    )


def test_rule_2_a_conversion_carries_its_rate():
    disbursed = quantity("9020000", measure=Measure.DISBURSEMENT)
    converted = convert(disbursed, RATE)

    assert converted.value == Decimal("206999980000")
    assert converted.unit == "VND"
    assert converted.conversion.rate == RATE
    assert converted.conversion.original == Decimal("9020000")


def test_rule_2_a_rate_without_a_source_is_none():
    assert (
        broken_rule(lambda: ExchangeRate("USD", "VND", Decimal(22949), date(2019, 1, 1), " "))
        is Rule.CURRENCIES_ARE_NOT_ADDED
    )


def test_rule_2_only_amounts_in_the_rates_currency_are_converted():
    for wrong in (quantity(unit="EUR"), quantity("3", "programme", Measure.COUNT)):
        assert broken_rule(lambda wrong=wrong: convert(wrong, RATE)) is (
            Rule.CURRENCIES_ARE_NOT_ADDED
        )


def test_rule_2_converted_amounts_are_not_converted_or_added_again():
    converted = convert(quantity(), RATE)
    back = ExchangeRate("VND", "USD", Decimal("0.00004"), date(2019, 12, 31), "Ngân hàng")

    assert broken_rule(lambda: convert(converted, back)) is Rule.CURRENCIES_ARE_NOT_ADDED
    assert (
        broken_rule(lambda: add([converted, quantity(unit="VND", period=LATER)]))
        is Rule.CURRENCIES_ARE_NOT_ADDED
    )


def test_rule_2_unknown_is_not_zero():
    total = add([quantity(None), quantity("5", period=LATER)])

    assert total.value is None
    assert written_quantity(total) == ""
    assert convert(quantity(None), RATE).value is None
    assert compare(quantity(None), quantity("5", period=LATER)).difference is None


@given(SIMPLE)
def test_rule_3_a_qualifier_survives_an_exact_number(qualifier):
    assert summed_qualifier(qualifier, Qualifier.EXACT) == qualifier
    assert summed_qualifier(Qualifier.EXACT, qualifier) == qualifier


def test_rule_3_over_and_nearly_have_no_sum():
    over = quantity(qualifier=Qualifier.OVER)
    nearly = quantity(qualifier=Qualifier.NEARLY, period=LATER)

    assert broken_rule(lambda: add([over, nearly])) is Rule.QUALIFIERS_ADD_ONE_WAY


def test_rule_3_what_is_not_exact_has_no_difference():
    comparison = compare(quantity(qualifier=Qualifier.OVER), quantity(period=LATER))

    assert comparison.difference is None
    assert comparison.growth is None


def test_rule_4_a_half_year_inside_a_term_is_not_added_to_it():
    term = quantity(period=Period.term(2018, 2023))
    half = quantity(period=Period.half_year(2023, 1))

    assert broken_rule(lambda: add([term, half])) is Rule.PERIODS_DO_NOT_OVERLAP


@pytest.mark.parametrize("what", [lambda one, other: add([one, other]), compare, share])
def test_rule_5_the_unions_figures_are_not_the_provinces(what):
    union = quantity(scope=Scope(Reach.UNION))
    province = quantity(scope=Scope(Reach.PROVINCE), period=LATER)

    assert broken_rule(lambda: what(union, province)) is Rule.SCOPES_ARE_NOT_MIXED


def test_a_rate_is_disbursed_over_committed():
    rate = share(
        quantity("9020000", measure=Measure.DISBURSEMENT),
        quantity("15200000", measure=Measure.COMMITMENT),
    )

    assert round(rate.value, 4) == Decimal("0.5934")
    assert rate.measure is Measure.SHARE
    with override("vi"):
        assert written_quantity(rate) == "59,3%"


def test_a_rate_needs_a_whole_of_the_same_period_and_currency():
    whole = quantity()

    assert share(quantity(), quantity("0")).value is None
    assert broken_rule(lambda: share(quantity(unit="VND"), whole)) is Rule.CURRENCIES_ARE_NOT_ADDED
    assert broken_rule(lambda: share(quantity(period=LATER), whole)) is Rule.PERIODS_DO_NOT_OVERLAP


@given(AMOUNTS, AMOUNTS)
def test_a_comparison_tells_the_difference(before, after):
    comparison = compare(quantity(before), quantity(after, period=LATER))

    assert comparison.difference == after - before
    assert (comparison.growth is None) is (before == 0)


@pytest.mark.parametrize("rule", list(Rule))
def test_a_broken_rule_names_itself_in_both_languages(rule):
    messages = set()
    for language in ("vi", "en"):
        with override(language):
            message = str(RuleBroken(rule, "x"))
            assert str(int(rule)) in message
            messages.add(message)
    assert len(messages) == 2


def test_amounts_are_decimals_in_currencies_that_exist():
    with pytest.raises(TypeError):
        Money(1.5, "USD")
    with pytest.raises(TypeError):
        quantity(value=None).with_value(1.5)
    with pytest.raises(ValueError, match="XXX"):
        Money(Decimal(1), "XXX")
    assert Money(Decimal(3), "USD") - Money(Decimal(1), "USD") == Money(Decimal(2), "USD")
