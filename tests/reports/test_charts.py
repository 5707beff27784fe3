"""Charts: unknown is a gap, nothing overlaps, and every value can be read."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.reports.charts.data import Category, ChartData, ChartKind, Series, ValueKind
from portal.reports.charts.figures import NARROW, WIDE, chart_figure, chart_table, draw
from portal.reports.charts.scales import Scale, nice_ticks
from portal.reports.charts.shapes import Bar, Curve, Marker, Role, Words
from portal.reports.charts.shares import shares_of
from portal.reports.charts.words import LINE_HEIGHT, width_of, wrapped

LONG = "Quỹ Từ thiện Plan International Việt Nam tại các tỉnh miền núi phía Bắc và Tây Bắc"


def data(*series: list, labels: list[str] | None = None, **options) -> ChartData:
    names = labels or [str(2019 + number) for number in range(len(series[0]))]
    return ChartData(
        "Đoàn vào", "đoàn", [Category(str(n), name) for n, name in enumerate(names)],
        [Series(f"S{n}", [None if v is None else Decimal(str(v)) for v in values])
         for n, values in enumerate(series)],
        **options,
    )  # fmt: skip


def shapes(drawing, kind: type) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


@given(st.lists(st.decimals(min_value=-(10**14), max_value=10**14, places=2), min_size=1))
def test_ticks_are_even_cover_everything_and_show_zero(values: list[Decimal]) -> None:
    ticks = nice_ticks(values)
    assert ticks[0] <= min(values)
    assert ticks[-1] >= max(values)
    assert Decimal(0) in ticks
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 6


def test_a_scale_puts_values_in_proportion() -> None:
    scale = Scale((Decimal(0), Decimal(10)), Decimal(100), Decimal(0))
    assert (scale.zero, scale.at(Decimal(5)), scale.at(Decimal(10))) == (100, 50, 0)


def test_counts_have_whole_ticks() -> None:
    assert nice_ticks([Decimal(2)]) == (0, 1, 2)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_what_is_not_known_has_no_bar_but_zero_is_written(width: Decimal) -> None:
    with translation.override("en"):
        drawing = draw(data([5, None, 0]), ChartKind.BAR, width)
    texts = [words.text for words in shapes(drawing, Words)]
    assert "not known" in texts
    assert "0" in texts
    assert sum(bar.width > 0 and bar.height > 0 for bar in shapes(drawing, Bar)) == 1


def test_a_line_is_broken_where_a_value_is_not_known() -> None:
    drawing = draw(data([1, 2, None, 4, 5, None, 7]), ChartKind.LINE, WIDE)
    assert [len(curve.points) for curve in shapes(drawing, Curve)] == [2, 2]
    assert len(shapes(drawing, Marker)) == 5


def test_a_stack_with_a_gap_has_no_sum() -> None:
    with translation.override("en"):
        drawing = draw(data([1, 2], [4, None]), ChartKind.STACKED, WIDE)
    texts = [w.text for w in shapes(drawing, Words) if w.role in (Role.VALUE, Role.UNKNOWN)]
    assert texts == ["5", "partly not known"]


def test_a_bar_below_zero_ends_where_one_above_begins() -> None:
    drawing = draw(data([10, -10], labels=[LONG, LONG]), ChartKind.BAR, NARROW)
    above, below = shapes(drawing, Bar)
    assert abs(above.width - below.width) <= Decimal("0.1")
    assert below.x + below.width == above.x


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("values", [[0, 0], [None, None], [7], list(range(30)), []])
def test_every_chart_stays_on_its_sheet(kind: ChartKind, width: Decimal, values: list) -> None:
    labels = [f"{LONG} {number}" for number in range(len(values))]
    drawing = draw(data(values, labels=labels), kind, width)
    for words in shapes(drawing, Words):
        assert words.y <= drawing.height
        if words.role == Role.LABEL and kind == ChartKind.BAR:
            assert width_of(words.text) <= width
    for bar in shapes(drawing, Bar):
        assert bar.width >= 0
        assert bar.x + bar.width <= width + 2


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_long_names_do_not_overlap(width: Decimal) -> None:
    drawing = draw(data(list(range(1, 9)), labels=[LONG] * 8), ChartKind.BAR, width)
    lines = sorted(w.y for w in shapes(drawing, Words) if w.role == Role.LABEL)
    assert all(after - before >= LINE_HEIGHT - 1 for before, after in pairwise(lines))


def test_wrapping_keeps_every_word() -> None:
    lines = wrapped(LONG, Decimal(150))
    assert " ".join(lines) == LONG
    assert all(width_of(line) <= 150 for line in lines)


def test_shares_make_a_whole_and_unknown_has_none() -> None:
    assert shares_of([Decimal(1), None, Decimal(3)]) == [Decimal("0.25"), None, Decimal("0.75")]
    assert shares_of([Decimal(0)]) == [None]
    with pytest.raises(ValueError, match="below zero"):
        shares_of([Decimal(-1)])


def test_money_needs_its_currency() -> None:
    with pytest.raises(ValueError, match="currency"):
        data([1], kind=ValueKind.MONEY)


def test_the_table_keeps_the_gap() -> None:
    assert [row[1] for row in chart_table(data([5, None])).rows] == [5, None]


@pytest.mark.parametrize("kind", ChartKind)
def test_the_page_describes_the_chart_without_style_or_script(kind: ChartKind) -> None:
    with translation.override("vi"):
        figure = chart_figure(data([1.5, 2], [3, 4]), kind, "chart-1")
        html = render_to_string("reports/charts/figure.html", {"figure": figure})
    assert "style=" not in html
    assert "<script" not in html
    assert html.count('role="img"') == 2
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = " ".join(re.findall(r'aria-labelledby="([^"]+)"', html)).split()
    assert set(named) <= set(ids)
    assert not re.search(r'(?:x|y|width|height)="[\d-]+,', html)
    assert "<details" in html
