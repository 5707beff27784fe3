"""Tells template rubbish of news pages from the article."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from news.importer.articles import RemovedChrome
from news.importer.dates import ImpossibleDate, read_date
from news.importer.lines import Line
from news.importer.patterns import any_of, section

_LONGEST = 160
_LONGEST_LINK = 200
_LINK_DATE = re.compile(
    r"\s*[(\[]?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:\s*\d{1,2}:\d{2})?[)\]]?$"
)


def remove_chrome(
    lines: Sequence[Line], credit_lines: frozenset[int] = frozenset()
) -> tuple[list[Line], list[RemovedChrome]]:
    """The lines of the article, and the removed ones with the reason of each.

    After a heading such as "related news" the titles below go too, up to the next line which reads
    as a sentence; `credit_lines` (numbers) name author, date or source and are always kept.
    """
    kept: list[Line] = []
    removed: list[RemovedChrome] = []
    among_links = False
    in_head = True
    for line in lines:
        kind = chrome_kind(line) if line.first not in credit_lines else ""
        if kind in _link_starters():
            among_links = True
        elif not kind and among_links:
            among_links = _is_link(line) and line.first not in credit_lines
            kind = section("related")["link_kind"] if among_links else ""
        if not kind and in_head and line.first not in credit_lines:
            kind = _head_kind(line, lines)
        if kind:
            removed.append(RemovedChrome(line.text, kind, line.first))
        else:
            kept.append(line)
            in_head = in_head and (line.first in credit_lines or _is_date(line))
    return kept, removed


def chrome_kind(line: Line) -> str:
    """Which piece of a page template this line is, or empty."""
    if line.item is not None or line.role == "caption" or len(line.text) > _LONGEST:
        return ""
    if not _any_chrome().match(line.text):
        return "navigation" if _is_menu(line.text) else ""
    return next(kind for kind, pattern in _kinds() if pattern.match(line.text))


def _is_link(line: Line) -> bool:
    if line.item is not None:
        return line.item.kind == "list"
    text = _LINK_DATE.sub("", line.text)
    return len(text) <= _LONGEST_LINK and not text.endswith((".", ";", ":", "./."))


def _is_menu(text: str) -> bool:
    """Two or more words of menus with separators between them."""
    parts = [part for part in _separators("separators").split(text) if part]
    return len(parts) > 1 and all(_menu_words().match(part) for part in parts)


def _head_kind(line: Line, lines: Iterable[Line]) -> str:
    """What a line above the title is; it needs another short line, the title, below."""
    kind = _banner_kind(line)
    if not kind:
        return ""
    following = [
        other
        for other in lines
        if other.first > line.last
        and not (chrome_kind(other) or _banner_kind(other) or _is_date(other))
    ]
    has_title = len(following) > 1 and not following[0].is_final
    return kind if has_title and len(following[0].text) < _LONGEST else ""


def _banner_kind(line: Line) -> str:
    if line.item is not None or len(line.text) > _LONGEST:
        return ""
    if _sections().match(line.text):
        return "breadcrumbs"
    if _menu_words().match(line.text):
        return "navigation"
    if _banners().match(line.text):
        return "site banner"
    trail = [part for part in _separators("trail_separators").split(line.text) if part]
    return "breadcrumbs" if len(trail) > 1 and _menu_words().match(trail[0]) else ""


def _is_date(line: Line) -> bool:
    try:
        return line.item is None and read_date(line.text) is not None
    except ImpossibleDate:
        return True


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    related = section("related")
    rules = [(rule["kind"], rule["patterns"]) for rule in section("chrome")]
    rules.append((related["heading_kind"], related["headings"]))
    rules.append((related["more_kind"], related["more"]))
    return tuple((kind, any_of(patterns, whole=True)) for kind, patterns in rules)


@cache
def _any_chrome() -> re.Pattern[str]:
    return any_of([pattern.pattern for _, pattern in _kinds()])


@cache
def _link_starters() -> frozenset[str]:
    related = section("related")
    return frozenset({related["heading_kind"]})


@cache
def _sections() -> re.Pattern[str]:
    return any_of(section("head")["sections"], whole=True)


@cache
def _menu_words() -> re.Pattern[str]:
    head = section("head")
    return any_of([*head["navigation"], *head["sections"]], whole=True)


@cache
def _banners() -> re.Pattern[str]:
    places = f"(?:{'|'.join(section('places')['names'])})"
    patterns = section("head")["banners"]
    return any_of([pattern.replace("{place}", places) for pattern in patterns], whole=True)


@cache
def _separators(name: str) -> re.Pattern[str]:
    return re.compile(section("head")[name])
