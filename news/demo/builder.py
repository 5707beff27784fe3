"""Builds the news of the demonstration: topics and articles."""

from pathlib import Path
from typing import Any

from news.demo.scale import enlarge
from news.models import NewsIndexPage, NewsPage, NewsPagePartner, NewsPageProject, Topic
from partners.demo.builder import KIND as PARTNERS
from portal.core.demo.pages import Recipe, clear_pages, ensure_page
from portal.core.demo.prose import Item, read_items, read_table
from portal.core.demo.records import ensure_records
from portal.core.demo.registry import DemoRoom, DemoSite, register_room, source_locale
from portal.translation.pairing import forget_translations, translate_from
from projects.demo.builder import KIND as PROJECTS

KIND = "news"
_FOLDER = Path(__file__).parent


def ensure_topics(site: DemoSite) -> dict[str, Topic]:
    """Topics by key, which is also their slug."""
    entries = read_table(_FOLDER / "topics.toml")["topics"]
    return ensure_records(
        site, Topic, [{**entry, "slug": entry["key"]} for entry in entries], known_by=("slug",)
    )


def build(site: DemoSite) -> None:
    """Every topic and article that is missing."""
    topics = ensure_topics(site)

    def facts(item: Item) -> dict[str, Any]:
        return {
            "published_at": item.facts["published_at"],
            "author": item.facts["author"],
            "photo_credit": item.facts["photo_credit"],
            "is_demo": item.facts["demo"],
        }

    def link(page: NewsPage, item: Item) -> None:
        page.topics = [topics[key] for key in item.facts["topics"]]
        page.partner_links = [
            NewsPagePartner(partner=site.pages[PARTNERS, key]) for key in item.facts["partners"]
        ]
        page.project_links = [
            NewsPageProject(project=site.pages[PROJECTS, key]) for key in item.facts["projects"]
        ]

    recipe = Recipe(NewsPage, translate_from, facts, link)
    parent = NewsIndexPage.objects.get(locale=source_locale())
    for item in read_items(_FOLDER / "articles", KIND):
        ensure_page(site, recipe, parent, item)


def clear() -> None:
    """Remove the articles, those for measuring among them. Topics stay."""
    forget_translations(clear_pages(NewsPage))


register_room(DemoRoom("news", build, clear, enlarge))
