"""Periods of reporting: their days, their neighbours, their names in both languages."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from portal.core.periods import Period, PeriodKind, written_period

YEARS = st.integers(1950, 2100)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
CALENDAR_PERIODS = st.one_of(
    st.builds(Period.half_year, YEARS, st.sampled_from([1, 2])),
    st.builds(Period.year, YEARS),
    st.builds(lambda first, more: Period.years(first, first + more), YEARS, st.integers(1, 9)),
    st.builds(lambda first, more: Period.term(first, first + more), YEARS, st.integers(3, 6)),
    st.builds(Period.ten_years, YEARS),
)
OWN_PERIODS = st.builds(
    lambda first, length: Period.own(first, first + timedelta(days=length)),
    DAYS,
    st.integers(0, 4000),
)


@pytest.mark.parametrize(
    ("period", "vietnamese", "english"),
    [
        (Period.half_year(2023, 1), "6 tháng đầu năm 2023", "first half of 2023"),
        (Period.half_year(2023, 2), "6 tháng cuối năm 2023", "second half of 2023"),
        (Period.nine_months(2023), "9 tháng đầu năm 2023", "first nine months of 2023"),
        (Period.year(2023), "năm 2023", "year 2023"),
        (Period.years(2014, 2019), "giai đoạn 2014 – 2019", "years 2014–2019"),
        (Period.term(2018, 2023), "nhiệm kỳ 2018 – 2023", "term 2018–2023"),
        (Period.ten_years(2011), "mười năm 2011 – 2020", "ten years 2011–2020"),
        (Period.until(date(2023, 6, 30)), "đến 30/06/2023", "until 30 Jun 2023"),
        (Period.own(None, None), "toàn bộ thời gian có số liệu", "all the time on record"),
    ],
)
def test_a_period_has_the_name_that_offices_give_it(period, vietnamese, english):
    with override("vi"):
        assert written_period(period) == vietnamese
    with override("en"):
        assert written_period(period) == english


def test_the_half_year_before_the_first_is_the_second_of_last_year():
    assert Period.half_year(2023, 1).previous() == Period.half_year(2022, 2)
    assert Period.half_year(2023, 2).previous() == Period.half_year(2023, 1)
    assert Period.half_year(2023, 1).same_last_year() == Period.half_year(2022, 1)


def test_nine_months_are_compared_with_nine_months():
    assert Period.nine_months(2023).previous() == Period.nine_months(2022)


def test_a_term_has_no_same_days_last_year():
    assert Period.term(2018, 2023).same_last_year() is None


def test_an_open_end_has_no_neighbours():
    period = Period.until(date(2023, 6, 30))

    assert period.previous() is None
    assert period.same_last_year() is None


def test_a_leap_day_has_a_last_year():
    period = Period.own(date(2024, 2, 29), date(2024, 2, 29)).same_last_year()

    assert period == Period.own(date(2023, 2, 28), date(2023, 2, 28))


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="before it starts"):
        Period.own(date(2023, 2, 1), date(2023, 1, 1))


def test_a_year_has_two_halves():
    with pytest.raises(ValueError, match="no half 3"):
        Period.half_year(2023, 3)


@given(st.one_of(CALENDAR_PERIODS, OWN_PERIODS))
def test_the_period_before_ends_the_day_before(period):
    before = period.previous()

    assert before.ends_on == period.starts_on - timedelta(days=1)
    assert not before.overlaps(period)
    assert before.kind == period.kind


@given(CALENDAR_PERIODS)
def test_the_period_before_is_as_long_in_months(period):
    before = period.previous()

    def months(one):
        return (
            (one.ends_on.year - one.starts_on.year) * 12 + one.ends_on.month - one.starts_on.month
        )

    assert months(before) == months(period)


@given(OWN_PERIODS, OWN_PERIODS)
def test_overlapping_is_sharing_a_day(one, other):
    shared = max(one.starts_on, other.starts_on) <= min(one.ends_on, other.ends_on)

    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@given(OWN_PERIODS, DAYS)
def test_an_open_period_contains_what_lies_on_its_side(period, day):
    assert Period.until(period.ends_on).contains(day) is (day <= period.ends_on)
    assert Period.own(period.starts_on, None).contains(day) is (day >= period.starts_on)
    assert Period.own(None, None).contains(day)
    assert Period.own(None, period.ends_on).overlaps(period)


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_every_kind_of_period_can_be_written(kind):
    period = Period(date(2023, 1, 1), date(2023, 12, 31), kind)
    for language in ("vi", "en"):
        with override(language):
            assert "2023" in written_period(period)
