"""Finds the article inside a web page and clears away what is around it."""

import re
from functools import cache

from bs4 import BeautifulSoup, Comment, Tag

from news.importer.articles import RemovedChrome
from news.importer.page_items import walk
from news.importer.patterns import any_of, section
from portal.core.text import clean_text

_ENOUGH_TEXT = 200
_NEVER = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "nav",
    "aside",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "option",
    "head",
    "link",
    "meta",
    "canvas",
    "map",
    "dialog",
    "menu",
]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PROTECTED = {"html", "body", "main", "article"}
_EXCERPT = 80
_BLOCKS = ["div", "section", "td"]


def find_container(soup: BeautifulSoup) -> tuple[Tag, list[RemovedChrome]]:
    """The element that holds the article, cleared; and what of its text was removed."""
    for tag in soup.find_all(_NEVER):
        if not tag.decomposed:
            tag.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    container = _best_container(soup)
    removed = _clear(container)
    return container, removed


def attributes(tag: Tag) -> str:
    """Class and id of an element, for the patterns."""
    classes = tag.get("class", "")
    names = classes if isinstance(classes, str) else " ".join(classes or ())
    return f"{names} {tag.get('id') or ''}"


def matches(tag: Tag, name: str) -> bool:
    """Whether class or id of an element fit the patterns of that name."""
    return bool(_attribute_pattern(name).search(attributes(tag)))


def _best_container(soup: BeautifulSoup) -> Tag:
    lengths = _text_lengths(soup)
    for group in (
        soup.find_all(itemprop="articleBody"),
        soup.find_all("article"),
        [tag for tag in soup.find_all(_BLOCKS) if matches(tag, "containers")],
        soup.find_all("main", limit=1),
    ):
        sized = [(lengths[id(tag)], tag) for tag in group]
        size, best = max(sized, key=lambda pair: pair[0], default=(0, soup))
        if size >= _ENOUGH_TEXT:
            return best
    return soup.body or soup


def _text_lengths(root: Tag) -> dict[int, int]:
    """How much text each element holds, in one walk."""
    lengths: dict[int, int] = {}
    before: list[int] = []
    total = 0
    for event, node in walk(root, frozenset()):
        if event == "text":
            total += len(str(node).strip())
        elif event == "start":
            before.append(total)
        else:
            lengths[id(node)] = total - before.pop()
    lengths[id(root)] = total
    return lengths


def _clear(container: Tag) -> list[RemovedChrome]:
    removed: list[RemovedChrome] = []
    lengths = _text_lengths(container)
    for tag in [tag for tag in container.find_all(True) if _is_suspect(tag)]:
        if tag.decomposed or lengths[id(tag)] * 2 > lengths[id(container)]:
            continue
        text = clean_text(tag.get_text(" "))[:_EXCERPT]
        tag.decompose()
        if text:
            removed.append(RemovedChrome(text, "page furniture", 0))
    return removed


def _is_suspect(tag: Tag) -> bool:
    if tag.name in _PROTECTED:
        return False
    if tag.name in {"header", "footer"}:
        return tag.find(["h1", "p", "blockquote"]) is None and tag.parent is not None
    if tag.get("hidden") is not None or _HIDDEN.search(str(tag.get("style") or "")):
        return True
    return matches(tag, "rubbish") and not matches(tag, "captions")


@cache
def _attribute_pattern(name: str) -> re.Pattern[str]:
    return any_of(rf"(?<![^\W_]){pattern}" for pattern in section("html")[name])
