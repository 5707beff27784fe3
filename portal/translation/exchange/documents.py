"""XML from anybody, read without harm.

Nothing is fetched and no entity is expanded; a document that declares entities, or uses one that
XML itself does not know, is refused. Tools write a DOCTYPE that names their DTD: that one passes,
for it is not loaded.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from portal.translation.exchange.encoding import decoded, encoding_by_mark
from portal.translation.exchange.errors import ExchangeError, refuse_too_large

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*\?>")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFELY: Final = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def xml_text(text: str) -> str:
    """`text` without the characters that no XML document can hold."""
    return _NOT_XML.sub("", text)


def has_characters_outside_xml(text: str) -> bool:
    """Whether there are control characters or others in `text` that XML cannot hold."""
    return _NOT_XML.search(text) is not None


def name_of(element: etree._Element) -> str:
    """Its name without namespace."""
    return element.tag.rpartition("}")[2]


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Its first child of that name, in whatever namespace."""
    return element.find(f"{{*}}{name}")


def parsed(data: bytes, most_bytes: int) -> etree._Element:
    """The root of a document.

    Raises:
        ExchangeError: when it is too large, not well-formed, or not harmless.
    """
    refuse_too_large(len(data), most_bytes)
    try:
        root = etree.fromstring(_without_bom(data), etree.XMLParser(**_SAFELY))
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(error) from None
    _refuse_definitions(root)
    _refuse_entities(root)
    return root


def iterated(
    data: bytes, most_bytes: int, roots: tuple[str, ...], name: str
) -> Iterator[etree._Element]:
    """The root as it begins, still without content, then each element called `name`.

    An element is emptied when the next one is asked for.

    Raises:
        ExchangeError: as `parsed`, and when the root is called otherwise.
    """
    refuse_too_large(len(data), most_bytes)
    content = _without_bom(data)
    try:
        _event, root = next(etree.iterparse(BytesIO(content), events=("start",), **_SAFELY))
        _refuse_definitions(root)
        refuse_other_roots(root, roots)
        yield root
        for _event, element in etree.iterparse(BytesIO(content), tag=f"{{*}}{name}", **_SAFELY):
            _refuse_entities(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(error) from None


def refuse_other_roots(root: etree._Element, names: tuple[str, ...]) -> None:
    """Refuse a document whose root has none of these names.

    Raises:
        ExchangeError: which names the root.
    """
    if name_of(root) not in names:
        raise ExchangeError(
            _("This is not the kind of file that is expected: it begins with <%(found)s>.")
            % {"found": name_of(root)[:40]}
            + " "
            + _("Expected is <%(names)s>.") % {"names": ">, <".join(names)}
        )


def _without_bom(data: bytes) -> bytes:
    """In UTF-8 where a byte order mark says the encoding, for the declaration may say another."""
    if encoding_by_mark(data):
        return _DECLARATION.sub("", decoded(data), count=1).encode("utf-8", errors="replace")
    return data


def _not_well_formed(error: etree.XMLSyntaxError) -> ExchangeError:
    return ExchangeError(
        _("Line %(line)s: the file is damaged, or it is not XML.") % {"line": error.lineno or 1}
    )


def _refuse_definitions(root: etree._Element) -> None:
    definitions = root.getroottree().docinfo.internalDTD
    if definitions is not None and next(definitions.iterentities(), None) is not None:
        raise ExchangeError(_("The file brings entities of its own (DOCTYPE): it is not read."))


def _refuse_entities(element: etree._Element) -> None:
    entity = next(element.iter(etree.Entity), None)
    if entity is not None:
        raise ExchangeError(
            _("Line %(line)s: the entity %(entity)s is not known in XML.")
            % {"line": entity.sourceline or 1, "entity": entity.text}
        )
