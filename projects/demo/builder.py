"""Builds the projects of the demonstration: donors, programmes, needs and showcases."""

from pathlib import Path
from typing import Any

from partners.demo.builder import KIND as PARTNERS
from partners.demo.builder import ensure_organisations, ensure_places, ensure_sectors
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import Item, read_items
from portal.core.demo.registry import DemoRoom, DemoSite, register_room, source_locale
from portal.translation.pairing import forget_translations, translate_from
from projects.demo.records import (
    clear_records,
    ensure_needs,
    ensure_programme,
    ensure_registrations,
)
from projects.models import ProjectIndexPage, ProjectPage

KIND = "projects"
_FOLDER = Path(__file__).parent


def build(site: DemoSite) -> None:
    """Every donor and showcase that is missing."""
    countries, localities = ensure_places(site)
    sectors = ensure_sectors(site)
    organisations = ensure_organisations(site, countries)

    def facts(item: Item) -> dict[str, Any]:
        partner = item.facts.get("partner")
        return {
            "programme": ensure_programme(site, item, organisations, localities, sectors),
            "partner": site.pages[PARTNERS, partner] if partner else None,
            "is_demo": item.facts["demo"],
        }

    recipe = Recipe(ProjectPage, translate_from, facts)
    parent = ProjectIndexPage.objects.get(locale=source_locale())
    for item in read_items(_FOLDER / "showcases", KIND):
        ensure_page(site, recipe, parent, item)
    ensure_needs(site, organisations, localities, sectors)
    ensure_registrations(site, organisations, localities)


def clear() -> None:
    """Remove the showcases and everything invented behind them."""
    forget_translations(clear_pages(ProjectPage))
    clear_records()


register_room(DemoRoom("projects", build, clear))
