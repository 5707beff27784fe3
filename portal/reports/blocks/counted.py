"""Blocks that print counted figures."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.core.maps import map_figure
from portal.reports.answers import Ask
from portal.reports.blocks.base import (
    DimensionChoiceBlock,
    FigureChoiceBlock,
    ReportBlock,
    figures_block,
    heading_block,
    note_block,
)
from portal.reports.charts.data import ChartKind
from portal.reports.charts.figures import chart_figure
from portal.reports.drawing import Plan, chart_data
from portal.reports.listed import listed_records
from portal.reports.mapping import map_points, place_dimension
from portal.reports.registry import figures
from portal.reports.tables import comparison_asks, comparison_table, divided_table

CHART_KINDS = [
    (ChartKind.BAR.value, _("bars")),
    (ChartKind.STACKED.value, _("stacked bars")),
    (ChartKind.LINE.value, _("line")),
    (ChartKind.SHARE.value, _("shares of the whole")),
]


class KeyFiguresBlock(ReportBlock):
    """The totals of a few figures, in large numbers."""

    heading = heading_block()
    figures = figures_block(max_num=8)
    rate = SnippetChooserBlock(
        "reports.ExchangeRate",
        label=_("Also converted at"),
        required=False,
        help_text=_("Rate, day and source are printed beside the converted amounts."),
    )
    note = note_block()

    class Meta:
        icon = "order"
        label = _("Key figures")
        template = "reports/blocks/key_figures.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """The totals."""
        return (Ask(name) for name in value["figures"])

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `items`: the printed numbers."""
        context = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            rate = printing.numbers.rate(value["rate"]) if value["rate"] else None
            context["items"] = [
                number for ask in self.asks(value) for number in printing.totals(ask, rate)
            ]
        return context


class FigureTableBlock(ReportBlock):
    """Figures divided by donor, country, sector, place, status or year."""

    heading = heading_block()
    figures = figures_block(max_num=5)
    dimension = DimensionChoiceBlock()
    note = note_block()

    class Meta:
        icon = "table"
        label = _("Table of figures")
        template = "reports/blocks/table.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """The groups of each figure."""
        return (Ask(name, value["dimension"]) for name in value["figures"])

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `table`."""
        context = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            context["table"] = divided_table(
                printing, value["figures"], value["dimension"], value["heading"]
            )
        return context


class ComparisonBlock(ReportBlock):
    """Figures beside those of the period before and of the same period last year."""

    heading = heading_block()
    figures = figures_block(max_num=12)
    note = note_block()

    class Meta:
        icon = "history"
        label = _("Comparison")
        template = "reports/blocks/table.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """The totals of the three periods."""
        return comparison_asks(value["figures"])

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `table`."""
        context = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            context["table"] = comparison_table(printing, value["figures"], value["heading"])
        return context


class ChartBlock(ReportBlock):
    """A chart, with its table."""

    heading = heading_block()
    figures = figures_block(max_num=4)
    dimension = DimensionChoiceBlock()
    kind = blocks.ChoiceBlock(
        label=_("Kind of chart"), choices=CHART_KINDS, default=ChartKind.BAR.value
    )
    note = note_block()

    class Meta:
        icon = "view"
        label = _("Chart")
        template = "reports/blocks/chart.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """The groups of each figure."""
        return (Ask(name, value["dimension"]) for name in value["figures"])

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Draw as one whole only what makes a whole."""
        cleaned = super().clean(value)
        if reason := _not_a_whole(cleaned):
            raise blocks.StructBlockValidationError({"kind": ValidationError(reason)})
        return cleaned

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `charts`: one for each currency."""
        context = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            kind = ChartKind(value["kind"])
            plan = Plan(tuple(value["figures"]), value["dimension"], kind, value["heading"])
            name = "-".join(["chart", str(context.get("block_id") or ""), *plan.names])
            context["charts"] = [
                chart_figure(data, kind, f"{name}-{plan.dimension}-{kind}-{number}")
                for number, data in enumerate(chart_data(printing, plan))
            ]
        return context


def _not_a_whole(value: blocks.StructValue) -> str:
    """Why these figures cannot be stacked or shown as shares, for people."""
    chosen = [figures()[name] for name in value["figures"]]
    kinds = {(definition.measure, definition.unit) for definition in chosen}
    if value["kind"] == ChartKind.STACKED and (len(kinds) > 1 or chosen[0].is_rate):
        return gettext("Only figures of the same measure can be stacked.")
    if value["kind"] != ChartKind.SHARE:
        return ""
    if len(chosen) > 1 or chosen[0].is_rate or chosen[0].dimensions[value["dimension"]].repeats:
        return gettext("These groups make no whole: choose bars.")
    return ""


class MapBlock(ReportBlock):
    """A figure by place, on a map with its list."""

    heading = heading_block()
    figure = FigureChoiceBlock()
    note = note_block()

    class Meta:
        icon = "site"
        label = _("Map")
        template = "reports/blocks/map.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """The figure of each place."""
        dimension = place_dimension(value["figure"])
        yield Ask(value["figure"], dimension.key if dimension else "")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Draw only figures that know their places."""
        cleaned = super().clean(value)
        if place_dimension(cleaned["figure"]) is None:
            raise blocks.StructBlockValidationError(
                {"figure": ValidationError(_("This figure is not counted by place."))}
            )
        return cleaned

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `map`, and `table` with every place, also those whose position is not known."""
        context = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            (ask,) = self.asks(value)
            title = value["heading"] or str(figures()[ask.figure].label)
            key = "-".join(["map", str(context.get("block_id") or ""), ask.figure])
            points = map_points(printing, ask)
            context["map"] = map_figure(points, title=title, key=key) if points else None
            context["table"] = divided_table(printing, [ask.figure], ask.dimension, "")
        return context


class RecordListBlock(ReportBlock):
    """The records that a figure counts, by name."""

    heading = heading_block()
    figure = FigureChoiceBlock()
    note = note_block()

    class Meta:
        icon = "list-ul"
        label = _("List of records")
        template = "reports/blocks/records.html"

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """How many they are, and which."""
        yield Ask(value["figure"])

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds `records` and `items`, their number."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        if printing := context.get("printing"):
            ask = Ask(value["figure"])
            context["records"] = listed_records(printing.numbers.rows(ask), printing.language)
            context["items"] = list(printing.totals(ask))
        return context
