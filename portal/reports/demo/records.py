"""Periods, exchange rates and stated figures of the demonstration.

The figures are real, and so are their sources; rates and terms are invented where they say so.
The places belong to a room further up, which hands them in.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from portal.core.demo.prose import read_table
from portal.core.demo.records import ensure_records
from portal.core.demo.registry import DemoSite
from portal.reports.models import ExchangeRate, ReportingPeriod, StatedFigure

_TABLE: Final = Path(__file__).parent / "records.toml"


def ensure_periods(site: DemoSite) -> dict[str, ReportingPeriod]:
    """Reporting periods by key."""
    entries = read_table(_TABLE)["periods"]
    known_by = ("kind", "starts_on", "ends_on")
    return ensure_records(site, ReportingPeriod, entries, known_by=known_by)


def ensure_rates(site: DemoSite) -> dict[str, ExchangeRate]:
    """Exchange rates by key. They have a source in place of a label."""
    rates = {}
    for entry in read_table(_TABLE)["rates"]:
        rate, created = ExchangeRate.objects.get_or_create(
            base=entry["base"],
            quote=entry["quote"],
            on=entry["on"],
            defaults={
                "rate": Decimal(entry["rate"]),
                "source_vi": entry["source_vi"],
                "source_en": entry["source_en"],
                "is_demo": entry["demo"],
            },
        )
        site.count("records", int(created))
        rates[entry["key"]] = rate
    return rates


def ensure_stated_figures(site: DemoSite, places: Mapping[str, Any]) -> dict[str, StatedFigure]:
    """What articles state about the work of provincial unions, by key."""
    table = read_table(_TABLE)
    sources = table["sources"]
    entries = [
        {
            **{name: value for name, value in entry.items() if name != "source"},
            **sources[entry["source"]],
            "value": Decimal(entry["value"]),
            "territory": places[entry["territory"]],
        }
        for entry in table["figures"]
    ]
    known_by = ("label_vi", "territory", "measure", "unit")
    return ensure_records(site, StatedFigure, entries, known_by=known_by)


def clear_records() -> None:
    """Remove what is invented and not used by anybody's report. Quotations are facts and stay."""
    ExchangeRate.objects.filter(is_demo=True, frozen=None).delete()
    ReportingPeriod.objects.filter(is_demo=True, reports=None).delete()
