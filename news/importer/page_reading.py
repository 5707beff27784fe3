"""From a web page to the same lines a text file has."""

import re
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from news.importer.articles import BodyItem, RemovedChrome
from news.importer.captions import split_credit
from news.importer.lines import CAPTION_LENGTH, Line
from news.importer.notices import Notice, UnreadableArticle, notice
from news.importer.page_container import find_container, matches
from news.importer.page_items import (
    PageContext,
    is_data_table,
    read_embed,
    read_image,
    read_inline,
    read_list,
    read_table,
    walk,
    write_tag,
)
from news.importer.page_metadata import Metadata, read_metadata
from news.importer.safe_html import INLINE, InlineWriter

_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|article|table|br|h[1-6]|span|section)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_LEAVES = frozenset({"img", "iframe", "figure", "ul", "ol", "table-data", "table-figure"})
_MEDIA = {"video", "audio", "object", "embed", "applet"}
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_NEVER_IN_LISTS = ["img", "table", "table-data", "table-figure", "figure", "h2", "iframe"]
_HTML_NAMES = (".html", ".htm", ".xhtml", ".aspx", ".php")
_DEEPEST = 3000
_SNIFFED = 4000


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as lines; their numbers count the lines of the article, not of the file."""

    lines: tuple[Line, ...]
    metadata: Metadata
    removed: tuple[RemovedChrome, ...]
    notices: tuple[Notice, ...]


def looks_like_html(text: str, name: str = "") -> bool:
    """Whether a file is a web page: by its name, or by tags near its beginning."""
    found = len(_MARKUP.findall(text[:_SNIFFED]))
    return found > 0 if name.lower().endswith(_HTML_NAMES) else found > 1


def read_page(text: str) -> Page:
    """The article of a web page; raises `UnreadableArticle` if no parser can make sense of it."""
    soup = _parse(text)
    metadata = read_metadata(soup)
    context = PageContext(metadata.url)
    _refuse_too_deep(soup)
    heading = soup.find("h1")
    title = read_inline(heading, PageContext())[0] if heading and not metadata.title else ""
    for tag in soup.find_all(sorted(_MEDIA)):
        if not tag.decomposed:
            context.notices.append(notice("media_dropped", text=tag.name))
            tag.decompose()
    container, removed = find_container(soup)
    _name_leaves(container)
    lines = _PageReader(context).read(container)
    if title:
        metadata = replace(metadata, title=title)
    return Page(tuple(lines), metadata, tuple(removed), tuple(context.notices))


def _parse(text: str) -> BeautifulSoup:
    # A tag that never closes makes the parser read the rest of the page once for every "<".
    end = text.rfind(">") + 1
    text = text[:end] + text[end:].replace("<", "&lt;")
    try:
        return BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup:
        pass
    try:
        return BeautifulSoup(text.replace("<!", "&lt;!").replace("<?", "&lt;?"), "html.parser")
    except ParserRejectedMarkup as error:
        raise UnreadableArticle("broken_html") from error


def _refuse_too_deep(soup: BeautifulSoup) -> None:
    depth = 0
    for event, _ in walk(soup, frozenset()):
        depth += {"start": 1, "end": -1}.get(event, 0)
        if depth > _DEEPEST:
            raise UnreadableArticle("broken_html")


def _name_leaves(container: Tag) -> None:
    """Tells tables, figures and lists which are one thing from those which hold half a page."""
    for table in container.find_all("table"):
        if is_data_table(table):
            table.name = "table-data"
        elif table.find("table") is None and _is_one_picture(table):
            table.name = "table-figure"
    for figure in container.find_all("figure"):
        if not _is_one_picture(figure):
            figure.name = "div"
    for content in container.find_all(_NEVER_IN_LISTS):
        for outer in content.parents:
            if outer.name in {"ul", "ol"}:
                outer.name = "div"
            if outer is container:
                break


def _is_one_picture(tag: Tag) -> bool:
    if tag.find(["img", "iframe"]) is None:
        return False
    caption = tag.find("figcaption")
    length = len(caption.get_text()) if caption else 0
    return len(tag.get_text(" ", strip=True)) - length <= CAPTION_LENGTH


class _PageReader:
    """Walks through the container once and writes lines."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._writer = InlineWriter()
        self._lines: list[Line] = []
        self._gap = True
        self._roles: list[tuple[str, int]] = []

    def read(self, container: Tag) -> list[Line]:
        for event, node in walk(container, _LEAVES):
            if isinstance(node, NavigableString):
                self._writer.write(str(node))
            elif event == "leaf":
                self._leaf(node)
            elif node.name in INLINE:
                write_tag(self._writer, event, node, self._context)
            elif node.name == "br":
                if event == "start":
                    self._break()
            elif node.name not in {"span", "font", "u", "abbr", "time", "small", "label"}:
                self._block(event, node)
        self._flush()
        return self._lines

    def _break(self) -> None:
        if self._writer.is_empty:
            self._gap = True
        else:
            self._flush()
            self._gap = False

    def _block(self, event: str, tag: Tag) -> None:
        self._flush()
        self._gap = True
        role = self._role(tag)
        if role and event == "start":
            self._roles.append(role)
        elif role and self._roles:
            self._roles.pop()

    def _role(self, tag: Tag) -> tuple[str, int] | None:
        if tag.name in {"blockquote", "q"}:
            return "quote", 2
        if tag.name in {"cite", "footer"}:
            return "attribution", 2
        if tag.name == "figcaption" or matches(tag, "captions"):
            return "caption", 2
        if matches(tag, "leads"):
            return "lead", 2
        if tag.name in _HEADINGS:
            return "heading", _HEADINGS[tag.name]
        return None

    def _flush(self) -> None:
        text, html = self._writer.take()
        if not text:
            return
        role, level = self._roles[-1] if self._roles else ("", 2)
        number = len(self._lines) + 1
        line = Line(text, html, number, number, role, level, self._gap, from_page=True)
        self._lines.append(line)

    def _leaf(self, tag: Tag) -> None:
        if tag.name in {"figure", "table-figure"}:
            self._figure(tag)
        elif tag.name == "img":
            self._add(read_image(tag, self._context))
        elif tag.name == "iframe":
            self._add(read_embed(tag, self._context))
        elif tag.name == "table-data":
            self._add(read_table(tag))
        else:
            self._add(read_list(tag, self._context))

    def _figure(self, tag: Tag) -> None:
        caption = tag.find("figcaption")
        text, credit = split_credit(read_inline(caption or tag, self._context)[0])
        pictures = tag.find_all("img")
        for number, picture in enumerate(pictures, start=1):
            own = (text, credit) if number == len(pictures) else ("", "")
            self._add(read_image(picture, self._context, *own))
        for frame in tag.find_all("iframe"):
            self._add(read_embed(frame, self._context))

    def _add(self, item: BodyItem | None) -> None:
        if item is None:
            return
        self._flush()
        position = len(self._lines) + 1
        placed = replace(item, lines=(position, position))
        key = str(getattr(item, "src", "") or getattr(item, "url", "") or item)
        self._lines.append(Line("", key, position, position, item=placed))
        self._gap = True
