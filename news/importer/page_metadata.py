"""What a web page says about itself outside its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag

from news.importer.safe_html import safe_url
from portal.core.text import clean_text, fold

_ARTICLE_TYPES = {"newsarticle", "article", "blogposting", "reportagenewsarticle", "webpage"}
_NOBODY = {"admin", "administrator", "editor", "quan tri", "quan tri vien", "bien tap vien"}
_MOST_NODES = 500
_WEB = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty where the page is silent; `window_title` may be no more than the site's name."""

    title: str = ""
    window_title: str = ""
    published: str = ""
    author: str = ""
    site_name: str = ""
    url: str = ""


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Open Graph, meta elements, microdata, JSON-LD and the title, in this order of trust."""
    meta = _meta(soup)
    linked = _linked_data(soup)
    site_name = meta.get("og:site_name", "")
    canonical = soup.find("link", rel="canonical")
    address = meta.get("og:url") or (_attribute(canonical, "href") if canonical else "")
    author = meta.get("article:author") or meta.get("author") or linked.get("author", "")
    return Metadata(
        title=_without_site(meta.get("og:title") or linked.get("headline", ""), site_name),
        window_title=_without_site(
            clean_text(soup.title.get_text()) if soup.title else "", site_name
        ),
        published=_published(soup, meta) or linked.get("datePublished", ""),
        author="" if _is_nobody(author, site_name) else author,
        site_name=site_name,
        url=safe_url(address, "", _WEB),
    )


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = _attribute(tag, "property") or _attribute(tag, "name") or _attribute(tag, "itemprop")
        content = clean_text(_attribute(tag, "content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _published(soup: BeautifulSoup, meta: dict[str, str]) -> str:
    for name in ("article:published_time", "datepublished", "pubdate", "dc.date.issued"):
        if name in meta:
            return meta[name]
    marked = soup.find(itemprop="datePublished") or soup.find("time", datetime=True)
    if marked is None:
        return ""
    return _attribute(marked, "datetime") or _attribute(marked, "content")


def _linked_data(soup: BeautifulSoup) -> dict[str, str]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if str(node.get("@type", "")).lower() in _ARTICLE_TYPES and node.get("headline"):
                return {
                    "headline": _plain(node["headline"]),
                    "datePublished": _plain(node.get("datePublished")),
                    "author": _name(node.get("author")),
                }
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, (list, dict)))


def _plain(value: Any) -> str:
    return clean_text(value) if isinstance(value, str) else ""


def _name(author: Any) -> str:
    if isinstance(author, list):
        return ", ".join(filter(None, map(_name, author[:5]))) if author else ""
    if isinstance(author, dict):
        return "" if author.get("@type") == "Organization" else _plain(author.get("name"))
    return _plain(author)


def _attribute(tag: Any, name: str) -> str:
    value = tag.get(name) if isinstance(tag, Tag) else None
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _without_site(title: str, site_name: str) -> str:
    """Cuts " - Name of the site" and " | Name of the site" off the end of a title."""
    if site_name:
        for separator in (" - ", " | ", " – ", " :: "):
            if fold(title).endswith(fold(separator + site_name)):
                return title[: title.rindex(separator.strip())].strip()
    return title


def _is_nobody(author: str, site_name: str) -> bool:
    folded = fold(author)
    return folded in _NOBODY or folded == fold(site_name) or folded.startswith("http")
