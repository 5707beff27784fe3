"""Builds the front door of the demonstration: home, sections, standing pages, identity."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wagtail.models import Site

from home.demo.desk.builder import ensure_desk
from home.demo.reports.builder import clear_reports, ensure_reports
from home.models import HomePage, SectionPage, StandardPage
from news.demo.builder import KIND as NEWS
from news.models import NewsIndexPage
from partners.models import PartnerIndexPage
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import Item, demo_uuid, read_items, read_table
from portal.core.demo.registry import DemoRoom, DemoSite, register_room, source_locale
from portal.core.models import SiteIdentity
from portal.core.pages import BasePage
from portal.core.translation_policy import Extent
from portal.reports.models import ReportIndexPage
from portal.translation.pairing import forget_translations, translate_from
from projects.models import NeedsPage, ProjectIndexPage

KIND = "home"
_FOLDER = Path(__file__).parent
_SECTIONS: dict[str, type[BasePage]] = {
    "news": NewsIndexPage,
    "partners": PartnerIndexPage,
    "projects": ProjectIndexPage,
    "needs": NeedsPage,
    "reports": ReportIndexPage,
    "about": SectionPage,
}
_LANGUAGES = ("vi", "en")


def build(site: DemoSite) -> None:
    """Whatever of the front door nobody has written yet."""
    home = HomePage.objects.get(locale=source_locale())
    table = read_table(_FOLDER / "home.toml")
    _write_home(site, home, table)
    sections = {key: _section(home, key) for key in _SECTIONS}
    for entry in table["sections"]:
        written = [
            {"title": entry[f"title_{code}"], "summary": entry[f"summary_{code}"]}
            for code in _LANGUAGES
        ]
        _write(site, sections[entry["key"]], *written)
    recipe = Recipe(StandardPage, translate_from, _menu)
    items = read_items(_FOLDER / "pages", KIND)
    for item in sorted(items, key=lambda item: item.facts["order"]):
        parent = sections.get(item.facts["section"], home)
        ensure_page(site, recipe, type(parent).objects.get(pk=parent.pk), item)
    ensure_reports(site)
    ensure_desk(site)
    _write_identity(site)


def _menu(item: Item) -> dict[str, Any]:
    return {"show_in_menus": item.facts.get("in_menu", True)}


def _section(home: HomePage, key: str) -> BasePage:
    return _SECTIONS[key].objects.descendant_of(home).get()


def _versions(page: BasePage) -> list[BasePage]:
    """The page in every language."""
    return list(page.get_translations(inclusive=True).specific())


def _has_been_edited(page: BasePage) -> bool:
    """Whether people have worked on it: what commands write has no author."""
    return any(version.revisions.exclude(user=None).exists() for version in _versions(page))


def _write(
    site: DemoSite, page: BasePage, vietnamese: Mapping[str, Any], english: Mapping[str, Any]
) -> None:
    """Fill a page that every portal has, unless it has been written already."""
    if page.revisions.exists() or _has_been_edited(page):
        return
    for name, value in vietnamese.items():
        setattr(page, name, value)
    page.save_revision().publish()
    source = type(page).objects.get(pk=page.pk)
    translate_from(source, type(page)(**english), extent=Extent.PUBLISHED)
    site.count("sections")


def _write_home(site: DemoSite, home: HomePage, table: Mapping[str, Any]) -> None:
    shared = {
        "cover": site.pictures[table["cover"]],
        "featured": site.pages[NEWS, table["featured"]],
    }
    most = HomePage._meta.get_field("figures").stream_block.meta.max_num
    written = [
        {**table[code], "figures": [_figure(entry, code) for entry in table["figures"][:most]]}
        for code in _LANGUAGES
    ]
    _write(site, home, {**written[0], **shared}, written[1])


def _figure(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    """One stated figure as stream data; the number is the same in both languages."""
    return {
        "id": str(demo_uuid(KIND, "figure", entry["key"])),
        "type": "figure",
        "value": {
            "value": entry["value"],
            "qualifier": entry["qualifier"],
            "currency": entry["currency"],
            "label": entry[f"label_{language}"],
            "period": entry[f"period_{language}"],
            "source": entry[f"source_{language}"],
        },
    }


def _write_identity(site: DemoSite) -> None:
    """Name and address of the site, unless somebody has written them."""
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    if identity.name_vi:
        return
    table = read_table(_FOLDER / "identity.toml")
    for name, value in table.items():
        setattr(identity, "is_demo" if name == "demo" else name, value)
    identity.save()
    site.count("identity")


def clear() -> None:
    """Remove the standing pages; home and sections that nobody edited are written anew."""
    clear_reports()
    forget_translations(clear_pages(StandardPage))
    home = HomePage.objects.get(locale=source_locale())
    for page in [home, *(_section(home, key) for key in _SECTIONS)]:
        if not _has_been_edited(page):
            for version in _versions(page):
                version.revisions.all().delete()


register_room(DemoRoom("home", build, clear))
