"""Where the desk meets Wagtail's admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from portal.core.people import person_behind
from portal.translation.access import reasons_of_lock
from portal.translation.editor.rights import EDITOR_NEEDS
from portal.translation.editor.urls import EDITOR_URLS
from portal.translation.editor.views.jobs import editor
from portal.translation.files.urls import urlpatterns as file_urls
from portal.translation.glossary.viewset import TermViewSet
from portal.translation.jobs.opening import link_translation
from portal.translation.models import Job
from portal.translation.notices import hooks as notice_hooks  # noqa: F401
from portal.translation.panels import TranslationPanel
from portal.translation.queue.menu import (
    REGISTER_HOOK,
    files_item,
    matrix_item,
    queue_item,
    records_item,
    top_item,
)
from portal.translation.queue.rules import RuleViewSet
from portal.translation.queue.urls import urlpatterns as queue_urls
from portal.translation.review import APPROVE
from portal.translation.review.offers import offer_decisions
from portal.translation.review.urls import urlpatterns as review_urls
from portal.translation.shadows.urls import shadowed_urls
from portal.translation.sources import live_translations_of, translation_into
from portal.translation.statistics import hooks as statistics_hooks  # noqa: F401

# Before wagtail-localize, whose hooks have the default order.
_FIRST = -10
_TO_ALIAS = "localize-convert-to-alias"
GLOSSARY = TermViewSet()
RULES = RuleViewSet()
_RESTART = "localize-restart-translation"


@hooks.register("register_admin_urls", order=_FIRST)
def desk_urls() -> list[URLPattern]:
    """The shadows of wagtail-localize's addresses and the desk's own."""
    return [
        *shadowed_urls(),
        *EDITOR_URLS,
        *queue_urls,
        *file_urls,
        *review_urls,
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
        reasons = [_("Translations are published by review: send this one for review.")]
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk) if reasons else None


@hooks.register("before_edit_page", order=_FIRST)
def open_the_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that is being translated opens in the desk's editor, never in wagtail-localize's.

    A translation has its job from its beginning; one that was begun before there was a desk gets
    it now.
    """
    translation = translation_into(page) if request.method == "GET" else None
    if translation is None:
        return None
    jobs = Job.objects.into_page(page).select_related(*EDITOR_NEEDS)
    job = jobs.first() or (link_translation(translation) and jobs.first())
    return editor(request, job, page) if job else None


@hooks.register("construct_page_action_menu")
def hide_conversion_to_alias(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Do not offer what would be refused."""
    menu_items[:] = [item for item in menu_items if item.name != _TO_ALIAS]


@hooks.register("after_publish_page")
def ask_about_the_change(request: HttpRequest, page: Page) -> None:
    """Who has just changed a page knows best how much readers of the translation miss."""
    offer_decisions(request, page)


@hooks.register("after_edit_page")
def ask_who_approved_the_change(request: HttpRequest, page: Page) -> None:
    """The same for an editor who has approved an officer's version where the page is edited."""
    if request.POST.get("workflow-action-name") == APPROVE and not page.workflow_in_progress:
        offer_decisions(request, page)


@hooks.register("before_delete_page")
def warn_of_what_goes_down_with_it(request: HttpRequest, page: Page) -> None:
    """Whoever is asked to confirm should know that visitors lose the translation as well."""
    if request.method == "GET":
        tell_what_goes_down_with_it(request, page)


@hooks.register("before_unpublish_page")
def tell_what_goes_down_with_it(request: HttpRequest, page: Page) -> None:
    """The same where Wagtail asks the hook only once it has been confirmed."""
    for title in live_translations_of(page):
        message = _("Its translation goes down with it at once: “%(title)s”.")
        messages.warning(request, message % {"title": title})


@hooks.register("construct_homepage_panels")
def show_waiting_work(request: HttpRequest, panels: list[Component]) -> None:
    """Whoever has a part in translation finds the day's work on coming in."""
    panels.append(TranslationPanel())


@hooks.register("register_admin_menu_item")
def desk_menu() -> MenuItem:
    """The desk has an entry of its own in the main menu."""
    return top_item()


hooks.register(REGISTER_HOOK, queue_item)
hooks.register(REGISTER_HOOK, matrix_item)
hooks.register(REGISTER_HOOK, records_item)
hooks.register(REGISTER_HOOK, files_item)


@hooks.register("register_admin_viewset")
def job_rules() -> RuleViewSet:
    """The rules, with their entry under "Translation"."""
    return RULES


@hooks.register(REGISTER_HOOK)
def rules_item() -> MenuItem:
    """Only for managers: Wagtail asks the permission."""
    return RULES.get_menu_item(order=500)


@hooks.register("register_admin_viewset")
def glossary() -> TermViewSet:
    """The list of terms, with its entry under "Translation"."""
    return GLOSSARY


@hooks.register(REGISTER_HOOK)
def glossary_item() -> MenuItem:
    """For who may keep the glossary: Wagtail asks the permission."""
    return GLOSSARY.get_menu_item(order=400)
