"""The body of a page, made of what was read in the file."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from news.importer.articles import (
    BodyItem,
    Caption,
    Embed,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)

Block = dict[str, Any]
# Finds the picture that a source shows, answering with its key, or None when it cannot.
PictureFinder = Callable[[Image], int | None]

_RUNNING_TEXT = (Paragraph, Heading, ListBlock)


def story_blocks(body: tuple[BodyItem, ...], find_picture: PictureFinder) -> list[Block]:
    """The blocks of a `StoryBlock`: running text together, everything else on its own."""
    blocks: list[Block] = []
    for is_text, items in groupby(body, key=lambda item: isinstance(item, _RUNNING_TEXT)):
        if is_text:
            blocks.append({"type": "text", "value": "".join(map(_html, items))})
        else:
            blocks.extend(block for item in items for block in _other(item, find_picture))
    return blocks


def _html(item: BodyItem) -> str:
    match item:
        case Heading():
            return f"<{item.kind}>{escape(item.text, quote=False)}</{item.kind}>"
        case ListBlock():
            tag = "ol" if item.ordered else "ul"
            entries = "".join(f"<li>{entry.html}</li>" for entry in item.items)
            return f"<{tag}>{entries}</{tag}>"
        case Paragraph():
            return f"<p>{item.html}</p>"
    raise TypeError(f"{type(item).__name__} is no running text")


def _other(item: BodyItem, find_picture: PictureFinder) -> Iterator[Block]:
    match item:
        case Caption():
            yield _figure(None, item.text, item.credit)
        case Image():
            yield _figure(find_picture(item), item.caption, item.credit)
        case Quote():
            yield _block("quote", {"quote": item.text, "attribution": item.attribution})
        case Table():
            yield _block("table", _table(item))
        case Embed():
            yield _block("video", {"url": item.url, "title": item.provider})


def _block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value}


def _figure(picture: int | None, caption: str, credit: str) -> Block:
    image = {"image": picture, "decorative": False, "alt_text": ""}
    return _block("image", {"image": image, "caption": caption, "credit": credit})


def _table(item: Table) -> dict[str, Any]:
    return {
        "data": [list(row) for row in item.rows],
        "table_caption": item.caption,
        "table_header_choice": "row" if item.has_header else "neither",
        "first_row_is_table_header": item.has_header,
        "first_col_is_header": False,
    }
