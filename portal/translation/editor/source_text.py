"""The source of a segment as HTML: chips, and the glossary's terms underlined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.translation.glossary.matching import Found, GlossaryTerm, TermIndex
from portal.translation.text.chips import MarkerPiece, pieces_of, to_markers
from portal.translation.text.inline_tags import Chip


@dataclass(frozen=True)
class ShownSource:
    """A source text for the editor, and what can be inserted from it."""

    html: SafeString
    markers: str
    chips: list[Chip]
    terms: list[GlossaryTerm]


def shown_source(
    data: str, index: TermIndex, on: date | None, language: str, names: Mapping[str, str]
) -> ShownSource:
    """`data` of a source as its reader sees it.

    `language` is that of the translation, in which the terms are told; `names` says where the
    links lead, by their id.
    """
    markers, chips = to_markers(data)
    found = index.found_in(markers, on)
    pieces = pieces_of(markers, chips)
    html = format_html_join("", "{}", _written(pieces, markers, found, language, names))
    terms = list(dict.fromkeys(each.term for each in found))
    return ShownSource(html, markers, chips, terms)


def _written(
    pieces: Sequence[MarkerPiece],
    markers: str,
    found: Sequence[Found],
    language: str,
    names: Mapping[str, str],
) -> Iterator[tuple[SafeString | str]]:
    place = 0
    for piece in pieces:
        # A brace of the text stands doubled among the markers.
        length = len(piece.text) if markers.startswith(piece.text, place) else 1
        if piece.chip is None and markers.startswith(("{{", "}}"), place):
            length = 2
        if piece.chip is not None:
            yield (chip_html(piece, names),)
        else:
            yield from ((part,) for part in _underlined(piece.text, place, found, language))
        place += length


def chip_html(piece: MarkerPiece, names: Mapping[str, str]) -> SafeString:
    """A chip, told by its kind and, for a link, by where it leads."""
    chip = piece.chip
    if chip is None:
        return format_html("{}", piece.text)
    name = names.get(chip.link_id, "")
    label = f"{chip.label}: {name}" if name else chip.label
    return format_html(
        '<span class="desk-chip desk-chip--{}" title="{}">{}</span>', chip.kind, label, piece.text
    )


def _underlined(
    text: str, place: int, found: Sequence[Found], language: str
) -> Iterator[SafeString | str]:
    done = 0
    for each in found:
        start, end = each.start - place, each.end - place
        if start < done or end > len(text):
            continue
        yield text[done:start]
        yield format_html(
            '<span class="desk-term" title="{}">{}</span>',
            " / ".join(each.term.wordings(language)),
            text[start:end],
        )
        done = end
    yield text[done:]
