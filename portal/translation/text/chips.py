"""Inline tags as numbered chips: what the translator sees instead of HTML.

A text of wagtail-localize (`StringValue.data`: escaped text with a few inline tags, a link by an id
such as "a1") becomes plain text with markers, which the editor of the desk shows as chips:

    HTML     Signed the <a id="a1">accord</a> &amp; met the press<br/>Photo: Mai
    markers  Signed the {1}accord{/1} & met the press{2/}Photo: Mai

A brace of the text itself is doubled. The numbers follow the order of the source, and a chip has
the same number in the translation, wherever it stands there.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bs4 import BeautifulSoup, NavigableString, Tag
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.translation.text.inline_tags import Chip, chips_of, tag_names
from portal.translation.text.plain_text import cleaned

Role = Literal["text", "opening", "closing", "empty"]

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<closing>/?)(?P<number>[0-9]{1,4})(?P<empty>/?)\}")


class MarkerError(ValidationError):
    """Markers that are no HTML: `code` is unknown, unopened, unclosed, crossed or nested."""


@dataclass(frozen=True)
class MarkerPiece:
    """A stretch of plain text, or one marker, of a text with markers."""

    role: Role
    text: str
    chip: Chip | None = None


def to_markers(data: str, source_data: str | None = None) -> tuple[str, list[Chip]]:
    """`data` with markers, and its chips in order.

    For a translation, `source_data` is the data of its source. A tag that the source has not got is
    numbered behind the source's.
    """
    soup = BeautifulSoup(data, "html.parser")
    source = soup if source_data is None else BeautifulSoup(source_data, "html.parser")
    tags = soup.find_all(True)
    chips = chips_of(tags, source.find_all(True))
    by_tag = {id(tag): chip for tag, chip in zip(tags, chips, strict=True)}

    def written(parent: Tag) -> Iterator[str]:
        for child in parent.children:
            if isinstance(child, Tag):
                chip = by_tag[id(child)]
                yield chip.opening
                yield from written(child)
                yield chip.closing
            elif type(child) is NavigableString:
                yield child.replace("{", "{{").replace("}", "}}")

    return "".join(written(soup)), chips


def from_markers(text: str, source_data: str, earlier_data: str = "") -> str:
    """The `StringValue` data that `text` with markers stands for, with the links of the source.

    `earlier_data` is the translation that the editor began with: what it has beyond the source
    (a word in bold) keeps its number. A chip may be left out or used twice; a brace that belongs to
    no marker is a brace.

    Raises:
        MarkerError: a marker has no partner, no chip in the source, or crosses another.
    """
    names = tag_names(source_data, earlier_data)
    chips = {chip.number: chip for chip in names}
    pieces = list(_pieces(cleaned(text), chips, are_strict=True))
    _check(pieces)
    return "".join(
        html.escape(piece.text, quote=False)
        if piece.chip is None
        else _tag(names[piece.chip], piece)
        for piece in pieces
    )


def pieces_of(text: str, chips: Sequence[Chip]) -> list[MarkerPiece]:
    """`text` with markers as a template shows it; a marker without a chip is text."""
    return list(_pieces(text, {chip.number: chip for chip in chips}, are_strict=False))


def _pieces(text: str, chips: dict[int, Chip], *, are_strict: bool) -> Iterator[MarkerPiece]:
    done = 0
    for token in _TOKEN.finditer(text):
        if token.start() > done:
            yield MarkerPiece("text", text[done : token.start()])
        done = token.end()
        if token["number"] is None:
            yield MarkerPiece("text", token[0][0])
            continue
        chip = chips.get(int(token["number"]))
        if chip is not None:
            yield MarkerPiece(_role(token, chip), token[0], chip)
        elif are_strict:
            raise MarkerError(
                _("The source text has no chip %(marker)s. Remove it, or put in one it has."),
                code="unknown",
                params={"marker": token[0]},
            )
        else:
            yield MarkerPiece("text", token[0])
    if done < len(text):
        yield MarkerPiece("text", text[done:])


def _role(token: re.Match[str], chip: Chip) -> Role:
    if chip.is_empty:
        return "empty"
    return "closing" if token["closing"] else "opening"


def _tag(name: str, piece: MarkerPiece) -> str:
    if piece.role == "empty":
        return f"<{name}/>"
    if piece.role == "closing":
        return f"</{name}>"
    link_id = piece.chip.link_id if piece.chip else ""
    return f'<{name} id="{html.escape(link_id)}">' if link_id else f"<{name}>"


def _check(pieces: Sequence[MarkerPiece]) -> None:
    open_chips: list[Chip] = []
    for place, piece in enumerate(pieces):
        if piece.chip is None or piece.role == "empty":
            continue
        if piece.role == "opening":
            _check_opening(piece.chip, open_chips)
            open_chips.append(piece.chip)
        else:
            _check_closing(piece.chip, open_chips, pieces, place)
            open_chips.pop()
    if open_chips:
        raise _unclosed(open_chips[-1])


def _check_opening(chip: Chip, open_chips: Sequence[Chip]) -> None:
    if chip in open_chips:
        raise _unclosed(chip)
    around = next((other for other in open_chips if other.kind == "link"), None)
    if chip.kind == "link" and around is not None:
        raise MarkerError(
            _("A link cannot stand within a link: move %(inner)s out of %(outer)s."),
            code="nested",
            params={"inner": chip.label, "outer": around.label},
        )


def _check_closing(
    chip: Chip, open_chips: Sequence[Chip], pieces: Sequence[MarkerPiece], place: int
) -> None:
    if chip not in open_chips:
        raise MarkerError(
            _("The beginning of %(chip)s is missing."),
            code="unopened",
            params={"chip": chip.label},
        )
    inner = open_chips[-1]
    if inner == chip:
        return
    if not any(piece.role == "closing" and piece.chip == inner for piece in pieces[place:]):
        raise _unclosed(inner)
    raise MarkerError(
        _("%(inner)s begins within %(outer)s and must end there too."),
        code="crossed",
        params={"inner": inner.label, "outer": chip.label},
    )


def _unclosed(chip: Chip) -> MarkerError:
    return MarkerError(
        _("The end of %(chip)s is missing."), code="unclosed", params={"chip": chip.label}
    )
