"""Tells template rubbish of news pages from the article."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from news.importer.articles import RemovedChrome
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
    for line in lines:
        kind = chrome_kind(line) if line.first not in credit_lines else ""
        if kind in _link_starters():
            among_links = True
        elif not kind and among_links:
            among_links = _is_link(line) and line.first not in credit_lines
            kind = section("related")["link_kind"] if among_links else ""
        if not kind and not kept and _is_section_name(line, lines):
            kind = "breadcrumbs"
        if kind:
            removed.append(RemovedChrome(line.text, kind, line.first))
        else:
            kept.append(line)
    return kept, removed


def chrome_kind(line: Line) -> str:
    """Which piece of a page template this line is, or empty."""
    if line.item is not None or line.role == "caption" or len(line.text) > _LONGEST:
        return ""
    if not _any_chrome().match(line.text):
        return ""
    return next(kind for kind, pattern in _kinds() if pattern.match(line.text))


def _is_link(line: Line) -> bool:
    if line.item is not None:
        return line.item.kind == "list"
    text = _LINK_DATE.sub("", line.text)
    return len(text) <= _LONGEST_LINK and not text.endswith((".", ";", ":", "./."))


def _is_section_name(line: Line, lines: Iterable[Line]) -> bool:
    """A section name above the title: it needs another short line, the title, below."""
    if not _sections().match(line.text):
        return False
    following = [other for other in lines if other.first > line.last and not chrome_kind(other)]
    return len(following) > 1 and not following[0].is_final and len(following[0].text) < _LONGEST


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
