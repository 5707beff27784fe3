"""Builds the foreign relations of the demonstration: partnerships, agreements, visits and more."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from partners.models import (
    Activity,
    Agreement,
    Association,
    Congress,
    Country,
    Delegation,
    LegalDocument,
    Locality,
    Organisation,
    Partnership,
    Sector,
)
from portal.core.demo.prose import read_table
from portal.core.demo.records import ensure_records
from portal.core.demo.registry import DemoSite
from portal.core.records import Record

_FILE: Final = Path(__file__).parent / "relations.toml"
# What was invented, in the order in which it can be removed.
_INVENTED: Final = (Activity, Delegation, Agreement, Partnership, Association)

Keys = Mapping[str, Record]


def _resolved(entry: Mapping[str, Any], known: Mapping[str, Keys]) -> dict[str, Any]:
    """The entry with records in place of their keys; `known` has the records by column."""
    resolved = dict(entry)
    for column in known.keys() & entry.keys():
        keys = entry[column]
        resolved[column] = (
            [known[column][key] for key in keys] if isinstance(keys, list) else known[column][keys]
        )
    return resolved


def ensure_relations(
    site: DemoSite,
    countries: dict[str, Country],
    localities: dict[str, Locality],
    sectors: dict[str, Sector],
    organisations: dict[str, Organisation],
) -> None:
    """Every record of foreign relations that is missing."""
    table = read_table(_FILE)
    known: dict[str, Keys] = {
        "country": countries,
        "locality": localities,
        "home": localities,
        "localities": localities,
        "sectors": sectors,
        "organisations": organisations,
    }
    known["association"] = _ensure_associations(site, table["associations"], known)
    for model, name, known_by in (
        (Partnership, "partnerships", ("locality",)),
        (Agreement, "agreements", ("label_vi",)),
        (Delegation, "delegations", ("label_vi", "starts_on")),
        (Activity, "activities", ("label_vi", "starts_on")),
    ):
        entries = [_resolved(entry, known) for entry in table[name]]
        ensure_records(site, model, entries, known_by=known_by)
    _ensure_legal_documents(site, table["legal_documents"])


def _ensure_associations(
    site: DemoSite, entries: list[dict[str, Any]], known: Mapping[str, Keys]
) -> dict[str, Association]:
    congresses = {entry["key"]: entry.pop("congresses", []) for entry in entries}
    associations = ensure_records(site, Association, [_resolved(entry, known) for entry in entries])
    for key, association in associations.items():
        for congress in congresses[key]:
            Congress.objects.get_or_create(
                association=association, ordinal=congress["ordinal"], defaults=congress
            )
    return associations


def _ensure_legal_documents(site: DemoSite, entries: list[dict[str, Any]]) -> None:
    """In the order of the file: a document stands after the one that it carries out."""
    documents: dict[str, LegalDocument] = {}
    for entry in entries:
        resolved = _resolved(entry, {"implements": documents, "replaces": documents})
        documents |= ensure_records(site, LegalDocument, [resolved], known_by=("number",))


def clear_relations() -> None:
    """Remove what was invented; facts stay."""
    for model in _INVENTED:
        model.objects.filter(is_demo=True).delete()
