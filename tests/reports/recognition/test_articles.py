"""Real articles: nearly every figure that stands in them is found, and no money is made up."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from portal.core.figures import Measure, Qualifier
from portal.core.money import CURRENCIES
from portal.reports.recognition import FoundFigure, recognise
from tests.shared_articles import FOLDER, real_articles

FACTS = FOLDER.parent / "data" / "facts.json"
LEAST_RECALL = Decimal("0.95")
MEASURES = {
    "commitment": Measure.COMMITMENT,
    "disbursement": Measure.DISBURSEMENT,
    "total_cost": Measure.TOTAL_COST,
}
QUALIFIERS = {
    "exact": Qualifier.EXACT,
    "over": Qualifier.OVER,
    "equivalent_over": Qualifier.OVER,
    "nearly": Qualifier.NEARLY,
}
# All the money that stands in the articles, read by eye: file, line, amount, currency.
MONEY = {
    ("000.txt", 17, Decimal(10_000_000_000), "VND"),
    ("000.txt", 29, Decimal(7_300_000_000), "VND"),
    ("002.txt", 23, Decimal(15_200_000), "USD"),
    ("002.txt", 23, Decimal(9_020_000), "USD"),
    ("002.txt", 23, Decimal(207_000_000_000), "VND"),
    ("003.txt", 13, Decimal(269_420_000), "USD"),
    ("003.txt", 13, Decimal(93_700_000_000), "VND"),
}
READ_BY_EYE = {name for name, *_rest in MONEY}


@pytest.fixture(scope="module")
def found() -> dict[str, list[FoundFigure]]:
    articles = real_articles()
    if not articles or not FACTS.exists():
        pytest.skip(f"no real articles in {FOLDER}")
    return {path.name: list(recognise(_text(path)).figures) for path in articles}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _listed(present: set[str]) -> list[dict]:
    rows = json.loads(_text(FACTS))["rows"]
    figures = [
        *rows["ReportedFigure"],
        *(row | {"value": row["projects"], "unit": ""} for row in rows["DonorProjectCount"]),
    ]
    return [row for row in figures if row["source"]["file"] in present]


def _is_found(row: dict, found: dict[str, list[FoundFigure]]) -> bool:
    """The value, its qualifier and, for money, currency and measure, on a line that is named."""
    currency = row["unit"] if row["unit"] in CURRENCIES else ""
    return any(
        figure.value == row["value"]
        and figure.line in row["source"]["lines"]
        and figure.qualifier == QUALIFIERS[row.get("qualifier", "exact")]
        and (figure.unit == currency if currency else figure.unit not in CURRENCIES)
        and (not currency or figure.measure == MEASURES.get(row.get("measure"), Measure.UNSTATED))
        for figure in found[row["source"]["file"]]
    )


def test_nearly_every_listed_figure_is_found(found: dict[str, list[FoundFigure]]) -> None:
    listed = _listed(set(found))
    missing = [row for row in listed if not _is_found(row, found)]
    recall = 1 - Decimal(len(missing)) / len(listed)
    assert recall >= LEAST_RECALL, missing


def test_no_money_is_made_up(found: dict[str, list[FoundFigure]]) -> None:
    money = {
        (name, figure.line, figure.value, figure.unit)
        for name, figures in found.items()
        if name in READ_BY_EYE
        for figure in figures
        if figure.unit in CURRENCIES
    }
    assert money == {row for row in MONEY if row[0] in found}


def test_numbered_documents_are_found_with_day_and_issuer() -> None:
    documents = {
        document.number: (document.kind, document.issued_on and document.issued_on.isoformat())
        for path in real_articles()
        for document in recognise(_text(path)).documents
    }
    if not documents:
        pytest.skip(f"no real articles in {FOLDER}")
    assert (
        documents.items()
        >= {
            "12-CT/TW": ("directive", "2022-01-05"),
            "1620/QĐ-UBND": ("decision", "2013-12-21"),
        }.items()
    )
