"""The text that people see, and the tags in it."""

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)(/?)>")
_BREAK: Final = frozenset({"br", "p", "li", "div", "hr"})
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS: Final = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """`text` as it is read: without tags and entities, composed, with single spaces.

    Unlike a break, a tag inside a line leaves no space: the 2 of a square metre touches its m.
    """
    shown = html.unescape(_TAG.sub(_replacement, text))
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", shown))
    return _BLANKS.sub(" ", visible).strip()


def _replacement(tag: re.Match[str]) -> str:
    return " " if tag[2].lower() in _BREAK else ""


# Tags that look alike are alike.
_SAME: Final = {"strong": "b", "em": "i", "del": "s", "strike": "s"}
_VOID: Final = frozenset({"br", "hr", "img", "wbr"})
_LINK_ID: Final = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)|\bhref\s*=\s*["']([^"'>]+)""")
# What only the remains of a tag look like: "<b", "</a", "<a id=".
_REMAINS: Final = re.compile(
    r"</?(?:a|b|i|em|strong|br|sup|sub|s|u|span)\b(?:\s+\w+=|\s*/?\s*$|\s*<)|</"
)
_BETWEEN_LINKS: Final = re.compile(r"</a>([^<]*)(?=<a\b)")
_LISTING: Final = re.compile(r"^\s*[,;]|\b(?:v\u00e0|ho\u1eb7c|hay|and|or)\b")


@dataclass(frozen=True, slots=True)
class Markup:
    """The tags of a text.

    Attributes:
        links: how often each link stands in it, by its id.
        tags: how often each other tag is opened, by its name.
        listed: whether its links are named one after the other, as in a list: "this and that".
        broken: tags that are not closed, not opened, or cut off.
    """

    links: Counter[str]
    tags: Counter[str]
    broken: tuple[str, ...]
    listed: bool = False


@lru_cache(maxsize=4096)
def read_markup(text: str) -> Markup:
    """The tags of small HTML."""
    links: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    opened: list[str] = []
    broken = [match[0].strip() for match in _REMAINS.finditer(_TAG.sub("", text))]
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if tag[1]:
            if opened and opened[-1] == name:
                opened.pop()
            else:
                broken.append(tag[0])
            continue
        if name == "a":
            identity = _LINK_ID.search(tag[3])
            links[(identity[1] or identity[2]) if identity else ""] += 1
        else:
            tags[_SAME.get(name, name)] += 1
        if name not in _VOID and not tag[4] and not tag[3].endswith("/"):
            opened.append(name)
    broken += [f"<{name}>" for name in opened]
    between = _BETWEEN_LINKS.findall(text)
    listed = bool(between) and all(_LISTING.search(words) for words in between)
    return Markup(links, tags, tuple(broken), listed)
