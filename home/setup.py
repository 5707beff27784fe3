"""What a portal needs before anyone writes: languages, sections, jobs, and the way to publish.

Everything here may run again at any time; it adds what is missing and changes nothing that
people have changed since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from wagtail.models import (
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage, SectionPage
from home.role_rights import Lack, lack_of
from news.models import NewsIndexPage
from partners.models import PartnerIndexPage
from portal.core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from portal.core.models import TwoPersonApprovalTask
from portal.core.pages import BasePage
from portal.core.roles import ROLES, Role
from portal.core.slugs import vietnamese_slug
from portal.reports.models import ReportIndexPage
from projects.models import NeedsPage, ProjectIndexPage


@dataclass(frozen=True)
class Section:
    """A page that every language has from the start; its title is translated by gettext.

    Attributes:
        below: the section it stands in; without one it is a section itself.
    """

    model: type[BasePage]
    title: str
    below: type[BasePage] | None = None


SECTIONS = (
    Section(NewsIndexPage, gettext_noop("News")),
    Section(PartnerIndexPage, gettext_noop("Partners")),
    Section(ProjectIndexPage, gettext_noop("Projects")),
    Section(NeedsPage, gettext_noop("Needs list"), below=ProjectIndexPage),
    Section(ReportIndexPage, gettext_noop("Reports")),
    Section(SectionPage, gettext_noop("About us")),
)
HOME_TITLE = gettext_noop("Home")


def ensure_site() -> dict[str, HomePage]:
    """Create what is missing; answers with the home page of each language by its code."""
    homes: dict[str, HomePage] = {}
    for code in LANGUAGE_CODES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        homes[code] = _ensure_home(locale, homes.get(SOURCE_LANGUAGE))
        for section in SECTIONS:
            _ensure_section(section, homes[code], homes[SOURCE_LANGUAGE])
    _ensure_wagtail_site(homes[SOURCE_LANGUAGE])
    for role in ROLES:
        group = _ensure_role(role, homes[role.language])
        if role.approval:
            _ensure_workflow(role, group, homes[role.language])
    return homes


def _translation_key_of(source: Page | None) -> dict:
    return {"translation_key": source.translation_key} if source else {}


def _ensure_home(locale: Locale, source: HomePage | None) -> HomePage:
    if existing := HomePage.objects.filter(locale=locale, depth=2).first():
        return existing
    root = Page.get_first_root_node()
    with translation.override(locale.language_code):
        home = HomePage(title=gettext(HOME_TITLE), locale=locale, **_translation_key_of(source))
        home.slug = f"home-{locale.language_code}"
        return root.add_child(instance=home)


def _ensure_section(section: Section, home: HomePage, source_home: HomePage) -> None:
    if section.model.objects.descendant_of(home).exists():
        return
    source = section.model.objects.descendant_of(source_home).first()
    parent = section.below.objects.child_of(home).first() if section.below else home
    if parent is None:
        return
    with translation.override(home.locale.language_code):
        title = gettext(section.title)
    parent.add_child(
        instance=section.model(
            title=title,
            slug=vietnamese_slug(title),
            locale=home.locale,
            show_in_menus=True,
            **_translation_key_of(source),
        )
    )


def _ensure_wagtail_site(home: HomePage) -> None:
    """Point the site at our home page, under the public address that BASE_URL names."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk and site.root_page.specific_class is Page else None
    if site.pk is None or welcome:
        site.root_page = home
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    with translation.override(SOURCE_LANGUAGE):
        site.site_name = site.site_name or str(settings.WAGTAIL_SITE_NAME)
    site.save()
    if welcome:
        _remove_what_wagtail_brings(welcome)


def _remove_what_wagtail_brings(welcome: Page) -> None:
    """The page, the groups and the workflow of a new Wagtail, which our own replace."""
    welcome.delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()


def _ensure_role(role: Role, home: HomePage) -> Group:
    group, created = Group.objects.get_or_create(name=role.name)
    if created:
        lack_of(role, group, home).grant()
    return group


def lacks(homes: Mapping[str, HomePage]) -> list[Lack]:
    """What the groups of the office have not, by role: taken away, or new since they were made."""
    groups = {group.name: group for group in Group.objects.all()}
    found = [lack_of(role, groups[role.name], homes[role.language]) for role in ROLES]
    return [lack for lack in found if lack.names()]


def _ensure_workflow(role: Role, approvers: Group, home: HomePage) -> None:
    """Everything below the language's home page is approved by a second person."""
    if WorkflowPage.objects.filter(page=home).exists():
        return
    with translation.override(SOURCE_LANGUAGE):
        name = gettext(role.approval)
    task = TwoPersonApprovalTask.objects.create(name=name)
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
