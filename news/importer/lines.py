"""Source lines and the blocks they form: what all later steps work on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from news.importer.articles import BodyItem
from portal.core.text import clean_text

CAPTION_LENGTH = 320
_FINAL = tuple(".!?…:;")
_CLOSING = "”\"’')]»"
_DENSE_GAPS = 0.3
_WRAP_WIDTH = 130
_WRAPPED_START = 40
_LINE_END = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"[-–—•*+▪●◦]\s+")
_ITEM_START = re.compile(r"(?:[-–•*+▪●◦]\s|\d{1,2}[.)]\s|[^\W\d_]\)\s)")
_SENTENCE_END = re.compile(r"(\w*)[.!?…]+[”\"’)]*\s+(?=[“\"(]?[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Line:
    """A cleaned line, or several joined; `item` where the source (HTML) says what it is.

    `role` is what HTML tells about a text: "heading", "caption", "lead", "quote", or empty.
    `gap` says that a blank line, or the end of a paragraph, came before; `from_page` that a web
    page, and no plain text, made it a paragraph.
    """

    text: str
    html: str
    first: int
    last: int
    role: str = ""
    level: int = 2
    gap: bool = True
    item: BodyItem | None = None
    from_page: bool = False

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line in the source."""
        return self.first, self.last

    @property
    def is_final(self) -> bool:
        """Whether the text ends as a sentence ends."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether a full stop or its like closes the text, quotes and brackets aside."""
    return text.endswith(_FINAL) or text.rstrip(_CLOSING).endswith(_FINAL[:4])


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> int:
    """How many sentences the text has, at least one."""
    return 1 + sum(match[1] not in abbreviations for match in _SENTENCE_END.finditer(text))


def starts_item(text: str) -> bool:
    """Whether the text begins with the bullet of a list."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    """The text without a bullet at its beginning."""
    return _BULLET.sub("", text, count=1) if starts_item(text) else text


def read_text(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a plain text, numbered from 1 as an editor numbers them."""
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        cleaned = clean_text(raw)
        if cleaned:
            lines.append(Line(cleaned, escape(cleaned), number, number, gap=gap))
        gap = not cleaned
    return tuple(lines)


def join_lines(lines: Sequence[Line]) -> list[Line]:
    """Joins what was broken over several lines: long captions, titles, wrapped paragraphs.

    In a file without blank lines every line is a paragraph of its own, unless the next one goes
    on in lower case or the whole file is wrapped at a narrow width.
    """
    dense = sum(line.gap for line in lines) < len(lines) * _DENSE_GAPS
    blocks: list[Line] = []
    for group in _groups(lines):
        wrapped = _is_wrapped(group)
        one_caption = not dense and _is_one_caption(group)
        run = [group[0]]
        for previous, following in pairwise(group):
            if not _goes_on(previous, following, wrapped=wrapped, one_caption=one_caption):
                blocks.append(_joined(run))
                run = []
            run.append(following)
        blocks.append(_joined(run))
    return blocks


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _is_one_caption(group: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in group)
    return len(text) <= CAPTION_LENGTH and sentences(text) == 1


def _is_wrapped(group: Sequence[Line]) -> bool:
    """A paragraph broken at a fixed width, as mail programs do."""
    width = max(len(line.text) for line in group)
    if len(group) < 3 or width > _WRAP_WIDTH:
        return False
    inner = group[:-1]
    full = sum(len(line.text) >= width * 0.75 for line in inner)
    unfinished = sum(not line.is_final for line in inner)
    return full >= len(inner) * 0.7 and unfinished >= len(inner) * 0.5


def _goes_on(previous: Line, following: Line, *, wrapped: bool, one_caption: bool) -> bool:
    if previous.item or following.item or previous.role != following.role:
        return False
    if _ITEM_START.match(following.text):
        return False
    if wrapped:
        return True
    if previous.is_final:
        return False
    if following.text[0].islower():
        return True
    return one_caption and len(previous.text) >= _WRAPPED_START


def _joined(run: Sequence[Line]) -> Line:
    if len(run) == 1:
        return run[0]
    return replace(
        run[0],
        text=" ".join(line.text for line in run),
        html=" ".join(line.html for line in run),
        last=run[-1].last,
    )
