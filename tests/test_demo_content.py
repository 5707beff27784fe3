"""The demonstration content: one schema, two languages, the same numbers, no dangling key."""

import re
import tomllib
import unicodedata
from collections import Counter
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "news/demo/articles").glob("*.toml"))
PROFILES = sorted((ROOT / "partners/demo/profiles").glob("*.toml"))
SHOWCASES = sorted((ROOT / "projects/demo/showcases").glob("*.toml"))
PAGES = sorted((ROOT / "home/demo/pages").glob("*.toml"))
ITEMS = ARTICLES + PROFILES + SHOWCASES + PAGES
REPORTS = sorted((ROOT / "home/demo/reports").glob("*.toml"))
QUOTED = "portal/reports/demo/records.toml"
RELATIONS = "partners/demo/relations.toml"
RECORD_FILES = {
    "pictures": "portal/core/demo/pictures.toml",
    "topics": "news/demo/topics.toml",
    "countries": "partners/demo/records.toml",
    "localities": "partners/demo/records.toml",
    "sectors": "partners/demo/records.toml",
    "organisations": "partners/demo/organisations.toml",
    "associations": RELATIONS,
    "partnerships": RELATIONS,
    "legal_documents": RELATIONS,
    "agreements": RELATIONS,
    "delegations": RELATIONS,
    "activities": RELATIONS,
}
ALL_FILES = [
    *sorted({ROOT / name for name in RECORD_FILES.values()}),
    ROOT / "home/demo/home.toml",
    ROOT / "home/demo/identity.toml",
    ROOT / QUOTED,
    *REPORTS,
    *ITEMS,
]
STATES = {"missing", "in_progress", "in_review", "published", "outdated"}
COMPLETE = {"in_review", "published", "outdated"}
COMMON = {"key", "demo", "state", "cover", "vi", "en", "vi_update"}
LEVELS = {"country", "province", "city", "district", "commune"}
KINDS = {"foreign-ngo", "embassy", "agency", "company", "domestic"}
QUALIFIERS = {"exact", "over", "nearly", "about"}
FIGURES_ON_THE_HOME_PAGE = 4
FIELDS = {
    "articles": {"published_at", "author", "photo_credit", "topics", "partners", "projects"},
    "profiles": {"locality", "website"},
    "showcases": {
        "status", "starts_on", "ends_on", "committed", "disbursed", "currency", "donors",
        "localities", "sectors", "partner",
    },
    "pages": {"section", "order", "in_menu"},
}  # fmt: skip
BLOCKS = {
    "text": {"html"},
    "quote": {"quote", "attribution"},
    "table": {"caption", "columns", "rows"},
    "image": {"image", "caption"},
}
PROSE_KEYS = {"title", "summary", "source_name", "cover_caption", "body"}
ALLOWED_TAGS = {"p", "h2", "h3", "b", "i", "ul", "ol", "li", "a"}
SCALES = {
    "nghìn": 10**3, "thousand": 10**3, "triệu": 10**6, "million": 10**6, "tỷ": 10**9,
    "billion": 10**9,
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@cache
def load(path):
    with path.open("rb") as stream:
        return tomllib.load(stream)


def keys(name):
    return {record["key"] for record in load(ROOT / RECORD_FILES[name])[name]}


def item_keys(paths):
    return {load(path)["key"] for path in paths}


def plain(html):
    return re.sub(r"<[^>]+>", " ", html)


def strings(value):
    """Every string inside a nested structure, markup removed."""
    if isinstance(value, str):
        return [plain(value)]
    if isinstance(value, dict):
        return [
            text for key, part in value.items() if key not in {"type", "image"}
            for text in strings(part)
        ]  # fmt: skip
    return [text for part in value for text in strings(part)]


def numbers(value, language):
    """The set of numbers of a text: scale words applied, English month names read as numbers.

    A version such as WCAG 2.2 is written with a point in Vietnamese too; one or two digits after
    it tell it from a group of thousands.
    """
    text = " ".join(strings(value))
    if language == "en":
        for index, month in enumerate(MONTHS, start=1):
            text = re.sub(rf"\b{month}\b", f" {index} ", text)
        group, point = ",", "."
    else:
        group, point = ".", ","
    pattern = (
        rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(point)}\d+)?"
        rf"|\d+\.\d{{1,2}}(?!\d)|\d+(?:{re.escape(point)}\d+)?"
    )
    found = set()
    for match in re.finditer(rf"({pattern})(?:\s+({'|'.join(SCALES)})\b)?", text):
        digits = match[1]
        if not re.fullmatch(r"\d+\.\d{1,2}", digits):
            digits = digits.replace(group, "").replace(point, ".")
        found.add(Decimal(digits) * SCALES.get(match[2], 1))
    return found


