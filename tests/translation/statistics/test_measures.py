"""Medians, percentiles and periods, by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.translation.statistics.measures import (
    hours_between,
    largest,
    median,
    percentile,
    share,
    total,
)
from portal.translation.statistics.periods import choices, current_span, span_of
from portal.translation.statistics.writing import Kind, written


def decimals(*values):
    return [None if value is None else Decimal(value) for value in values]


TEN = decimals(*range(10, 0, -1))


@pytest.mark.parametrize(
    ("values", "middle", "ninety"),
    [
        ([], None, None),
        (decimals(None), None, None),
        (decimals("5"), "5", "5"),
        (decimals("9", "1"), "5", "9"),
        (decimals("3", None, "1", "2"), "2", "3"),
        (TEN, "5.5", "9"),
        ([*TEN, Decimal(11)], "6", "10"),
    ],
)
def test_median_and_nearest_rank(values, middle, ninety):
    assert median(values) == (Decimal(middle) if middle else None)
    assert percentile(values, 90) == (Decimal(ninety) if ninety else None)
    assert percentile(values, 100) == largest(values)


def test_every_percentile_is_a_value_that_enough_others_do_not_exceed():
    for percent in range(1, 101):
        found = percentile(TEN, percent)
        assert sum(value <= found for value in TEN) * 100 >= percent * len(TEN)
        below = [value for value in TEN if value < found]
        assert len(below) * 100 < percent * len(TEN)
    with pytest.raises(ValueError, match="between"):
        percentile(TEN, 0)


def test_nothing_measured_is_not_zero():
    assert (total([]), share([]), largest([])) == (None, None, None)
    assert (total(decimals("1", None)), share(decimals("1", "0", "1"))) == (1, Decimal(2) / 3)


def test_spans_of_time_are_decimals():
    start = datetime(2026, 3, 1, tzinfo=UTC)
    assert hours_between(start, start + timedelta(minutes=100)) == Decimal("1.67")
    assert hours_between(start + timedelta(hours=2), start) == -2


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_spans_by_name(key, first, last):
    span = span_of(key)
    assert (span.key, span.period.starts_on, span.period.ends_on) == (key, first, last)


@pytest.mark.parametrize(
    "key", ["", "2026-13", "2026-Q5", "2026-H3", "1999", "2101", "20²6", "2026-1", "2026-Q1 "]
)
def test_no_other_names(key):
    assert span_of(key) is None


def test_every_choice_leads_to_itself_and_begins_now():
    today = date(2026, 1, 31)
    groups = choices(today)
    for _kind, spans in groups:
        assert all(span_of(span.key) == span for span in spans)
        assert spans[0].period.contains(today)
        assert [span.period.ends_on for span in spans] == sorted(
            (span.period.ends_on for span in spans), reverse=True
        )
    assert current_span(today) == groups[0][1][0]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, Kind.HOURS, "–"),
        ("31.5", Kind.HOURS, "31.5 hours"),
        ("48", Kind.HOURS, "2.0 days"),
        ("1234", Kind.COUNT, "1,234"),
        ("0.999", Kind.SHARE, "99.9%"),
        ("0.5", Kind.DAYS, "0.5 days"),
    ],
)
def test_written(value, kind, text):
    assert written(None if value is None else Decimal(value), kind) == text
