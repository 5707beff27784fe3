"""What the filters and tags write, in both languages."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.utils import timezone, translation

from portal.core.brocade import QUARTERS, emblem, strip, weave
from portal.core.dates import written_years
from portal.core.listings import Choice, Facet
from portal.core.reading import reading_minutes
from portal.core.templatetags import page_head, written

# Eight past eight in the morning in Vietnam.
MOMENT = datetime(2023, 5, 30, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("vi", "30/05/2023 | 08:08 GMT+7"), ("en", "30 May 2023, 08:08 (GMT+7)")],
)
def test_news_datetime(language: str, expected: str) -> None:
    with translation.override(language), timezone.override("America/New_York"):
        assert written.news_datetime(MOMENT) == (
            f'<time datetime="2023-05-30T08:08+07:00">{expected}</time>'
        )


@pytest.mark.parametrize(
    ("language", "expected"), [("vi", "ngày 30 tháng 5 năm 2023"), ("en", "30 May 2023")]
)
def test_prose_date(language: str, expected: str) -> None:
    with translation.override(language):
        assert written.prose_date(date(2023, 5, 30)) == (
            f'<time datetime="2023-05-30">{expected}</time>'
        )


def test_a_list_shows_the_day_in_vietnam() -> None:
    late_in_london = datetime(2023, 5, 30, 18, 0, tzinfo=UTC)
    with translation.override("vi"):
        assert ">31/05/2023<" in written.listed_date(late_in_london)


@pytest.mark.parametrize(
    "write", [written.news_datetime, written.prose_date, written.listed_date, written.number,
              written.percent, lambda value: written.money(value, "USD"), written.stated_amount],
)  # fmt: skip
def test_what_is_unknown_is_not_written(write) -> None:
    assert write(None) == ""


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "vietnamese", "english"),
    [
        (date(2019, 3, 1), date(2024, 1, 1), "2019 – 2024", "2019–2024"),
        (date(2024, 3, 1), date(2024, 9, 1), "2024", "2024"),
        (date(2019, 3, 1), None, "từ 2019", "from 2019"),
        (None, date(2024, 1, 1), "đến 2024", "until 2024"),
        (None, None, "", ""),
    ],
)
def test_years(starts_on, ends_on, vietnamese, english) -> None:
    with translation.override("vi"):
        assert written_years(starts_on, ends_on) == vietnamese
    with translation.override("en"):
        assert written_years(starts_on, ends_on) == english


def test_stated_amounts_with_and_without_money() -> None:
    with translation.override("vi"):
        assert written.stated_amount(Decimal("45.00"), "", "over") == "trên 45"
        assert written.stated_amount(Decimal(207_000_000_000), "VND", "nearly").startswith("gần ")


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("en", "Lâm Gia Bình", '<span lang="vi">Lâm Gia Bình</span>'),
        ("en", "Michael Croft", "Michael Croft"),
        ("en", "<b>Đỗ", '<span lang="vi">&lt;b&gt;Đỗ</span>'),
        ("vi", "Lâm Gia Bình", "Lâm Gia Bình"),
    ],
)
def test_vietnamese_names_are_marked_on_english_pages(language, name, expected) -> None:
    with translation.override(language):
        assert written.person(name) == expected


def test_records_without_a_label_are_left_out() -> None:
    named, nameless = SimpleNamespace(label="Laos"), SimpleNamespace(label="")
    assert written.labelled([named, nameless]) == [named]


def test_addresses_as_people_say_them() -> None:
    assert written.bare_address("https://www.example.org/") == "example.org"
    assert written.bare_address("https://example.org/a/b/") == "example.org/a/b"


def test_reading_takes_longer_than_nothing() -> None:
    assert reading_minutes("", "vi") == 0
    assert reading_minutes("một hai ba", "vi") == 1
    assert reading_minutes("âm " * 2300, "vi") == 10
    assert reading_minutes("word " * 2200, "en") == 10


def test_linked_data_cannot_end_its_script() -> None:
    data = {"headline": "</script><script>alert(1)</script> & <!--"}
    markup = page_head.linked_data(data)
    body = markup.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not {"<", ">", "&"} & set(body)
    assert json.loads(body) == data


def test_addresses_of_results() -> None:
    facets = [
        Facet("topic", "Topic", [Choice("a b", "A")], "a b"),
        Facet("year", "Year", [Choice("2026", "2026")], "2026"),
        Facet("tier", "Tier", []),
    ]
    assert page_head.query_without(facets, "year") == "topic=a+b"
    assert page_head.result_address("topic=a+b", 3) == "?topic=a+b&page=3"
    assert page_head.result_address("topic=a+b") == "?topic=a+b"
    assert page_head.result_address("", 1) == "."


@pytest.mark.parametrize("section", QUARTERS)
def test_the_committed_brocade_is_what_the_loom_weaves(section: str) -> None:
    folder = Path(settings.BASE_DIR) / "static" / "img"
    assert (folder / f"brocade-{section}.svg").read_text(encoding="utf-8") == strip(section)
    assert (folder / "emblem.svg").read_text(encoding="utf-8") == emblem()


@pytest.mark.parametrize("section", QUARTERS)
def test_a_weave_is_the_same_from_both_sides(section: str) -> None:
    stitches = weave(QUARTERS[section])
    assert stitches == stitches[::-1]
    assert stitches == tuple(row[::-1] for row in stitches)


def test_every_section_has_its_own_pattern() -> None:
    assert len({strip(section) for section in QUARTERS}) == len(QUARTERS)
