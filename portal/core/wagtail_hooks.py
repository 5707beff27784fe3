"""Where the core meets Wagtail's admin: publishing that can be refused, and the calendar.

The draft is saved by the time a refusal is asked for, so nothing that was written is lost.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from portal.core.calendar import kinds_for
from portal.core.calendar_panel import NextDaysPanel
from portal.core.calendar_views import CalendarView, renew_feed, revoke_feed
from portal.core.people import person_behind
from portal.core.publishing import refusals
from portal.core.sheets.history import IMPORT_ACTION


@hooks.register("before_publish_page")
def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor publishes without `page.publish()`, so the gate is asked about the person here."""
    reasons = refusals(page, page.latest_revision, person_behind(request))
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk) if reasons else None


@hooks.register("before_bulk_action")
def ask_before_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish all of the chosen pages or none, and say which one stands in the way."""
    if action_type != "publish":
        return None
    reasons = [
        f"{page.get_admin_display_title()}: {reason}"
        for page in objects
        if isinstance(page, Page) and (revision := page.get_latest_revision())
        for reason in refusals(revision.as_object(), revision, person_behind(request))
    ]
    for reason in reasons:
        messages.error(request, reason)
    return redirect(action.next_url) if reasons else None


@hooks.register("before_copy_page")
def begin_copies_as_drafts(request: HttpRequest, page: Page) -> None:
    """A copy may get any title and has no original to be compared with: nobody has approved it.

    Wagtail would put it, and the pages below it, live at once for whoever may publish there.
    """
    if "publish_copies" not in request.POST or person_behind(request).is_superuser:
        return
    data = request.POST.copy()
    del data["publish_copies"]
    request.POST = data  # type: ignore[assignment]
    messages.info(request, _("A copy begins as a draft: submit it for approval."))


@hooks.register("register_log_actions")
def name_the_import(actions: LogActionRegistry) -> None:
    """What the history of a record says about a row of a sheet."""
    actions.register_action(
        IMPORT_ACTION, gettext_lazy("Bring in a sheet"), gettext_lazy("Brought in with a sheet")
    )


class ReadOnlyPages(PagesAdminAPIViewSet):
    """The pages that Wagtail's choosers and menus ask for, without its actions.

    No screen of Wagtail uses them, and they copy and publish without asking any hook.
    """

    actions: dict[str, type] = {}


@hooks.register("construct_admin_api")
def close_actions(router: WagtailAPIRouter) -> None:
    """Pages are changed in the editor only, where the gate knows who does it."""
    router.register_endpoint("pages", ReadOnlyPages)


@hooks.register("register_admin_urls")
def calendar_urls() -> list[URLPattern]:
    """The calendar and what its owner does with its private address."""
    return [
        path("calendar/", CalendarView.as_view(), name="calendar"),
        path("calendar/address/new/", renew_feed, name="calendar_feed_renew"),
        path("calendar/address/revoke/", revoke_feed, name="calendar_feed_revoke"),
    ]


class CalendarMenuItem(MenuItem):
    """Shown to those who would find anything in it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked for every admin page."""
        return bool(kinds_for(person_behind(request)))


@hooks.register("register_admin_menu_item")
def calendar_menu_item() -> MenuItem:
    """The entry "Calendar" of the main menu."""
    return CalendarMenuItem(
        gettext_lazy("Calendar"),
        reverse("calendar"),
        name="calendar",
        icon_name="calendar-alt",
        order=270,
    )


@hooks.register("construct_homepage_panels")
def next_days_panel(request: HttpRequest, panels: list[Component]) -> None:
    """The next days, for those who would find anything in them."""
    if kinds := kinds_for(person_behind(request)):
        panels.append(NextDaysPanel(kinds))


@hooks.register("insert_global_admin_css")
def calendar_style() -> SafeString:
    """Days beside what stands on them."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin_calendar.css"))
