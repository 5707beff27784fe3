"""Builds two reports. After the first is issued a record is corrected, so that it shows drift."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from partners.demo.builder import ensure_places
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import PUBLISHED, Item, read_table
from portal.core.demo.registry import DemoSite, source_locale
from portal.reports.demo.records import (
    clear_records,
    ensure_periods,
    ensure_rates,
    ensure_stated_figures,
)
from portal.reports.models import ReportIndexPage, ReportPage
from portal.translation.pairing import forget_translations, translate_from
from projects.models import Transaction

KIND: Final = "reports"
_FOLDER: Final = Path(__file__).parent
_LANGUAGES: Final = ("vi", "en")
_TEXTS: Final = ("html", "heading", "note")
# A disbursement of the half-year which turns out to have been larger than it was reported.
_CORRECTED: Final = "DEMO-cau-dan-sinh"
_AMOUNT: Final = Decimal("54300.00")


def ensure_reports(site: DemoSite) -> None:
    """Both reports, each with what it quotes."""
    _countries, places = ensure_places(site)
    chosen = {"rate": ensure_rates(site), "stated": ensure_stated_figures(site, places)}
    periods = ensure_periods(site)

    def facts(item: Item) -> dict[str, Any]:
        return {"period": periods[item.facts["period"]], "is_demo": item.facts["demo"]}

    recipe = Recipe(ReportPage, translate_from, facts)
    parent = ReportIndexPage.objects.get(locale=source_locale())
    half_year, term = (
        _item(read_table(_FOLDER / name), chosen)
        for name in ("half-year-2026.toml", "term-2021-2026.toml")
    )
    made = site.created.get(f"{KIND} (vi)", 0)
    ensure_page(site, recipe, parent, half_year)
    if site.created.get(f"{KIND} (vi)", 0) > made:
        _correct()
    ensure_page(site, recipe, ReportIndexPage.objects.get(pk=parent.pk), term)


def _correct() -> None:
    """What the office finds out after it has reported."""
    disbursed = Transaction.objects.filter(programme__code=_CORRECTED, measure="disbursement")
    if transaction := disbursed.order_by("date").first():
        transaction.amount = _AMOUNT
        transaction.save()


def _item(table: Mapping[str, Any], chosen: Mapping[str, Mapping[str, Any]]) -> Item:
    written = {
        language: {
            "title": table[f"title_{language}"],
            "summary": table[f"summary_{language}"],
            "body": [_block(block, language, chosen) for block in table["body"]],
        }
        for language in _LANGUAGES
    }
    return Item(KIND, table["key"], PUBLISHED, table, written["vi"], written["en"], None)


def _block(
    block: Mapping[str, Any], language: str, chosen: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The block in one language; figures and rates by their numbers, as blocks store them."""
    texts = {name: block[f"{name}_{language}"] for name in _TEXTS if f"{name}_{language}" in block}
    if block["type"] == "text":
        return {"type": "text", **texts}
    value = {
        name: content
        for name, content in block.items()
        if name != "type" and not name.endswith(tuple(f"_{code}" for code in _LANGUAGES))
    }
    if "rate" in value:
        value["rate"] = chosen["rate"][value["rate"]].pk
    if block["type"] == "stated":
        value["figure"] = chosen["stated"][value["figure"]].pk
    return {"type": block["type"], "value": {**value, **texts}}


def clear_reports() -> None:
    """Remove both reports with their versions, and what was invented for them."""
    forget_translations(clear_pages(ReportPage))
    clear_records()
