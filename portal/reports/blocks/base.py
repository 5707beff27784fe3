"""What every block of a report has: asks without numbers, texts for translators, a printing."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from portal.reports.answers import Ask
from portal.reports.registry import dimension_choices, figure_choices, figures


class FigureChoiceBlock(blocks.ChoiceBlock):
    """The key of a registered figure."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": figure_choices, "label": _("Figure"), **kwargs})


class DimensionChoiceBlock(blocks.ChoiceBlock):
    """A way to divide figures."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": dimension_choices, "label": _("Divided by"), **kwargs})


def figures_block(**kwargs: Any) -> blocks.ListBlock:
    """Several figures, each once."""
    return blocks.ListBlock(FigureChoiceBlock(), label=_("Figures"), min_num=1, **kwargs)


def heading_block() -> blocks.CharBlock:
    """The heading above a block."""
    return blocks.CharBlock(label=_("Heading"), required=False, max_length=160)


def note_block() -> blocks.CharBlock:
    """A remark below a block."""
    return blocks.CharBlock(label=_("Note"), required=False, max_length=500)


class ReportBlock(blocks.StructBlock):
    """A block whose numbers come from the printing of the page on which it stands.

    It keeps what is asked, never a number: only its texts are translated, so that no English
    page can carry another number than its source.
    """

    texts: ClassVar[tuple[str, ...]] = ("heading", "note")

    def asks(self, value: blocks.StructValue) -> Iterator[Ask]:
        """What the block wants to know; for subclasses."""
        yield from ()

    def get_translatable_segments(self, value: blocks.StructValue) -> list[StringSegmentValue]:
        """The texts alone."""
        return [
            StringSegmentValue(name, value[name])
            for name in self.texts
            if name in self.child_blocks and value[name]
        ]

    def restore_translated_segments(
        self, value: blocks.StructValue, segments: list[StringSegmentValue]
    ) -> blocks.StructValue:
        """The block with its translated texts."""
        for segment in segments:
            value[segment.path] = segment.render_text()
        return value

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse what the registered figures cannot answer."""
        cleaned = super().clean(value)
        for ask in self.asks(cleaned):
            if reason := unanswerable(ask):
                raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(reason)])
        return cleaned


def unanswerable(ask: Ask) -> str:
    """Why nobody can answer this, for people; "" when it can be asked."""
    definition = figures().get(ask.figure)
    if definition is None:
        return gettext("There is no figure “%(key)s”.") % {"key": ask.figure}
    if ask.dimension and ask.dimension not in definition.dimensions:
        names = dict(dimension_choices())
        return gettext("“%(figure)s” cannot be divided by “%(dimension)s”.") % {
            "figure": definition.label,
            "dimension": names.get(ask.dimension, ask.dimension),
        }
    return ""
