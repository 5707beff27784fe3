"""A chart as a page shows it: drawn wide and narrow, described in words, with its table."""

from dataclasses import dataclass

from portal.reports.charts.data import ChartData, ChartKind
from portal.reports.charts.shapes import Drawing
from portal.reports.exports.data import Table


@dataclass(frozen=True)
class ChartFigure:
    """Everything that `reports/charts/figure.html` needs; `key` must be unique on the page."""

    key: str
    title: str
    description: str
    wide: Drawing
    narrow: Drawing
    table: Table


def chart_figure(data: ChartData, kind: ChartKind, key: str) -> ChartFigure:
    """The figure for a page: `{% include "reports/charts/figure.html" with figure=... %}`."""
    raise NotImplementedError


def chart_table(data: ChartData) -> Table:
    """The chart's data as a table: a row for each category, a column for each series."""
    raise NotImplementedError
