"""Blocks that carry data: tables and figures quoted from a document."""

from copy import deepcopy

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue

CAPTION = "caption"


def _needs_translation(cell: str | None) -> bool:
    """Whole numbers and years read the same in both languages; everything else does not."""
    return bool(cell and cell.strip() and not cell.strip().isdecimal())


class TranslatableTableBlock(TableBlock):
    """Wagtail's table, whose cells and caption reach the translators.

    wagtail-localize passes over tables, which would leave them in Vietnamese on English pages
    (https://github.com/wagtail/wagtail-localize/issues/384). A cell's segment is addressed by
    row and column; after an insertion the old translations no longer match their cell and are
    asked for again, never put into the wrong one.
    """

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"

    def get_translatable_segments(self, value: dict | None) -> list[StringSegmentValue]:
        """The caption and every cell with words in it."""
        if not value:
            return []
        segments = [
            StringSegmentValue(f"r{row_number}c{column_number}", cell)
            for row_number, row in enumerate(value.get("data") or [])
            for column_number, cell in enumerate(row)
            if _needs_translation(cell)
        ]
        if caption := value.get("table_caption"):
            segments.insert(0, StringSegmentValue(CAPTION, caption))
        return segments

    def restore_translated_segments(
        self, value: dict | None, segments: list[StringSegmentValue]
    ) -> dict | None:
        """A copy of the table with the translated texts in their places."""
        if not value:
            return value
        table = deepcopy(value)
        for segment in segments:
            if segment.path == CAPTION:
                table["table_caption"] = segment.render_text()
                continue
            row_number, column_number = segment.path.removeprefix("r").split("c")
            table["data"][int(row_number)][int(column_number)] = segment.render_text()
        return table


class Qualifier:
    """How exactly a document states a number."""

    EXACT, OVER, NEARLY, ABOUT = "exact", "over", "nearly", "about"
    choices = [
        (EXACT, _("exactly")),
        (OVER, _("over")),
        (NEARLY, _("nearly")),
        (ABOUT, _("about")),
    ]


class StatedFigureBlock(blocks.StructBlock):
    """A number quoted from a document. The number itself is never typed by a translator."""

    value = blocks.DecimalBlock(label=_("Number"), max_digits=18, decimal_places=2)
    qualifier = blocks.ChoiceBlock(
        label=_("How exact"), choices=Qualifier.choices, default=Qualifier.EXACT
    )
    currency = blocks.ChoiceBlock(
        label=_("Currency"),
        choices=[("USD", "USD"), ("VND", "VND"), ("EUR", "EUR")],
        required=False,
    )
    label = blocks.CharBlock(label=_("What is counted"), max_length=120)
    period = blocks.CharBlock(label=_("Period"), max_length=60, required=False)
    source = blocks.CharBlock(label=_("Source document"), max_length=255)

    class Meta:
        icon = "order"
        label = _("Stated figure")
        template = "blocks/stated_figure.html"


class ResultBlock(blocks.StructBlock):
    """A number that a project has achieved. Translators write only what it counts."""

    value = blocks.DecimalBlock(label=_("Number"), max_digits=18, decimal_places=2)
    label = blocks.CharBlock(label=_("What is counted"), max_length=120)

    class Meta:
        icon = "tick"
        label = _("Result")
        template = "blocks/result.html"
