"""Real articles with what must be found in them: kept outside the repository."""

import json
import os
from pathlib import Path

import pytest

from news.importer import import_article

_DEFAULT = Path(__file__).resolve().parents[3].parent / "shared"
SHARED = Path(os.environ.get("PORTAL_SHARED", _DEFAULT))
EXPECTED = SHARED / "data" / "import_expected.json"


def _cases():
    if not EXPECTED.is_file():
        reason = f"the real articles are not at hand: no {EXPECTED} (set PORTAL_SHARED)"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="no-articles")]
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return [
        pytest.param((SHARED / "articles" / case["file"], case), id=name)
        for name, case in expected.items()
        if not name.startswith("_") and (SHARED / "articles" / case["file"]).is_file()
    ]


@pytest.fixture(params=_cases())
def pair(request):
    path, expected = request.param
    return import_article(path.read_bytes(), path.name), expected


def test_title_and_lead(pair):
    article, expected = pair
    assert article.title == expected["title"]
    assert article.lead == expected["lead"]
    assert article.language == expected["language"]


def test_body(pair):
    article, expected = pair
    assert [(item.kind, list(item.lines), item.text) for item in article.body] == [
        (item["type"], item["lines"], item["text"]) for item in expected["body"]
    ]
    kinds = [item.kind for item in article.body]
    assert {kind: kinds.count(kind) for kind in expected["counts"]} == expected["counts"]


def test_captions(pair):
    article, expected = pair
    assert [(list(caption.lines), caption.text) for caption in article.captions] == [
        (caption["lines"], caption["text"]) for caption in expected["captions"]
    ]


def test_credits(pair):
    article, expected = pair
    credits = article.credits
    assert credits.byline == (expected["byline"] or "")
    assert credits.byline_raw == expected.get("byline_raw", "")
    assert credits.byline_line == expected.get("byline_line")
    assert credits.photo_credit == (expected["photo_credit"] or "")
    assert credits.source_name == (expected["source"] or "")
    assert credits.source_raw == expected.get("source_raw", "")
    assert credits.source_line == expected.get("source_line")


def test_dates(pair):
    article, expected = pair
    published = article.published_at.isoformat() if article.published_at else None
    assert published == expected["published_at"]
    hints = {(hint.line, hint.text) for hint in article.date_hints}
    assert hints == {(hint["line"], hint["text"]) for hint in expected["date_hints"]}


def test_chrome_and_place(pair):
    article, expected = pair
    removed = [(line.line, line.text, line.kind) for line in article.removed_chrome]
    assert removed == [(line["line"], line["text"], line["kind"]) for line in expected["chrome"]]
    assert "; ".join(article.place_hints) == expected["place"]
    assert article.end_mark == expected["end_mark"]
