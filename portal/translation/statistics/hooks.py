"""Where figures meet Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.core.people import person_behind
from portal.translation.queue.menu import REGISTER_HOOK
from portal.translation.statistics.views import FiguresView, RowsView, may_see_figures


@hooks.register("register_admin_urls")
def figure_urls() -> list[URLPattern]:
    """The figures, and the rows behind one of them."""
    return [
        path("translation/figures/", FiguresView.as_view(), name="translation_figures"),
        path("translation/figures/<slug:key>/", RowsView.as_view(), name="translation_figure"),
    ]


class FiguresMenuItem(MenuItem):
    """Shown to who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page."""
        return may_see_figures(person_behind(request))


@hooks.register(REGISTER_HOOK)
def figures_menu_item() -> MenuItem:
    """The entry "Figures" below "Translation"."""
    return FiguresMenuItem(
        _("Figures"),
        reverse("translation_figures"),
        name="translation-figures",
        icon_name="calendar-check",
        order=900,
    )
