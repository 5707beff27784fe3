"""The records of the reports room in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.kept_records import CarefulDeleteView
from portal.core.source_listings import is_offered
from portal.core.viewsets import RecordViewSet
from portal.reports.figure_list import FigureListView
from portal.reports.models import (
    ExchangeRate,
    ReportIndexPage,
    ReportingPeriod,
    ReportPage,
    StatedFigure,
)
from portal.reports.views.new_report import NewReportView
from portal.reports.views.new_version import NewVersionView, may_issue


class ReportingPeriodViewSet(RecordViewSet):
    """Periods, the latest first."""

    model = ReportingPeriod
    icon = "calendar"
    list_display = ["label_vi", "label_en", "kind", "starts_on", "ends_on"]
    list_filter = ["kind"]
    ordering = ["-ends_on", "-starts_on"]


class StatedFigureViewSet(RecordViewSet):
    """Numbers that documents state."""

    model = StatedFigure
    icon = "openquote"
    list_display = ["label_vi", "value", "unit", "measure", "source_title_vi"]
    list_filter = ["measure", "reach"]


class ExchangeRateViewSet(SnippetViewSet):
    """Rates of exchange, the latest first."""

    model = ExchangeRate
    delete_view_class = CarefulDeleteView
    icon = "resubmit"
    list_display = ["__str__", "source_vi"]
    list_export = ["base", "quote", "rate", "on", "source_vi", "source_en"]
    list_filter = ["base", "quote"]
    copy_view_enabled = False


@register_snippet
class ReportsGroup(SnippetViewSetGroup):
    """The menu "Figures and reports"."""

    items = (ReportingPeriodViewSet, StatedFigureViewSet, ExchangeRateViewSet)
    menu_label = _("Figures and reports")
    menu_icon = "list-ol"
    menu_order = 320

    def get_submenu_items(self) -> list[MenuItem]:
        """The records, and the list of all figures below them."""
        return [
            *super().get_submenu_items(),
            MenuItem(_("All figures"), reverse("figure_list"), icon_name="order", order=900),
        ]


@hooks.register("register_admin_urls")
def figure_list_url() -> list[URLPattern]:
    """The address of the list of figures."""
    return [path("figures/", FigureListView.as_view(), name="figure_list")]


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """The addresses of this room."""
    return [
        path(
            "reports/<int:page_id>/new-version/",
            NewVersionView.as_view(),
            name="new_report_version",
        ),
        path("reports/new/", NewReportView.as_view(), name="new_report"),
    ]


@hooks.register("register_page_header_buttons")
def new_version_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """In the menu of a live report, for those who may publish it."""
    if isinstance(page, ReportPage) and may_issue(page, user):
        yield Button(
            _("Issue a new version"),
            reverse("new_report_version", args=[page.pk]),
            icon_name="history",
            priority=60,
        )


class NewReportMenuItem(MenuItem):
    """Shown to those who may add Vietnamese reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page."""
        return is_offered(ReportIndexPage, request.user)


@hooks.register("register_admin_menu_item")
def new_report_menu_item() -> MenuItem:
    """The entry "New report" of the main menu."""
    return NewReportMenuItem(
        _("New report"), reverse("new_report"), name="new-report", icon_name="doc-full", order=285
    )
