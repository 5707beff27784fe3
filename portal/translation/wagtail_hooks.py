"""Where the desk meets Wagtail's admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from portal.core.people import person_behind
from portal.translation.access import reasons_of_lock
from portal.translation.editor.rights import EDITOR_NEEDS
from portal.translation.editor.urls import EDITOR_URLS
from portal.translation.editor.views.jobs import editor
from portal.translation.glossary.viewset import TermViewSet
from portal.translation.models import Job
from portal.translation.panels import WaitingForTranslation
from portal.translation.shadows import shadowed_urls
from portal.translation.sources import translation_into
from portal.translation.views.review import decide_on, send

# Before wagtail-localize, whose hooks have the default order.
_FIRST = -10
_TO_ALIAS = "localize-convert-to-alias"
_RESTART = "localize-restart-translation"


@hooks.register("register_admin_urls", order=_FIRST)
def desk_urls() -> list[URLPattern]:
    """The shadows of wagtail-localize's addresses and the desk's own."""
    return [
        *shadowed_urls(),
        *EDITOR_URLS,
        path("translation/<int:page_id>/send/", send, name="translation_send"),
        path("translation/<int:page_id>/decide/", decide_on, name="translation_decide"),
    ]


@hooks.register("before_edit_page", order=_FIRST)
def keep_what_goes_round_the_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer the requests of wagtail-localize's editor that publish or free a page at once."""
    if request.method != "POST":
        return None
    reasons: list[str] = []
    if _TO_ALIAS in request.POST:
        reasons = [_("A page cannot mirror a page of another language.")]
    elif _RESTART in request.POST:
        reasons = reasons_of_lock(person_behind(request), page)
    elif translation_into(page):
        reasons = [_("English pages are published by review: send this one for review.")]
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk) if reasons else None


@hooks.register("before_edit_page", order=_FIRST)
def open_the_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that is being translated opens in the desk's editor, not in wagtail-localize's."""
    if request.method != "GET" or translation_into(page) is None:
        return None
    job = Job.objects.into_page(page).select_related(*EDITOR_NEEDS).first()
    return editor(request, job, page) if job else None


@hooks.register("construct_page_action_menu")
def hide_conversion_to_alias(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Do not offer what would be refused."""
    menu_items[:] = [item for item in menu_items if item.name != _TO_ALIAS]


@hooks.register("construct_homepage_panels")
def show_waiting_pages(request: HttpRequest, panels: list[Component]) -> None:
    """Translators have no way to the Vietnamese tree, so the work comes to them."""
    panels.append(WaitingForTranslation())


@hooks.register("register_admin_viewset")
def glossary() -> TermViewSet:
    """The list of terms, and its entry in the main menu."""
    return TermViewSet(add_to_admin_menu=True, menu_order=250)
