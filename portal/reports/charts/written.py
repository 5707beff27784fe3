"""A chart's values and its gist in words, in the reader's language. Pure."""

from decimal import Decimal

from django.utils.translation import gettext, ngettext, pgettext

from portal.core.money import written_money
from portal.core.quantities import written_number, written_percent
from portal.reports.charts.data import ChartData, ChartKind, Series, ValueKind


def written_value(data: ChartData, value: Decimal | None) -> str:
    """The value as it stands beside its bar; what is not known says so."""
    if value is None:
        return pgettext("value in a chart", "not known")
    if data.kind == ValueKind.MONEY:
        return written_money(value, data.currency)
    if data.kind == ValueKind.PERCENT:
        return written_percent(value)
    return written_number(value)


def _kind(kind: ChartKind) -> str:
    return {
        ChartKind.BAR: gettext("Bar chart."),
        ChartKind.STACKED: gettext("Stacked bar chart."),
        ChartKind.LINE: gettext("Line chart."),
        ChartKind.SHARE: gettext("Shares of a whole."),
    }[kind]


def _extremes(data: ChartData, series: Series) -> str:
    """The highest and lowest value of a series and where they are."""
    known = [
        (value, category.label)
        for value, category in zip(series.values, data.categories, strict=True)
        if value is not None
    ]
    if not known:
        return gettext("No value is known.")
    # Of equals the first is named.
    high = max(known, key=lambda pair: pair[0])
    low = min(known, key=lambda pair: pair[0])
    if high[0] == low[0]:
        return gettext("Every known value is %(value)s.") % {"value": written_value(data, high[0])}
    return gettext("Highest: %(high)s (%(high_place)s). Lowest: %(low)s (%(low_place)s).") % {
        "high": written_value(data, high[0]),
        "high_place": high[1],
        "low": written_value(data, low[0]),
        "low_place": low[1],
    }


def description(data: ChartData, kind: ChartKind) -> str:
    """What a reader who cannot see the drawing is told; the table beside it has every value."""
    parts = [_kind(kind)]
    if data.unit:
        parts.append(gettext("Unit: %(unit)s.") % {"unit": data.unit})
    for series in data.series:
        extremes = _extremes(data, series)
        parts.append(f"{series.label}: {extremes}" if len(data.series) > 1 else extremes)
    unknown = sum(value is None for series in data.series for value in series.values)
    if unknown:
        parts.append(
            ngettext("%(count)s value is not known.", "%(count)s values are not known.", unknown)
            % {"count": written_number(unknown)}
        )
    return " ".join(parts)
