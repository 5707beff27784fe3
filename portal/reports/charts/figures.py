"""A chart as a page shows it: drawn wide and narrow, described in words, with its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from portal.core.quantities import written_percent
from portal.reports.charts.bars import rows_of
from portal.reports.charts.data import ChartData, ChartKind
from portal.reports.charts.horizontal import draw_horizontal
from portal.reports.charts.lines import draw_lines
from portal.reports.charts.shapes import Drawing, tone_of
from portal.reports.charts.shares import draw_shares, shares_of
from portal.reports.charts.vertical import draw_vertical
from portal.reports.charts.written import description, written_value
from portal.reports.exports.data import Column, Linked, Table
from portal.reports.exports.written import WrittenTable, written_table

WIDE: Final = Decimal(720)
NARROW: Final = Decimal(340)


@dataclass(frozen=True)
class LegendEntry:
    """What a tone stands for, and its value where the drawing has no room to write it."""

    tone: int
    label: str
    value: str = ""


@dataclass(frozen=True)
class ChartFigure:
    """Everything that `reports/charts/figure.html` needs; `key` must be unique on the page."""

    key: str
    data: ChartData
    kind: ChartKind
    description: str
    wide: Drawing
    narrow: Drawing
    legend: Sequence[LegendEntry]
    table: WrittenTable

    @property
    def tones(self) -> list[int]:
        """The tones that the drawings use: their patterns are defined once for both."""
        return sorted({entry.tone for entry in self.legend})


def draw(data: ChartData, kind: ChartKind, width: Decimal) -> Drawing:
    """The data on a sheet of that width."""

    def written(value: Decimal) -> str:
        return written_value(data, value)

    if kind == ChartKind.LINE:
        return draw_lines(data, width, written)
    if kind == ChartKind.SHARE:
        return draw_shares(data, width)
    rows = rows_of(data, is_stacked=kind == ChartKind.STACKED)
    return draw_vertical(rows, width, written) or draw_horizontal(rows, width)


def legend_of(data: ChartData, kind: ChartKind) -> list[LegendEntry]:
    """What the tones mean; one series alone needs no legend."""
    if kind == ChartKind.SHARE:
        values = data.series[0].values
        return [
            LegendEntry(
                tone_of(number),
                category.label,
                written_value(data, value)
                + (f" ({written_percent(share)})" if share is not None else ""),
            )
            for number, (category, value, share) in enumerate(
                zip(data.categories, values, shares_of(values), strict=True)
            )
        ]
    if len(data.series) == 1:
        return []
    return [LegendEntry(tone_of(n), series.label) for n, series in enumerate(data.series)]


def chart_table(data: ChartData) -> Table:
    """The chart's data as a table: a row for each category, a column for each series."""
    columns = [Column(data.category_label or gettext("Category"))]
    columns += [Column(series.label, data.kind, data.currency) for series in data.series]
    rows = [
        [
            Linked(category.label, category.url) if category.url else category.label,
            *(series.values[position] for series in data.series),
        ]
        for position, category in enumerate(data.categories)
    ]
    return Table(data.title, columns, rows, note=data.note)


def chart_figure(data: ChartData, kind: ChartKind, key: str) -> ChartFigure:
    """The figure for a page: `{% include "reports/charts/figure.html" with figure=... %}`."""
    return ChartFigure(
        key=key,
        data=data,
        kind=kind,
        description=description(data, kind),
        wide=draw(data, kind, WIDE),
        narrow=draw(data, kind, NARROW),
        legend=legend_of(data, kind),
        table=written_table(chart_table(data)),
    )