def shape(body):
    """Block types and, inside text, the sequence of elements: what both languages must share."""
    outline = []
    for block in body:
        if block["type"] == "text":
            outline.append(("text", tuple(re.findall(r"<(p|h2|h3|ul|ol|li|a)\b", block["html"]))))
        elif block["type"] == "table":
            outline.append(("table", len(block["columns"]), len(block["rows"])))
        elif block["type"] == "image":
            outline.append(("image", block["image"]))
        else:
            outline.append((block["type"],))
    return outline


def identify(path):
    return f"{path.parent.name}/{path.stem}"


every_item = pytest.mark.parametrize("path", ITEMS, ids=identify)


def test_the_samples_cover_what_the_portal_must_show():
    assert len(ARTICLES) >= 24
    assert len(PROFILES) >= 6
    assert len(SHOWCASES) >= 8
    assert len(PAGES) >= 7
    assert {load(path)["state"] for path in ARTICLES} == STATES
    for paths in (PROFILES, SHOWCASES):
        assert {load(path)["state"] for path in paths} == STATES - {"in_review"}
    assert {load(path)["state"] for path in PAGES} == {"published"}


def test_states_of_projects_and_tiers_of_partners_are_all_there():
    statuses = Counter(load(path)["status"] for path in SHOWCASES)
    expected = {"seeking": 2, "preparing": 1, "active": 3, "completed": 2, "suspended": 1}
    assert statuses == expected
    places = {load(path)["locality"] for path in PROFILES}
    ties = load(ROOT / RECORD_FILES["partnerships"])["partnerships"]
    tiers = {tie["tier"] for tie in ties if tie["locality"] in places}
    assert tiers == {"traditional", "strategic", "prospective", "seeking"}


