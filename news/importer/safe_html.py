"""Inline markup that may be stored: Wagtail shows rich text as it was saved."""

from html import escape
from urllib.parse import urljoin, urlsplit

import nh3

from portal.core.text import normalise_text

_TAGS = {"b", "i", "sub", "sup", "a"}
_SCHEMES = {"http", "https", "mailto"}
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "sub": "sub", "sup": "sup", "a": "a"}


def sanitise(html: str) -> str:
    """Only bold, italic, sub- and superscript and links to http, https and mailto survive."""
    if "<" not in html:
        return html
    return nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None
    )


def safe_url(address: str, base: str, schemes: frozenset[str] = frozenset(_SCHEMES)) -> str:
    """The absolute address, or empty where it is relative to nothing or of a refused scheme."""
    try:
        absolute = urljoin(base, "".join(normalise_text(address).split()))
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if parts.scheme not in schemes or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return absolute


class InlineWriter:
    """Collects one line of text twice: as plain text and as safe inline markup."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._html: list[str] = []
        self._open: list[tuple[str, str]] = []

    def write(self, text: str) -> None:
        """Adds text, as it is read (not yet escaped)."""
        piece = normalise_text(text)
        self._text.append(piece)
        self._html.append(escape(piece))

    def open(self, tag: str, href: str = "") -> None:
        """Begins bold, italic or a link; what is not closed is closed at the end of the line."""
        name = INLINE[tag]
        start = f'<a href="{escape(href)}">' if name == "a" else f"<{name}>"
        if name == "a" and not href:
            name = start = ""
        self._open.append((name, start))
        self._html.append(start)

    def close(self) -> None:
        """Ends what was begun last."""
        if not self._open:
            return
        name, start = self._open.pop()
        if not name:
            return
        if self._html and self._html[-1] == start:
            self._html.pop()
        else:
            self._html.append(f"</{name}>")

    def take(self) -> tuple[str, str]:
        """The text and the markup of the line, trimmed; the next line goes on in the same style."""
        text = normalise_text("".join(self._text)).strip()
        closing = "".join(f"</{name}>" for name, _ in reversed(self._open) if name)
        html = "".join(self._html) + closing
        self._text.clear()
        self._html[:] = [start for _, start in self._open]
        return (text, sanitise(normalise_text(html).strip())) if text else ("", "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks was written since the last line."""
        return not any(piece.strip() for piece in self._text)
