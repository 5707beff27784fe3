"""Blocks that print what a document states."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.core.figures import written_quantity
from portal.core.periods import written_period
from portal.reports.blocks.base import ReportBlock, note_block


class QuotedFigureBlock(ReportBlock):
    """A number quoted from a document. It looks different, because it opens no rows."""

    figure = SnippetChooserBlock("reports.StatedFigure", label=_("Stated figure"))
    rate = SnippetChooserBlock("reports.ExchangeRate", label=_("Also converted at"), required=False)
    note = note_block()

    class Meta:
        icon = "openquote"
        label = _("Stated figure")
        template = "reports/blocks/quoted.html"

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Adds what is printed of the quotation; nothing for a record that is gone."""
        context = super().get_context(value, parent_context)
        printing = context.get("printing")
        if printing and value["figure"] and (quote := printing.numbers.quote(value["figure"])):
            rate = printing.numbers.rate(value["rate"]) if value["rate"] else None
            context |= {
                "quote": quote,
                "label": quote.label(printing.language),
                "number": written_quantity(quote.quantity),
                "period": written_period(quote.quantity.period),
                "source": quote.source(printing.language),
                "conversions": printing.conversion(quote.quantity, rate),
            }
        return context
