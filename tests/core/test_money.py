"""Money and numbers in words: never another value than the one that was stored."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.core.money import written_money
from portal.core.quantities import NBSP, qualified, written_number, written_percent


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("amount", "currency", "vietnamese", "english"),
    [
        ("15200000", "USD", "15,2 triệu USD", "USD 15.2 million"),
        ("207000000000", "VND", "207 tỷ đồng", "VND 207 billion"),
        ("1500000000000", "VND", "1,5 nghìn tỷ đồng", "VND 1.5 trillion"),
        ("207350000000", "VND", "207,35 tỷ đồng", "VND 207.35 billion"),
        ("1000000", "EUR", "1 triệu EUR", "EUR 1 million"),
        ("999999", "USD", "999.999 USD", "USD 999,999"),
        ("775000.50", "USD", "775.000,50 USD", "USD 775,000.50"),
        ("0", "USD", "0 USD", "USD 0"),
        # Two decimals would change these, so every digit stands.
        ("15234567", "USD", "15.234.567 USD", "USD 15,234,567"),
        ("999999999", "JPY", "999.999.999 JPY", "JPY 999,999,999"),
        ("1234567890.25", "USD", "1.234.567.890,25 USD", "USD 1,234,567,890.25"),
    ],
)
def test_money_in_both_languages(amount, currency, vietnamese, english) -> None:
    with translation.override("vi"):
        assert plain(written_money(Decimal(amount), currency)) == vietnamese
    with translation.override("en"):
        assert plain(written_money(Decimal(amount), currency)) == english


@pytest.mark.parametrize(
    ("qualifier", "vietnamese", "english"),
    [
        ("exact", "207 tỷ đồng", "VND 207 billion"),
        ("over", "trên 207 tỷ đồng", "over VND 207 billion"),
        ("nearly", "gần 207 tỷ đồng", "nearly VND 207 billion"),
        ("about", "khoảng 207 tỷ đồng", "about VND 207 billion"),
    ],
)
def test_a_qualifier_stays_with_its_amount(qualifier, vietnamese, english) -> None:
    amount = Decimal(207_000_000_000)
    with translation.override("vi"):
        assert plain(written_money(amount, "VND", qualifier)) == vietnamese
    with translation.override("en"):
        assert plain(written_money(amount, "VND", qualifier)) == english


def test_an_amount_does_not_break_over_lines() -> None:
    with translation.override("vi"):
        assert " " not in written_money(Decimal(15_200_000), "USD")


@pytest.mark.parametrize("value", [15.2, True, "15"])
def test_only_exact_numbers_are_written(value) -> None:
    with pytest.raises(TypeError, match="Decimal"):
        written_money(value, "USD")


_WORDS = {"million": 6, "billion": 9, "trillion": 12}


@given(st.decimals(min_value=0, max_value=Decimal("9999999999999999.99"), places=2))
def test_what_is_written_reads_back_as_the_same_amount(amount: Decimal) -> None:
    with translation.override("en"):
        _currency, number, *word = plain(written_money(amount, "USD")).split()
    scale = Decimal(10) ** _WORDS[word[0]] if word else 1
    assert Decimal(number.replace(",", "")) * scale == amount


@pytest.mark.parametrize(
    ("share", "vietnamese", "english"),
    [
        ("0.123", "12,3%", "12.3%"),
        ("0.5", "50%", "50%"),
        ("1", "100%", "100%"),
        ("0.99999", "99,9%", "99.9%"),
        ("0.00001", "dưới 0,1%", "under 0.1%"),
        ("0", "0%", "0%"),
        ("1.25", "125%", "125%"),
    ],
)
def test_percentages_never_claim_all_or_nothing(share, vietnamese, english) -> None:
    with translation.override("vi"):
        assert written_percent(Decimal(share)) == vietnamese
    with translation.override("en"):
        assert written_percent(Decimal(share)) == english


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [(1234567, "1.234.567", "1,234,567"), (Decimal("45.00"), "45", "45"),
     (Decimal("0.125"), "0,125", "0.125"), (2023, "2.023", "2,023")],
)  # fmt: skip
def test_numbers_keep_all_their_decimals(value, vietnamese, english) -> None:
    with translation.override("vi"):
        assert written_number(value) == vietnamese
    with translation.override("en"):
        assert written_number(value) == english


def test_an_unknown_qualifier_adds_nothing() -> None:
    assert qualified("45", "") == "45"
