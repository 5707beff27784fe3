"""All figures in the admin: what they count, in which unit, and where they are used."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from portal.core.figures import Measure
from portal.reports.choices import MEASURES
from portal.reports.registry import MONEY, FigureDefinition, figures, unit_label
from portal.reports.usage import uses


@dataclass(frozen=True)
class ListedFigure:
    """A figure with the pages that use it."""

    definition: FigureDefinition
    pages: list[Page]

    @property
    def measure(self) -> str:
        """The measure's name."""
        return str(dict(MEASURES).get(Measure(self.definition.measure).value, ""))

    @property
    def unit(self) -> str:
        """What one of it is."""
        if self.definition.unit == MONEY:
            return str(_("money, by currency"))
        return unit_label(self.definition.unit)

    @property
    def dimensions(self) -> list[str]:
        """How it can be divided."""
        return [str(dimension.label) for dimension in self.definition.dimensions.values()]


class FigureListView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever writes a report and wants to know what there is."""

    template_name = "reports/admin/figures.html"
    page_title = _("Figures")
    header_icon = "order"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home and this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("figure_list"), "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `figures`."""
        used = uses(self.request.user)
        return super().get_context_data(
            figures=[
                ListedFigure(definition, used.get(key, [])) for key, definition in figures().items()
            ],
            **kwargs,
        )
