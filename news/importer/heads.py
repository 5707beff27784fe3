"""The head of an article: title and lead, or their absence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from news.importer.captions import is_strong_caption, names_someone
from news.importer.lines import Line, ends_sentence, without_bullet
from news.importer.notices import Notice, notice
from news.importer.page_metadata import Metadata
from portal.core.text import clean_text, fold

_LONGEST_TITLE = 200
_LONGEST_TITLE_NAMING = 130
_LONGEST_OPEN_TITLE = 120
_LEAD_PLACES = 3
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_NO_TITLE_END = (".", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class Title:
    """`text` is None where nothing can be called a title."""

    text: str | None
    line: int | None = None
    notices: tuple[Notice, ...] = ()


def find_title(lines: Sequence[Line], metadata: Metadata) -> tuple[Title, list[Line]]:
    """The title, and the lines without it. A page's own statement goes before the first line."""
    stated = _plain(metadata.title) or _confirmed(metadata.window_title, lines)
    if stated:
        place = next((i for i, line in enumerate(lines) if _same(line.text, stated)), None)
        number = lines[place].first if place is not None else None
        return _checked(Title(stated, number)), _without(lines, stated)
    # Merged copies may have put a line of the second copy first: the source's order decides.
    texts = [i for i, line in enumerate(lines) if line.item is None]
    place = min(texts, key=lambda i: lines[i].first, default=None)
    if place is not None and (len(lines) > 1 or not lines[place].is_final):
        first = lines[place]
        if _may_be_title(first) and _plain(first.text):
            rest = [line for i, line in enumerate(lines) if i != place]
            return _checked(Title(_plain(first.text), first.first)), rest
    begins = lines[place].text if place is not None else metadata.window_title
    return Title(None, None, (notice("title_missing", text=begins),)), list(lines)


def take_lead(blocks: Sequence[Line], *, has_title: bool) -> tuple[Line | None, list[Line]]:
    """The first paragraph, without a leading dash; None where there is no second passage.

    A caption may stand before it. Marked leads of web pages go before everything else.
    """
    places = [i for i, block in enumerate(blocks[:_LEAD_PLACES]) if _may_be_lead(block)]
    marked = [i for i in range(min(len(blocks), 2 * _LEAD_PLACES)) if blocks[i].role == "lead"]
    place = next(iter([*marked, *places]), None)
    if place is None or len(blocks) == 1:
        return None, list(blocks)
    lead = blocks[place]
    stripped = replace(lead, text=without_bullet(lead.text), html=without_bullet(lead.html))
    return stripped, [block for i, block in enumerate(blocks) if i != place]


def _may_be_title(line: Line) -> bool:
    """A heading, or a first line that does not end, or go on, as a sentence of the text does."""
    text = line.text
    if line.role == "heading":
        return len(text) <= _LONGEST_TITLE
    if line.role or (text.endswith(_NO_TITLE_END) and not text.endswith("...")):
        return False
    if text.endswith(("...", "…")):
        return len(text) <= _LONGEST_OPEN_TITLE
    if is_strong_caption(text):
        return False
    return len(text) <= (_LONGEST_TITLE_NAMING if names_someone(text) else _LONGEST_TITLE)


def _may_be_lead(block: Line) -> bool:
    if block.item is not None or block.role not in {"", "lead", "heading"}:
        return False
    if ends_sentence(block.text):
        return not is_strong_caption(block.text)
    long_enough = len(block.text) > _LONGEST_OPEN_TITLE
    return long_enough and not names_someone(block.text) and not is_strong_caption(block.text)


def _confirmed(window_title: str, lines: Sequence[Line]) -> str:
    """The title of the window often is the site's name: one of the first lines must repeat it."""
    folded = fold(window_title)
    for line in lines[:10]:
        if len(line.text) > 10 and fold(line.text) in folded and not line.is_final:
            return line.text
    return ""


def _plain(title: str) -> str:
    """A title has no markup: some pages state theirs with tags, escaped or not."""
    return clean_text(_TAG.sub("", unescape(title)))


def _same(text: str, title: str) -> bool:
    return bool(text) and fold(text) == fold(title)


def _without(lines: Sequence[Line], title: str) -> list[Line]:
    return [line for line in lines if not _same(line.text, title)]


def _checked(title: Title) -> Title:
    if title.text and title.text.isupper():
        found = notice("title_in_capitals", title.line, text=title.text)
        return replace(title, notices=(*title.notices, found))
    return title
