from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.sheets.cells import (
    CellError,
    read_boolean,
    read_date,
    read_decimal,
    read_integer,
    read_text,
)


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,5", "1234.5"),
        ("1.234,567", "1234.567"),
        ("1234.567", "1234.567"),
        ("0,125", "0.125"),
        ("-3,5", "-3.5"),
        ("\u22123", "-3"),
        (1.1, "1.1"),
        (7, "7"),
    ],
)
def test_numbers_of_both_ways_of_writing(raw: object, number: str) -> None:
    assert read_decimal(raw) == Decimal(number)


@pytest.mark.parametrize("raw", ["1.234", "1,234", "15.200", "-1.234"])
def test_a_number_that_can_be_two_is_refused(raw: str) -> None:
    with pytest.raises(CellError, match=r"1,?\d*|15"):
        read_decimal(raw)


@pytest.mark.parametrize(
    "raw", ["", "abc", "1.2.3", "12.34.567", "1,23,456.7", "--5", "1e5", "٣", True]
)
def test_what_is_no_number_is_refused(raw: object) -> None:
    with pytest.raises(CellError):
        read_decimal(raw)


@given(st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2))
def test_both_ways_of_writing_give_the_number_back(number: Decimal) -> None:
    english = f"{number:,.2f}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    assert read_decimal(english) == read_decimal(vietnamese) == number


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_decimal, read_integer, read_date, read_boolean, read_text):
        with suppress(CellError):
            read(text)


def test_whole_numbers() -> None:
    assert read_integer("1.234") == read_integer("1,234") == read_integer(1234.0) == 1234
    with pytest.raises(CellError):
        read_integer("1,5")


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("05/06/2023", date(2023, 6, 5)),
        ("5-6-2023", date(2023, 6, 5)),
        ("05.06.2023", date(2023, 6, 5)),
        ("2023-06-05", date(2023, 6, 5)),
        (datetime(2023, 6, 5), date(2023, 6, 5)),  # noqa: DTZ001, as openpyxl reads it
        (date(2023, 6, 5), date(2023, 6, 5)),
    ],
)
def test_dates_are_day_first(raw: object, day: date) -> None:
    assert read_date(raw) == day


@pytest.mark.parametrize("raw", ["31/02/2023", "5/6/23", "2023", "06/2023", "tháng 5", 45000])
def test_what_is_no_date_is_refused(raw: object) -> None:
    with pytest.raises(CellError):
        read_date(raw)


def test_yes_and_no_in_both_languages() -> None:
    assert [read_boolean(raw) for raw in ("có", "Yes", "x", 1, True)] == [True] * 5
    assert [read_boolean(raw) for raw in ("không", "No", 0, False)] == [False] * 4


def test_text_is_cleaned_and_an_export_is_undone() -> None:
    assert read_text(" Đồng  Nai\u200b ") == "Đồng Nai"
    assert read_text("'=SUM(A1)") == "=SUM(A1)"
    assert read_text(2023.0) == "2023"
    assert read_text("a\r\n\n b", keep_lines=True) == "a\nb"
    with pytest.raises(CellError):
        read_text("#REF!")
