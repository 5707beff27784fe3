"""Tables, lists, pictures and players of a web page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from bs4 import CData, NavigableString, PageElement, Tag

from news.importer.articles import Embed, Image, ListBlock, ListItem, Table
from news.importer.notices import Notice, notice
from news.importer.safe_html import INLINE, InlineWriter, safe_url
from portal.core.text import clean_text

UNPLACED = (0, 0)
"""The lines of an item before the page reader knows where it stands."""

_WEB = frozenset({"http", "https"})
_SMALLEST_PICTURE = 60
_LONGEST_CELL = 400
_MOST_ROWS = 500
_MOST_COLUMNS = 50
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_TEXTS = {NavigableString, CData}
_PLAYERS = {
    "www.youtube.com": "youtube",
    "youtube.com": "youtube",
    "www.youtube-nocookie.com": "youtube",
    "youtu.be": "youtube",
    "player.vimeo.com": "vimeo",
    "vimeo.com": "vimeo",
}


@dataclass(slots=True)
class PageContext:
    """What the readers of one page share: its address and what they have to say."""

    base: str = ""
    notices: list[Notice] = field(default_factory=list)

    def link(self, tag: Tag) -> str:
        """The address of a link, or empty: then only its text is kept."""
        address = str(tag.get("href") or "").strip()
        url = safe_url(address, self.base)
        if not url and address and not address.startswith("#"):
            self.notices.append(notice("link_dropped", text=clean_text(address)))
        return url


def walk(root: Tag, leaves: frozenset[str]) -> Iterator[tuple[str, Tag | NavigableString]]:
    """Events "start", "end", "leaf" and "text" in document order, however deep it nests.

    The inside of elements named in `leaves` is not entered; comments and declarations are no text.
    """
    stack: list[tuple[str, PageElement]] = [("start", child) for child in reversed(root.contents)]
    while stack:
        event, node = stack.pop()
        if not isinstance(node, Tag):
            if isinstance(node, NavigableString) and type(node) in _TEXTS:
                yield "text", node
        elif event == "end":
            yield event, node
        elif node.name in leaves:
            yield "leaf", node
        else:
            yield "start", node
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node.contents))


def read_inline(tag: Tag, context: PageContext) -> tuple[str, str]:
    """Text and safe markup of an element; blocks inside it are parted by blanks."""
    writer = InlineWriter()
    for event, node in walk(tag, frozenset({"img", "iframe"})):
        if not isinstance(node, Tag):
            writer.write(str(node))
        elif node.name in INLINE:
            write_tag(writer, event, node, context)
        else:
            writer.write(" ")
    return writer.take()


def is_data_table(table: Tag) -> bool:
    """Whether a table holds data; old sites lay whole pages and pictures out in tables."""
    if table.find(["table", "img", "h1", "h2", "iframe"]):
        return False
    rows = _rows(table)
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return all(len(cell.get_text()) <= _LONGEST_CELL for row in rows for cell in row)


def read_table(table: Tag) -> Table:
    """A table with rows of equal length; spans are not repeated."""
    rows = _rows(table)
    width = min(max(map(len, rows)), _MOST_COLUMNS)
    texts = [[clean_text(cell.get_text(" ")) for cell in row[:width]] for row in rows]
    padded = tuple(tuple(row + [""] * (width - len(row))) for row in texts)
    caption = table.find("caption")
    has_header = all(cell.name == "th" for cell in rows[0]) or table.find("thead") is not None
    title = clean_text(caption.get_text(" ")) if caption else ""
    return Table(padded, has_header, title, UNPLACED)


def _rows(table: Tag) -> list[list[Tag]]:
    rows = [
        [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)]
        for row in table.find_all("tr", limit=_MOST_ROWS)
    ]
    return [row for row in rows if row]


def read_list(tag: Tag, context: PageContext) -> ListBlock | None:
    """A list; the items of lists inside it follow their item."""
    writer = InlineWriter()
    items: list[ListItem] = []
    for event, node in walk(tag, frozenset()):
        if not isinstance(node, Tag):
            writer.write(str(node))
        elif node.name in INLINE:
            write_tag(writer, event, node, context)
        elif node.name == "li":
            _add_entry(items, writer)
        else:
            writer.write(" ")
    _add_entry(items, writer)
    return ListBlock(tag.name == "ol", tuple(items), UNPLACED) if items else None


def _add_entry(items: list[ListItem], writer: InlineWriter) -> None:
    text, html = writer.take()
    if text:
        items.append(ListItem(text, html))


def write_tag(writer: InlineWriter, event: str, tag: Tag, context: PageContext) -> None:
    """Begins or ends bold, italic or a link."""
    if event == "start":
        writer.open(tag.name, context.link(tag) if tag.name == "a" else "")
    elif event == "end":
        writer.close()


def read_image(tag: Tag, context: PageContext, caption: str = "", credit: str = "") -> Image | None:
    """A picture, unless it is an icon or its address is neither http, https nor relative."""
    if any(_is_tiny(str(tag.get(side) or "")) for side in ("width", "height")):
        return None
    address = next((str(tag[name]) for name in _SOURCES if tag.get(name)), "").strip()
    url = safe_url(address, context.base, _WEB) or _relative(address)
    if not url:
        context.notices.append(notice("image_dropped", text=clean_text(address)[:100]))
        return None
    alt = clean_text(str(tag.get("alt") or ""))
    return Image(url, alt, caption, credit, UNPLACED)


def read_embed(tag: Tag, context: PageContext) -> Embed | None:
    """A video of an allowed provider, with the address people would open."""
    address = str(tag.get("src") or tag.get("data-src") or "")
    url = safe_url(address, context.base or "https://localhost/", _WEB)
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    provider = _PLAYERS.get((parts.hostname or "").lower(), "")
    code = parts.path.rstrip("/").rpartition("/")[2]
    if provider == "youtube":
        code = (parse_qs(parts.query).get("v") or [code])[0]
    if not provider or not code.replace("-", "").replace("_", "").isalnum() or code == "embed":
        context.notices.append(notice("embed_refused", text=parts.hostname or clean_text(address)))
        return None
    page = "https://www.youtube.com/watch?v=" if provider == "youtube" else "https://vimeo.com/"
    return Embed(page + code, provider, UNPLACED)


def _is_tiny(size: str) -> bool:
    return size.isdecimal() and int(size[:6]) < _SMALLEST_PICTURE


def _relative(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else clean_text(address)
