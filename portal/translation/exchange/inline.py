"""Segments as content of XML: codes become elements that tools protect from the translator.

`bpt`, `ept` and `ph` are common to XLIFF 1.2 and TMX. They carry the code itself, so nothing has to
be remembered between writing and reading, which `g` and `x` would need.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from portal.translation.exchange.documents import name_of, xml_text
from portal.translation.exchange.markup import Kind, Token, closing, escaped, is_code

_ELEMENTS: Final = {Kind.OPEN: "bpt", Kind.CLOSE: "ept", Kind.ALONE: "ph"}
_WITH_CODE_INSIDE: Final = frozenset({"bpt", "ept", "ph", "it", "ut"})
_PAIRS: Final = frozenset({"g", "pc"})
_REFERENCES: Final = frozenset({"x", "bx", "ex", "sc", "ec"})
# XLIFF 1.2 calls it `ctype`, XLIFF 2 `subType`, with a prefix.
_TYPES: Final = {
    "bold": "b", "b": "b", "italic": "i", "i": "i", "lb": "br", "x-html-strong": "strong",
    "x-html-em": "em",
}  # fmt: skip


def fill(
    element: etree._Element,
    parts: Sequence[Token],
    attributes_of: Callable[[Token], Mapping[str, str]],
) -> None:
    """Put a segment into an element; codes get the attributes that the format wants."""
    prefix = element.tag.rpartition("}")[0]
    prefix = f"{prefix}}}" if prefix else ""
    last: etree._Element | None = None
    for part in parts:
        value = xml_text(part.value)
        if part.kind is not Kind.TEXT:
            name = f"{prefix}{_ELEMENTS[part.kind]}"
            last = etree.SubElement(element, name, dict(attributes_of(part)))
            last.text = value
        elif last is None:
            element.text = value
        else:
            last.tail = value


@dataclass(frozen=True)
class InlineText:
    """A segment read from XML, and the codes in it for which no HTML could be found."""

    text: str
    unknown: tuple[str, ...] = ()


@dataclass
class InlineReader:
    """Reads the content of the elements of one unit.

    `original_data` is what XLIFF 2 keeps apart: the codes of the unit by their id. What `bpt` and
    the like said in the source is remembered, for some tools leave them empty in the target.
    """

    original_data: Mapping[str, str] = field(default_factory=dict)
    _seen: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, element: etree._Element) -> InlineText:
        """The content of an element, as a segment."""
        pieces: list[str] = []
        unknown: list[str] = []
        for piece, is_known in self._pieces(element):
            (pieces if is_known else unknown).append(piece)
        return InlineText("".join(pieces), tuple(unknown))

    def _pieces(self, element: etree._Element) -> Iterator[tuple[str, bool]]:
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, node in walk:
            name = name_of(node)
            if event == "start":
                if node is not element:
                    yield from self._code(node, name, closes=False)
                if name in _WITH_CODE_INSIDE and node is not element:
                    walk.skip_subtree()
                elif node.text:
                    yield escaped(node.text), True
                continue
            if node is element:
                continue
            if name in _PAIRS:
                yield from self._code(node, name, closes=True)
            if node.tail:
                yield escaped(node.tail), True

    def _code(self, node: etree._Element, name: str, *, closes: bool) -> Iterator[tuple[str, bool]]:
        if name == "cp":
            yield _character(node.get("hex", "")), True
        if name not in _WITH_CODE_INSIDE | _PAIRS | _REFERENCES:
            return
        closes = closes or name in ("ept", "ex", "ec")
        code = self._inside(node, name) if name in _WITH_CODE_INSIDE else ""
        code = code or self._referred_to(node, closes=closes) or _typed(node, closes=closes)
        if is_code(code):
            yield code, True
        else:
            yield f"<{name} {node.get('id', node.get('i', ''))}>", False

    def _inside(self, node: etree._Element, name: str) -> str:
        number = node.get("id", node.get("i", ""))
        code = "".join(node.itertext()).strip()
        if code:
            self._seen.setdefault((name, number), code)
            return code
        opening = self._seen.get(("bpt", node.get("rid", number)), "") if name == "ept" else ""
        return self._seen.get((name, number), "") or closing(opening)

    def _referred_to(self, node: etree._Element, *, closes: bool) -> str:
        reference = node.get("dataRef") or node.get("dataRefEnd" if closes else "dataRefStart")
        return self.original_data.get(reference, "") if reference else ""


def _typed(node: etree._Element, *, closes: bool) -> str:
    """The code that its type stands for, for tools that keep no more of it."""
    kind = node.get("ctype") or node.get("subType") or node.get("type") or ""
    name = _TYPES.get(kind.removeprefix("xlf:"))
    if name is None:
        return ""
    if name == "br":
        return "<br/>"
    return f"</{name}>" if closes else f"<{name}>"


def _character(hexadecimal: str) -> str:
    """What XLIFF 2 writes for a character outside XML; checks refuse it afterwards."""
    try:
        return escaped(chr(int(hexadecimal, 16)))
    except (ValueError, OverflowError):
        return "\x00"
