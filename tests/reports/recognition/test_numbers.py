"""What the portal writes in Vietnamese is read as the same value, and so are words."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.core.figures import Measure
from portal.core.money import CURRENCIES, written_money
from portal.core.quantities import written_number
from portal.reports.recognition import recognise
from portal.reports.recognition.number_words import read_number_words

AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999999999999.99"), places=2)
# The portal writes the foreign currencies by their codes.
QUALIFIERS = st.sampled_from(["exact", "over", "nearly", "about"])


@given(AMOUNTS, st.sampled_from(CURRENCIES), QUALIFIERS)
def test_written_money_reads_back(amount: Decimal, currency: str, qualifier: str) -> None:
    with translation.override("vi"):
        sentence = (
            f"Kinh phí đã giải ngân là {written_money(amount, currency, qualifier)} cho tỉnh."
        )
    (figure,) = recognise(sentence).figures
    assert (figure.value, figure.unit, figure.qualifier) == (amount, currency, qualifier)
    assert figure.measure is Measure.DISBURSEMENT


@given(AMOUNTS, st.sampled_from(CURRENCIES))
def test_money_written_in_english_reads_back(amount: Decimal, currency: str) -> None:
    with translation.override("en"):
        sentence = f"The province disbursed {written_money(amount, currency)} for schools."
    (figure,) = recognise(sentence).figures
    assert (figure.value, figure.unit) == (amount, currency)


@given(st.integers(min_value=0, max_value=10**12))
def test_written_counts_read_back(count: int) -> None:
    with translation.override("vi"):
        sentence = f"Liên hiệp đã hỗ trợ được {written_number(count)} học sinh nghèo."
    (figure,) = recognise(sentence).figures
    assert (figure.value, figure.unit, figure.measure) == (count, "person", Measure.PEOPLE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai", 2),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("bốn mươi tư", 44),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("ba trăm sáu mươi lăm", 365),
        ("hai nghìn không trăm hai mươi ba", 2023),
        ("một nghìn lẻ một", 1001),
        ("mười hai triệu", 12_000_000),
        ("một tỷ hai trăm năm mươi triệu", 1_250_000_000),
        ("hai triệu rưỡi", 2_500_000),
        ("twelve", 12),
        ("hai ba", None),
        ("mươi", None),
        ("triệu", None),
        ("một trăm trăm", None),
        ("linh năm", None),
    ],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert read_number_words(words.split()) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 tỷ 250 triệu đồng", 1_250_000_000),
        ("2 triệu rưỡi đồng", 2_500_000),
        ("15.2 triệu đồng", 15_200_000),
        ("1.500 tỷ đồng", 1_500_000_000_000),
        ("1,5 nghìn tỷ đồng", 1_500_000_000_000),
        ("207tỷ đồng", 207_000_000_000),
        ("5.000.000đ", 5_000_000),
        ("VNĐ 5.000.000", 5_000_000),
        ("10,000,000 đồng", 10_000_000),
        ("mười hai triệu đồng", 12_000_000),
    ],
)
def test_the_hands_of_many_offices(written: str, value: int) -> None:
    (figure,) = recognise(f"Tổng kinh phí được duyệt {written}.").figures
    assert (figure.value, figure.unit) == (value, "VND")
