"""Builds the partners of the demonstration: places, sectors, organisations and profiles."""

from pathlib import Path
from typing import Any

from partners.demo.relations import clear_relations, ensure_relations
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
        [
            {
                **{name: value for name, value in entry.items() if name != "successor"},
                "country": countries[entry["country"]],
            }
            for entry in table["localities"]
        ],
        known_by=("label_vi", "country", "level"),
    )
    _merge(localities, table["localities"])
    return countries, localities


def _merge(localities: dict[str, Locality], entries: list[dict[str, Any]]) -> None:
    """Tell merged localities their successor, which may stand after them in the file."""
    for entry in entries:
        locality = localities[entry["key"]]
        if "successor" in entry and locality.successor is None:
            locality.successor = localities[entry["successor"]]
            locality.save()


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

    organisations = ensure_organisations(site, countries)
    ensure_relations(site, countries, localities, sectors, organisations)

    def facts(item: Item) -> dict[str, Any]:
        return {
            "locality": localities[item.facts["locality"]],
            "website": item.facts.get("website", ""),
            "is_demo": item.facts["demo"],
        }

    recipe = Recipe(PartnerPage, translate_from, facts)
    parent = PartnerIndexPage.objects.get(locale=source_locale())
    for item in read_items(_FOLDER / "profiles", KIND):
        ensure_page(site, recipe, parent, item)


def clear() -> None:
    """Remove the profiles and what was invented. Countries and places are facts and stay."""
    forget_translations(clear_pages(PartnerPage))
    clear_relations()


register_room(DemoRoom("partners", build, clear))
