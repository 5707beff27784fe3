"""From classified blocks to the items of the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from news.importer.articles import (
    BodyItem,
    Caption,
    Heading,
    Image,
    Lines,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
)
from news.importer.captions import (
    CAPTION,
    HEADING,
    POSSIBLE_CAPTION,
    classify,
    may_be_caption,
    split_credit,
)
from news.importer.lines import CAPTION_LENGTH, Line, starts_item, without_bullet
from news.importer.notices import Notice, notice
from news.importer.patterns import section

_UNFINISHED_LENGTH = 80


@dataclass(slots=True)
class Body:
    """The items in order, what people should look at, and the mark that closed the text."""

    items: tuple[BodyItem, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    end_mark: str | None = None


def build_body(blocks: Sequence[Line]) -> Body:
    """Every block becomes an item; bullets become lists, captions join their pictures."""
    body = Body()
    items: list[BodyItem] = []
    for position, block in enumerate(blocks):
        is_last = position == len(blocks) - 1
        _append(items, _item(_without_end_mark(block, body), body, is_last=is_last))
    body.items = tuple(_with_lists(items))
    return body


def _item(block: Line, body: Body, *, is_last: bool) -> BodyItem:
    if block.item is not None:
        return block.item
    if block.role == "quote":
        return Quote(block.text, "", block.lines)
    if block.role == "attribution":
        return Quote("", block.text, block.lines)
    kind = classify(block, is_last=is_last)
    if kind == HEADING:
        if not block.role and may_be_caption(block.text):
            body.notices.append(notice("heading_uncertain", block.first, text=block.text))
        return Heading(block.text, block.level, block.lines)
    if kind in {CAPTION, POSSIBLE_CAPTION}:
        if kind == POSSIBLE_CAPTION:
            body.notices.append(notice("caption_uncertain", block.first, text=block.text))
        text, credit = split_credit(block.text)
        return Caption(text, block.lines, kind == CAPTION, credit)
    if not block.is_final and len(block.text) <= _UNFINISHED_LENGTH:
        body.notices.append(notice("line_unclear", block.first, text=block.text))
    return Paragraph(block.text, block.html, block.lines)


def _append(items: list[BodyItem], item: BodyItem) -> None:
    """Adds an item; captions join the picture before them, attributions their quotation."""
    previous = items[-1] if items else None
    if isinstance(item, Caption) and isinstance(previous, Image) and not previous.caption:
        lines = previous.lines[0], item.lines[1]
        items[-1] = replace(previous, caption=item.text, credit=item.credit, lines=lines)
    elif isinstance(item, Quote) and isinstance(previous, Quote) and not previous.attribution:
        text = " ".join(filter(None, (previous.text, item.text)))
        lines = previous.lines[0], item.lines[1]
        items[-1] = Quote(text, item.attribution, lines)
    elif isinstance(item, Quote) and not item.text:
        items.append(Paragraph(item.attribution, _escaped(item.attribution), item.lines))
    else:
        items.append(item)


def _with_lists(items: Sequence[BodyItem]) -> list[BodyItem]:
    """Two or more short paragraphs in a row which begin with a bullet are a list."""
    result: list[BodyItem] = []
    run: list[Paragraph] = []
    for item in [*items, None]:
        if isinstance(item, Paragraph) and _is_bullet(item):
            run.append(item)
            continue
        result += [_list(run)] if len(run) > 1 else run
        run = []
        if item is not None:
            result.append(item)
    return result


def _is_bullet(item: Paragraph) -> bool:
    return starts_item(item.text) and len(item.text) <= CAPTION_LENGTH


def _list(run: Sequence[Paragraph]) -> ListBlock:
    entries = tuple(ListItem(without_bullet(item.text), without_bullet(item.html)) for item in run)
    lines: Lines = run[0].lines[0], run[-1].lines[1]
    return ListBlock(False, entries, lines)


def _without_end_mark(block: Line, body: Body) -> Line:
    """Offices close a text with "./."; readers see a full stop."""
    found = _end_mark().search(block.text) if block.item is None else None
    if not found:
        return block
    body.end_mark = found[0].strip()
    body.notices.append(notice("end_mark_removed", block.first, text=body.end_mark))
    return replace(
        block,
        text=_end_mark().sub(".", block.text),
        html=_end_mark().sub(".", block.html),
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def _end_mark() -> re.Pattern[str]:
    return re.compile(section("text")["end_mark"])
