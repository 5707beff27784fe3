"""The body of a report, and what it asks."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.text import TextBlock
from portal.reports.answers import Ask
from portal.reports.blocks.base import ReportBlock
from portal.reports.blocks.counted import (
    ChartBlock,
    ComparisonBlock,
    FigureTableBlock,
    KeyFiguresBlock,
    MapBlock,
    RecordListBlock,
)
from portal.reports.blocks.quoted import QuotedFigureBlock
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure


class ReportBody(blocks.StreamBlock):
    """What a report consists of."""

    text = TextBlock()
    key_figures = KeyFiguresBlock()
    table = FigureTableBlock()
    chart = ChartBlock()
    map = MapBlock()
    comparison = ComparisonBlock()
    records = RecordListBlock()
    stated = QuotedFigureBlock()

    class Meta:
        required = False
        label = _("Body")


def _report_blocks(body: blocks.StreamValue) -> Iterator[blocks.StreamValue.StreamChild]:
    return (child for child in body if isinstance(child.block, ReportBlock))


def asks_of(body: blocks.StreamValue) -> list[Ask]:
    """Everything that the blocks want to know, each once, in their order."""
    asks = (ask for child in _report_blocks(body) for ask in child.block.asks(child.value))
    return list(dict.fromkeys(asks))


def _chosen(body: blocks.StreamValue, name: str, model: type) -> list:
    chosen = (child.value.get(name) for child in _report_blocks(body))
    return list(dict.fromkeys(record for record in chosen if isinstance(record, model)))


def quoted_in(body: blocks.StreamValue) -> list[StatedFigure]:
    """The stated figures that the blocks quote."""
    return _chosen(body, "figure", StatedFigure)


def rates_in(body: blocks.StreamValue) -> list[ExchangeRate]:
    """The rates at which the blocks convert."""
    return _chosen(body, "rate", ExchangeRate)
