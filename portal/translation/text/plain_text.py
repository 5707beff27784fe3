"""What a text says without its tags, and what a person typed without what slipped in."""

import html
import re
import unicodedata

_TAG = re.compile(r"<(/?[a-zA-Z]+)[^<>]*>")
_BREAKS = "\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_BROKEN_LINE = re.compile(f"(?<! ) *[{_BREAKS}][ {_BREAKS}]*")
# Controls, formats (zero width, direction, soft hyphen) and lone surrogates.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def plain_text(data: str) -> str:
    """The words of a `StringValue`'s data: no tags, no entities, a blank for a line break."""
    return html.unescape(_TAG.sub(lambda tag: " " if tag[1].lower() == "br" else "", data))


def cleaned(text: str) -> str:
    """A piece of text as it should be kept, composed (NFC) and without invisible characters.

    A line break that was pasted becomes a blank, because wagtail-localize drops it and joins the
    two words; at the ends it goes. Blanks and no-break spaces stay.
    """
    lines = [line for line in _BROKEN_LINE.split(text) if line]
    visible = (c for c in " ".join(lines) if unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", "".join(visible))
