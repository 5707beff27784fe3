"""Marks in a page's text by which its preview knows which sentence is whose. Pure.

A sentence goes into the page between two marks of private-use characters, which templates and
filters pass through as text. In the finished HTML the marks in running text become elements; all
others (in titles, attributes, scripts) are taken out.
"""

import html
import re
from typing import Final

_OPEN, _OPEN_MISSING, _CLOSE = "\ue000", "\ue001", "\ue002"
_DIGIT_ZERO: Final = 0xE010
_MARK: Final = re.compile("([\ue000\ue001])([\ue010-\ue019]+)|(\ue002)")
_ANY_MARK: Final = re.compile("[\ue000-\ue019]|\\\\u[eE]0[01][0-9a-fA-F]|%EE%80%[89][0-9A-F]")
# Tags, and what is between two tags without being text of the page.
_MARKUP: Final = re.compile(
    r"<!--.*?-->|<(script|style|title|textarea|svg)\b.*?</\1\s*>|<(/?)([a-zA-Z][\w-]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def marked(text: str, segment: int, *, is_missing: bool) -> str:
    """`text` of a sentence between its marks; missing is one that is shown in its source."""
    number = "".join(chr(_DIGIT_ZERO + int(digit)) for digit in str(segment))
    return f"{_OPEN_MISSING if is_missing else _OPEN}{number}{text}{_CLOSE}"


def with_elements(page: str, missing: str) -> str:
    """The HTML `page` with an element round each marked sentence, and no mark left.

    `missing` is said of a sentence without translation to those who cannot see the mark.
    """
    return _Reader(missing).read(page)


class _Reader:
    def __init__(self, missing: str) -> None:
        self._missing = html.escape(missing)
        self._parts: list[str] = []
        # How many elements are open within the marked sentence; None outside of one.
        self._depth: int | None = None
        self._in_body = False

    def read(self, page: str) -> str:
        done = 0
        for markup in _MARKUP.finditer(page):
            self._text(page[done : markup.start()])
            self._markup(markup)
            done = markup.end()
        self._text(page[done:])
        return "".join(self._parts)

    def _markup(self, markup: re.Match[str]) -> None:
        name = (markup[3] or "").lower()
        if name == "body":
            self._in_body = True
        if self._depth is not None and name and name not in _VOID:
            if not markup[2]:
                self._depth += not markup[0].endswith("/>")
            elif self._depth == 0:
                # The text was cut off before its end: its element ends with the one around it.
                self._close()
            else:
                self._depth -= 1
        self._parts.append(_ANY_MARK.sub("", markup[0]))

    def _text(self, text: str) -> None:
        done = 0
        for mark in _MARK.finditer(text):
            self._parts.append(_ANY_MARK.sub("", text[done : mark.start()]))
            done = mark.end()
            self._close()
            if mark[1] and self._in_body:
                self._open(mark[2], is_missing=mark[1] == _OPEN_MISSING)
        self._parts.append(_ANY_MARK.sub("", text[done:]))

    def _open(self, digits: str, *, is_missing: bool) -> None:
        number = int("".join(str(ord(digit) - _DIGIT_ZERO) for digit in digits))
        state = f' class="desk-missing" title="{self._missing}"' if is_missing else ""
        self._parts.append(f'<span data-desk-segment="{number}"{state}>')
        self._depth = 0

    def _close(self) -> None:
        if self._depth is not None:
            self._parts.append("</span>")
            self._depth = None
