"""Builds the partners of the demonstration: countries, places, sectors and profiles."""

from pathlib import Path
from typing import Any

from partners.models import Country, Locality, Organisation, PartnerIndexPage, PartnerPage, Sector
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import Item, read_items, read_table
from portal.core.demo.records import ensure_records
from portal.core.demo.registry import DemoRoom, DemoSite, register_room, source_locale
from portal.translation.pairing import forget_translations, translate_from

KIND = "partners"
_FOLDER = Path(__file__).parent


def ensure_places(site: DemoSite) -> tuple[dict[str, Country], dict[str, Locality]]:
    """Countries and localities by key."""
    table = read_table(_FOLDER / "records.toml")
    countries = ensure_records(site, Country, table["countries"], known_by=("iso2",))
    localities = ensure_records(
        site,
        Locality,
        [{**entry, "country": countries[entry["country"]]} for entry in table["localities"]],
        known_by=("label_vi", "country"),
    )
    return countries, localities


def ensure_sectors(site: DemoSite) -> dict[str, Sector]:
    """Fields of cooperation by key, which is also their slug."""
    entries = read_table(_FOLDER / "records.toml")["sectors"]
    return ensure_records(
        site, Sector, [{**entry, "slug": entry["key"]} for entry in entries], known_by=("slug",)
    )


def ensure_organisations(site: DemoSite, countries: dict[str, Country]) -> dict[str, Organisation]:
    """Donors and other bodies by key."""
    entries = read_table(_FOLDER / "organisations.toml")["organisations"]
    return ensure_records(
        site,
        Organisation,
        [{**entry, "country": countries.get(entry.get("country", ""))} for entry in entries],
    )


def build(site: DemoSite) -> None:
    """Every record and profile that is missing."""
    countries, localities = ensure_places(site)
    sectors = ensure_sectors(site)

    def facts(item: Item) -> dict[str, Any]:
        return {
            "country": countries[item.facts["country"]],
            "locality": localities.get(item.facts.get("locality", "")),
            "native_name": item.facts.get("native_name", ""),
            "tier": item.facts["tier"],
            "since": item.facts.get("since"),
            "website": item.facts.get("website", ""),
            "latitude": item.amount("latitude"),
            "longitude": item.amount("longitude"),
            "is_demo": item.facts["demo"],
        }

    def link(page: PartnerPage, item: Item) -> None:
        page.sectors = [sectors[key] for key in item.facts["sectors"]]

    recipe = Recipe(PartnerPage, translate_from, facts, link)
    parent = PartnerIndexPage.objects.get(locale=source_locale())
    for item in read_items(_FOLDER / "profiles", KIND):
        ensure_page(site, recipe, parent, item)


def clear() -> None:
    """Remove the profiles. Countries and places are facts and stay."""
    forget_translations(clear_pages(PartnerPage))


register_room(DemoRoom("partners", build, clear))