def test_keys_are_unique_ascii_slugs():
    for paths in (ARTICLES, PROFILES, SHOWCASES, PAGES):
        assert len(item_keys(paths)) == len(paths)
    for name in RECORD_FILES:
        records = load(ROOT / RECORD_FILES[name])[name]
        assert len(keys(name)) == len(records)
    every = set.union(*(keys(name) for name in RECORD_FILES), item_keys(ITEMS))
    assert [key for key in every if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


@pytest.mark.parametrize("path", ALL_FILES, ids=identify)
def test_text_is_stored_composed(path):
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search("[\u200b-\u200f\u2060\ufeff]", text)


@pytest.mark.parametrize("path", ALL_FILES, ids=identify)
def test_tone_marks_follow_one_spelling(path):
    """The press of the region writes hòa, ủy, họa; hoà, uỷ, hoạ would look like other words."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\w*(?:o[àáảãạ]|o[èéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b", text) == []


@pytest.mark.parametrize("name", RECORD_FILES)
def test_records_have_both_labels_and_a_demo_flag(name):
    for record in load(ROOT / RECORD_FILES[name])[name]:
        assert isinstance(record["demo"], bool)
        if name == "partnerships":
            continue  # They bear the name of their locality.
        label = "alt" if name == "pictures" else "label"
        assert record[f"{label}_vi"].strip()
        english = record[f"{label}_en"]
        assert english.strip()
        assert marked_letters(english) == []


def test_records_resolve_each_other():
    countries = keys("countries")
    for locality in load(ROOT / RECORD_FILES["localities"])["localities"]:
        assert locality["country"] in countries
        assert locality["level"] in LEVELS
        assert locality.get("successor") in {None, *keys("localities")}
    for organisation in load(ROOT / RECORD_FILES["organisations"])["organisations"]:
        assert organisation["country"] in countries
        assert organisation["kind"] in KINDS


PAIRS = ("offers", "seeks", "purpose", "outcome", "issuer", "label")


def test_relations_are_bilingual_and_resolve():
    table = load(ROOT / RELATIONS)
    for name, records in table.items():
        for record in records:
            for pair in PAIRS:
                assert (f"{pair}_vi" in record) == (f"{pair}_en" in record), (name, record["key"])
                english = record.get(f"{pair}_en", "")
                assert marked_letters(english) == []
                assert numbers(record.get(f"{pair}_vi", ""), "vi") == numbers(english, "en")
            assert set(record.get("localities", [])) <= keys("localities")
            assert set(record.get("sectors", [])) <= keys("sectors")
            assert record.get("locality") in {None, *keys("localities")}
            assert record.get("home") in {None, *keys("localities")}
            assert record.get("country") in {None, *keys("countries")}
            assert record.get("association") in {None, *keys("associations")}
            for first, last in (("starts_on", "ends_on"), ("valid_from", "valid_to")):
                if last in record:
                    assert record[first] <= record[last]


@every_item
def test_item_follows_the_schema(path):
    item = load(path)
    assert set(item) <= COMMON | FIELDS[path.parent.name]
    assert item["demo"] is True
    assert item["state"] in STATES
    assert path.stem.endswith(item["key"])
    assert ("en" in item) == (item["state"] != "missing")
    assert ("vi_update" in item) == (item["state"] == "outdated")
    for language in ("vi", "en"):
        text = item.get(language)
        if text is None:
            continue
        assert set(text) <= PROSE_KEYS
        assert text["title"].strip()
        assert len(text["title"]) <= 95
        assert language == "en" or text["summary"].strip()
        for block in text["body"]:
            assert set(block) == BLOCKS[block["type"]] | {"type"}
            for value in strings(block):
                assert value.strip()
    if "vi_update" in item:
        assert set(item["vi_update"]) == {"title", "summary", "html"}
        first = item["vi"]["body"][0]["html"]
        before = (item["vi"]["title"], item["vi"]["summary"], first)
        update = item["vi_update"]
        assert (update["title"], update["summary"], update["html"]) != before


@pytest.mark.parametrize("path", ARTICLES, ids=identify)
def test_article_dates_and_length(path):
    item = load(path)
    moment = item["published_at"]
    assert path.stem.startswith(f"{moment:%Y-%m-%d}-")
    assert moment.utcoffset().total_seconds() == 7 * 3600
    assert datetime.fromisoformat("2024-01-01T00:00:00+07:00") <= moment
    assert moment < datetime.fromisoformat("2026-11-22T00:00:00+07:00")
    assert marked_letters(item["author"] + item["photo_credit"]) == []  # one value, both languages
    words = sum(len(text.split()) for text in strings(item["vi"]))
    assert 250 <= words <= 470


@pytest.mark.parametrize("path", SHOWCASES, ids=identify)
def test_showcase_amounts_and_dates(path):
    item = load(path)
    for measure in ("committed", "disbursed"):
        if measure in item:
            assert Decimal(item[measure]) > 0
            assert item["currency"] in {"USD", "VND", "EUR", "JPY"}
    if "disbursed" in item:
        assert Decimal(item["disbursed"]) <= Decimal(item["committed"])
    if "ends_on" in item:
        assert item["starts_on"] < item["ends_on"]
    invented = {
        organisation["key"]
        for organisation in load(ROOT / RECORD_FILES["organisations"])["organisations"]
        if organisation["demo"]
    }
    assert set(item["donors"]) <= invented


@pytest.mark.parametrize("path", [p for p in ITEMS if load(p)["state"] in COMPLETE], ids=identify)
def test_both_languages_have_the_same_structure_and_numbers(path):
    item = load(path)
    vi, en = item["vi"], item["en"]
    assert shape(vi["body"]) == shape(en["body"])
    assert set(vi) == set(en)
    for part in ("title", "summary", "cover_caption"):
        if part in vi:
            assert numbers(vi[part], "vi") == numbers(en[part], "en"), part
    for position, (left, right) in enumerate(zip(vi["body"], en["body"], strict=True)):
        assert numbers(left, "vi") == numbers(right, "en"), position


@pytest.mark.parametrize(
    "path", [p for p in ITEMS if load(p)["state"] == "in_progress"], ids=identify
)
def test_unfinished_translation_is_the_beginning_of_the_text(path):
    item = load(path)
    assert len(item["en"]["body"]) == 1
    assert item["en"]["body"][0]["type"] == item["vi"]["body"][0]["type"] == "text"
    english = numbers(item["en"]["body"], "en")
    assert english <= numbers(item["vi"]["body"][0], "vi")


def test_neighbouring_stories_have_different_covers():
    covers = [load(path)["cover"] for path in ARTICLES]
    assert [pair for pair in pairwise(covers) if len(set(pair)) == 1] == []
    for paths in (PROFILES, SHOWCASES):
        assert [key for key, n in Counter(load(p)["cover"] for p in paths).items() if n > 1] == []


@every_item
def test_references_resolve(path):
    item = load(path)
    pictures = keys("pictures")
    used = {item["cover"]} if "cover" in item else set()
    for language in ("vi", "en"):
        blocks = item.get(language, {}).get("body", [])
        used |= {block["image"] for block in blocks if block["type"] == "image"}
    assert used <= pictures
    assert set(item.get("topics", [])) <= keys("topics")
    assert set(item.get("sectors", [])) <= keys("sectors")
    assert set(item.get("localities", [])) <= keys("localities")
    assert set(item.get("donors", [])) <= keys("organisations")
    assert set(item.get("projects", [])) <= item_keys(SHOWCASES)
    assert set(item.get("partners", [])) <= item_keys(PROFILES)
    assert item.get("partner") in {None, *item_keys(PROFILES)}
    assert item.get("country") in {None, *keys("countries")}
    assert item.get("locality") in {None, *keys("localities")}


@every_item
def test_markup_stays_within_what_editors_may_write(path):
    item = load(path)
    for language in ("vi", "en"):
        for block in item.get(language, {}).get("body", []):
            html = block.get("html", "")
            opened = re.findall(r"<([a-z0-9]+)", html)
            assert set(opened) <= ALLOWED_TAGS
            assert Counter(opened) == Counter(re.findall(r"</([a-z0-9]+)>", html))


def marked_letters(text):
    """Letters that carry a mark, and đ, which has no decomposition."""
    return [
        letter
        for letter in text
        if letter in "đĐ" or any(map(unicodedata.combining, unicodedata.normalize("NFD", letter)))
    ]


@pytest.mark.parametrize("path", [p for p in ITEMS if "en" in load(p)], ids=identify)
def test_english_prose_is_clean(path):
    item = load(path)
    text = " ".join(strings(item["en"]))
    assert marked_letters(text) == []
    assert not re.search(r"\bVietnam\b", text)
    assert '"' not in text


def test_home_and_identity_are_bilingual():
    home = load(ROOT / "home/demo/home.toml")
    complete = [load(path) for path in ARTICLES if load(path)["state"] == "published"]
    assert home["featured"] == max(complete, key=lambda item: item["published_at"])["key"]
    assert home["cover"] in keys("pictures")
    assert len(home["figures"]) <= FIGURES_ON_THE_HOME_PAGE
    for figure in home["figures"]:
        assert figure["qualifier"] in QUALIFIERS
        assert Decimal(figure["value"]) > 0
        for name, longest in (("label", 120), ("period", 60), ("source", 255)):
            assert 0 < len(figure[f"{name}_vi"]) <= longest
            assert 0 < len(figure[f"{name}_en"]) <= longest
            assert marked_letters(figure[f"{name}_en"]) == []
            assert numbers(figure[f"{name}_vi"], "vi") == numbers(figure[f"{name}_en"], "en")
    for section in home["sections"]:
        assert marked_letters(section["title_en"] + section["summary_en"]) == []
    assert numbers(home["vi"], "vi") == numbers(home["en"], "en")
    identity = load(ROOT / "home/demo/identity.toml")
    for name in ("name", "governing_body", "address", "licence"):
        assert identity[f"{name}_vi"].strip()
        assert marked_letters(identity[f"{name}_en"]) == []
    assert identity["email"].endswith(".example")


@pytest.mark.parametrize("path", REPORTS, ids=identify)
def test_reports_say_the_same_in_both_languages(path):
    report = load(path)
    assert report["cover"] in keys("pictures")
    for part in (report, *report["body"]):
        for name in ("title", "summary", "html", "heading", "note"):
            vietnamese, english = part.get(f"{name}_vi", ""), part.get(f"{name}_en", "")
            assert bool(vietnamese) == bool(english)
            assert numbers(vietnamese, "vi") == numbers(english, "en")
            assert marked_letters(plain(english)) == []
            tags = [re.findall(r"<([a-z0-9]+)", text) for text in (vietnamese, english)]
            assert tags[0] == tags[1]
            assert set(tags[0]) <= ALLOWED_TAGS


def test_quoted_figures_resolve():
    table = load(ROOT / QUOTED)
    figures = {figure["key"] for figure in table["figures"]}
    for figure in table["figures"]:
        assert figure["territory"] in keys("localities")
        assert figure["source"] in table["sources"]
        assert marked_letters(figure["label_en"]) == []
    for source in table["sources"].values():
        assert marked_letters(source["source_title_en"] + source["place_in_source_en"]) == []
    for path in REPORTS:
        quoted = {block["figure"] for block in load(path)["body"] if block["type"] == "stated"}
        assert quoted <= figures
