"""The lunar calendar, against what was celebrated and against independent astronomy.

`lunar_months.csv` was computed with PyEphem: its new moons and the sun's apparent longitude, by
days at GMT+7, and the rule of the leap month.
"""

import csv
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest

from portal.core.lunar import FIRST_YEAR, LAST_YEAR, gregorian_date, lunar_months

TET = {
    2015: date(2015, 2, 19), 2016: date(2016, 2, 8), 2017: date(2017, 1, 28),
    2018: date(2018, 2, 16), 2019: date(2019, 2, 5), 2020: date(2020, 1, 25),
    2021: date(2021, 2, 12), 2022: date(2022, 2, 1), 2023: date(2023, 1, 22),
    2024: date(2024, 2, 10), 2025: date(2025, 1, 29), 2026: date(2026, 2, 17),
    2027: date(2027, 2, 6), 2028: date(2028, 1, 26), 2029: date(2029, 2, 13),
    2030: date(2030, 2, 2), 2031: date(2031, 1, 23), 2032: date(2032, 2, 11),
    2033: date(2033, 1, 31), 2034: date(2034, 2, 19), 2035: date(2035, 2, 8),
}  # fmt: skip


def _computed_elsewhere() -> dict[int, list[tuple[int, bool, date, int]]]:
    with Path(__file__).with_name("lunar_months.csv").open(encoding="utf-8") as file:
        rows = [
            (
                int(row["year"]),
                int(row["month"]),
                row["is_leap"] == "leap",
                date.fromisoformat(row["first_day"]),
                int(row["length"]),
            )
            for row in csv.DictReader(file)
        ]
    return {year: [row[1:] for row in months] for year, months in groupby(rows, itemgetter(0))}


ELSEWHERE = _computed_elsewhere()


@pytest.mark.parametrize("year", ELSEWHERE)
def test_every_month_begins_as_astronomy_says(year: int) -> None:
    ours = [(m.number, m.is_leap, m.first_day, m.length) for m in lunar_months(year)]
    assert ours == ELSEWHERE[year]


def test_the_table_is_whole() -> None:
    assert list(ELSEWHERE) == list(range(2015, 2036))


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_new_year(year: int, day: date) -> None:
    assert gregorian_date(year, 1, 1) == day


@pytest.mark.parametrize(
    ("year", "month", "day", "falls_on"),
    [
        (2023, 3, 10, date(2023, 4, 29)),  # Giỗ Tổ Hùng Vương
        (2024, 3, 10, date(2024, 4, 18)),
        (2025, 3, 10, date(2025, 4, 7)),
        (2026, 3, 10, date(2026, 4, 26)),
        (2024, 7, 15, date(2024, 8, 18)),  # Vu Lan
        (2025, 7, 15, date(2025, 9, 6)),  # after the leap sixth month
        (2026, 7, 15, date(2026, 8, 27)),
        (2023, 8, 15, date(2023, 9, 29)),  # Tết Trung thu
        (2024, 8, 15, date(2024, 9, 17)),
        (2025, 8, 15, date(2025, 10, 6)),
        (2026, 8, 15, date(2026, 9, 25)),
        (2025, 12, 23, date(2026, 2, 10)),  # Ông Công ông Táo, already in the next common year
    ],
)
def test_holidays_that_were_kept(year: int, month: int, day: int, falls_on: date) -> None:
    assert gregorian_date(year, month, day) == falls_on


def test_a_day_of_a_leap_month() -> None:
    assert gregorian_date(2025, 6, 1) == date(2025, 6, 25)
    assert gregorian_date(2025, 6, 1, is_leap=True) == date(2025, 7, 25)


def test_a_leap_month_that_the_year_does_not_have_is_the_ordinary_one() -> None:
    assert gregorian_date(2026, 6, 1, is_leap=True) == gregorian_date(2026, 6, 1)


def test_the_thirtieth_is_kept_on_the_last_day() -> None:
    short = next(month for month in lunar_months(2026) if month.length == 29)
    assert gregorian_date(2026, short.number, 30) == gregorian_date(2026, short.number, 29)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 31)])
def test_there_is_no_such_day(month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no day"):
        gregorian_date(2026, month, day)


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_that_nobody_has_checked_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="is known from"):
        lunar_months(year)
