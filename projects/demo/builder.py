"""Builds the projects of the demonstration: donors and showcases."""

from pathlib import Path
from typing import Any

from partners.demo.builder import KIND as PARTNERS
from partners.demo.builder import ensure_organisations, ensure_places, ensure_sectors
from partners.models import Organisation
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import Item, read_items
from portal.core.demo.registry import DemoRoom, DemoSite, register_room, source_locale
from portal.translation.pairing import forget_translations, translate_from
from projects.models import ProjectDonor, ProjectIndexPage, ProjectPage

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
            "status": item.facts["status"],
            "starts_on": item.facts.get("starts_on"),
            "ends_on": item.facts.get("ends_on"),
            "committed": item.amount("committed"),
            "disbursed": item.amount("disbursed"),
            "currency": item.facts["currency"],
            "partner": site.pages[PARTNERS, partner] if partner else None,
            "is_demo": item.facts["demo"],
        }

    def link(page: ProjectPage, item: Item) -> None:
        page.sectors = [sectors[key] for key in item.facts["sectors"]]
        page.localities = [localities[key] for key in item.facts["localities"]]
        page.donors = [
            ProjectDonor(organisation=organisations[key]) for key in item.facts["donors"]
        ]

    recipe = Recipe(ProjectPage, translate_from, facts, link)
    parent = ProjectIndexPage.objects.get(locale=source_locale())
    for item in read_items(_FOLDER / "showcases", KIND):
        ensure_page(site, recipe, parent, item)


def clear() -> None:
    """Remove the showcases, and the invented donors, whom no other project names."""
    forget_translations(clear_pages(ProjectPage))
    Organisation.objects.filter(is_demo=True, showcases=None).delete()


register_room(DemoRoom("projects", build, clear))
