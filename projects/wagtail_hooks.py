"""Aid in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.core.viewsets import RecordViewSet
from projects.models import AidProgramme, Proposal, Registration
from projects.panels import RegistrationsPanel
from projects.pasting.views import PERMISSION, paste_report


class AidProgrammeViewSet(RecordViewSet):
    """Programmes, projects and single items of aid."""

    model = AidProgramme
    icon = "folder-open-inverse"
    list_display = ["code", "label_vi", "label_en", "status", "starts_on"]
    list_filter = ["status", "kind", "reach", "sectors", "localities", "donors__organisation"]


class ProposalViewSet(RecordViewSet):
    """The needs list."""

    model = Proposal
    icon = "list-ul"
    list_display = ["label_vi", "label_en", "status", "sector", "locality", "opened_on"]
    list_filter = ["status", "sector", "locality", "target_donor"]


class RegistrationViewSet(RecordViewSet):
    """Registrations of foreign organisations."""

    model = Registration
    icon = "clipboard-list"
    list_display = ["label_vi", "kind", "number", "issued_on", "expires_on"]
    list_filter = ["kind", "localities", "expires_on"]


class PasteReportMenuItem(MenuItem):
    """Shown to those who may state figures."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page."""
        return request.user.has_perm(PERMISSION)


def paste_report_menu_item() -> MenuItem:
    """The entry "Paste a report"."""
    return PasteReportMenuItem(
        _("Paste a report"), reverse("paste_report"), icon_name="copy", order=900
    )


@hooks.register("register_admin_urls")
def paste_report_url() -> list[URLPattern]:
    """The address of both steps."""
    return [path("reports/paste/", paste_report, name="paste_report")]


@register_snippet
class AidGroup(SnippetViewSetGroup):
    """The menu "Aid"."""

    items = (AidProgrammeViewSet, ProposalViewSet, RegistrationViewSet)
    menu_label = _("Aid")
    menu_icon = "folder-open-inverse"
    menu_order = 310

    def get_submenu_items(self) -> list[MenuItem]:
        """The records, and the way in for what old reports say about them."""
        return [*super().get_submenu_items(), paste_report_menu_item()]


@hooks.register("insert_global_admin_css")
def one_line_rows() -> SafeString:
    """Rows of donors and amounts that stand on one line each."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/admin_rows.css"))


@hooks.register("construct_homepage_panels")
def registrations_panel(request: HttpRequest, panels: list) -> None:
    """Certificates that run out soon, for those who look after them."""
    if request.user.has_perm("projects.change_registration"):
        panels.append(RegistrationsPanel())
