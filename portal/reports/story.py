"""Computed figures inside the text of articles, profiles and showcases."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.core.blocks import StoryBlock
from portal.core.periods import Period
from portal.core.rules import RuleBroken
from portal.reports.answers import Ask, Line
from portal.reports.asking import Asker
from portal.reports.registry import Question, figure_choices, figures

logger = logging.getLogger(__name__)


class ComputedFigureBlock(blocks.StructBlock):
    """A registered figure, live or as of a day. There is nothing in it to type or to translate."""

    figure = blocks.ChoiceBlock(label=_("Figure"), choices=figure_choices)
    starts_on = blocks.DateBlock(
        label=_("Counted from"),
        required=False,
        help_text=_("Empty: from the first record on."),
    )
    as_of = blocks.DateBlock(
        label=_("As of"),
        required=False,
        help_text=_("Empty: live, always up to the reader's day."),
    )

    class Meta:
        icon = "order"
        label = _("Computed figure")
        template = "blocks/computed_figure.html"

    def clean(self, value: Any) -> Any:
        """A period does not end before it starts."""
        cleaned = super().clean(value)
        starts_on, as_of = cleaned.get("starts_on"), cleaned.get("as_of")
        if starts_on and as_of and as_of < starts_on:
            raise StructBlockValidationError(
                {"as_of": ValidationError(_("The last day is before the first."))}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Adds `definition`, `lines` (a number for each unit) and the day they stand for."""
        context = super().get_context(value, parent_context)
        as_of = value.get("as_of") or timezone.localdate()
        context["definition"] = figures().get(value["figure"])
        context["lines"] = _lines(value["figure"], Period.own(value.get("starts_on"), as_of))
        context["as_of"] = as_of
        return context


def _lines(key: str, period: Period) -> list[Line]:
    """The figure's numbers; none at all rather than a wrong one."""
    try:
        answer = Asker(Question(period)).answer(Ask(key))
    except (LookupError, RuleBroken) as error:
        logger.error("The figure %s cannot be shown: %s", key, error)
        return []
    return [line for line in answer.totals if line.quantity.value is not None] if answer else []


class FiguredStoryBlock(StoryBlock):
    """The body of every text page, with figures that compute themselves."""

    computed_figure = ComputedFigureBlock()

    class Meta:
        required = False
        label = _("Body")
