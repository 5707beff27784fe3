"""IATI: what is written is valid by the official schema, and read back unchanged."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.iati.activities import (
    Activity,
    Names,
    Participant,
    Payment,
    Place,
    Reporter,
    SectorEntry,
)
from projects.iati.reading import UnreadableFile, read, validated
from projects.iati.writing import shares, written

REPORTER = Reporter("VN-DEMO-1", Names("Liên hiệp các tổ chức hữu nghị", "Union"))
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
NAMES = st.builds(Names, TEXT, st.one_of(st.just(""), TEXT))
DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))
AMOUNTS = st.decimals(Decimal("0.01"), Decimal("9e12"), places=2)
PAYMENTS = st.builds(
    Payment,
    st.sampled_from(["2", "3"]),
    DAYS,
    AMOUNTS,
    st.sampled_from(["USD", "VND", "EUR"]),
    st.one_of(st.none(), NAMES),
)
BUDGETS = st.builds(Payment, st.just(""), DAYS, AMOUNTS, st.just("VND"))
PLACES = st.builds(
    Place,
    NAMES,
    st.one_of(
        st.none(),
        st.tuples(st.decimals(-90, 90, places=5), st.decimals(-180, 180, places=5)),
    ),
)
ACTIVITIES = st.builds(
    Activity,
    code=st.from_regex(r"[A-Z0-9]{2,8}", fullmatch=True),
    names=NAMES,
    hierarchy=st.sampled_from(["1", "2", "3"]),
    status=st.sampled_from(["1", "2", "4", "6"]),
    starts_on=DAYS,
    ends_on=st.one_of(st.none(), DAYS),
    beneficiaries=st.one_of(st.none(), NAMES),
    participants=st.lists(
        st.builds(Participant, NAMES, st.sampled_from(["1", "4"]), st.sampled_from(["10", "21"])),
        max_size=3,
    ).map(tuple),
    places=st.lists(PLACES, max_size=2).map(tuple),
    sectors=st.lists(
        st.builds(SectorEntry, st.from_regex(r"[a-z]{3,8}", fullmatch=True), NAMES), max_size=3
    ).map(tuple),
    payments=st.lists(PAYMENTS, max_size=3).map(tuple),
    budgets=st.lists(BUDGETS, max_size=1).map(tuple),
    is_invented=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIVITIES, min_size=1, max_size=3))
def test_what_is_written_is_valid_and_comes_back_the_same(activities):
    document = written(activities, REPORTER, NOW)

    validated(document)
    assert list(read(document)) == activities
    assert written(read(document), REPORTER, NOW) == document


@given(st.integers(1, 60))
def test_sectors_share_a_hundred_per_cent(number):
    assert sum(shares(number)) == 100
    assert len(shares(number)) == number


def test_narratives_stand_in_both_languages():
    names = Names("Trường học", "School")
    document = written(
        [Activity("A1", names, "2", "2", date(2023, 1, 1), None)], REPORTER, NOW
    ).decode()

    assert '<narrative xml:lang="vi">Trường học</narrative>' in document
    assert '<narrative xml:lang="en">School</narrative>' in document


def test_an_activity_without_a_date_is_left_out_rather_than_dated():
    dated = Activity("A1", Names("X"), "2", "2", date(2023, 1, 1), None)
    undated = Activity("A2", Names("Y"), "2", "2", None, None)

    assert list(read(written([dated, undated], REPORTER, NOW))) == [dated]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"not xml",
        b"<iati-activities version='2.03'><iati-activity/></iati-activities>",
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><iati-activities version='2.03'>"
        b"&b;</iati-activities>",
        b"<feed/>",
    ],
)
def test_anything_else_is_refused_with_reasons(document):
    with pytest.raises(UnreadableFile) as caught:
        list(read(document))
    assert caught.value.reasons
