"""What is still missing before a translation can be shown to visitors."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.core.languages import TARGET_LANGUAGE, base_language
from portal.core.vietnamese_text import (
    folded,
    is_plainly_vietnamese,
    left_in_vietnamese,
    plain,
    stays_as_it_is,
)
from portal.translation.sources import strings_of

UNTRANSLATED, FAULTY, IN_VIETNAMESE = "untranslated", "faulty", "in_vietnamese"
_SHOWN = 5
_QUOTED_CHARACTERS = 60


Pieces = Sequence[tuple[StringSegment, StringTranslation | None]]


@dataclass(frozen=True)
class Missing:
    """The pieces of a translation that stand in its way, in reading order."""

    untranslated: list[str]
    faulty: list[str]
    in_vietnamese: list[str]

    def __bool__(self) -> bool:
        return bool(self.untranslated or self.faulty or self.in_vietnamese)

    def reasons(self) -> list[str]:
        """One sentence for each kind, with the first pieces quoted."""
        reasons = []
        if self.untranslated:
            reasons.append(
                ngettext(
                    "%(number)d piece is not translated: %(quoted)s",
                    "%(number)d pieces are not translated: %(quoted)s",
                    len(self.untranslated),
                )
                % numbered(self.untranslated)
            )
        if self.faulty:
            reasons.append(
                ngettext(
                    "%(number)d piece has an error (too long, or a broken link): %(quoted)s",
                    "%(number)d pieces have errors (too long, or a broken link): %(quoted)s",
                    len(self.faulty),
                )
                % numbered(self.faulty)
            )
        if self.in_vietnamese:
            reasons.append(still_vietnamese(self.in_vietnamese))
        return reasons


def still_vietnamese(pieces: list[str]) -> str:
    """The sentence about pieces of an English page that are Vietnamese."""
    return ngettext(
        "%(number)d piece is still Vietnamese: %(quoted)s",
        "%(number)d pieces are still Vietnamese: %(quoted)s",
        len(pieces),
    ) % numbered(pieces)


def missing_pieces(
    translation: Translation,
    wanted: Callable[[StringSegment], bool] = lambda segment: True,
    pieces: Pieces | None = None,
) -> Missing:
    """Compare every wanted piece of the source with its translation: two queries.

    `pieces` are those of `pieces_of`, where they have been read already.
    """
    missing = Missing([], [], [])
    lists = {
        UNTRANSLATED: missing.untranslated,
        FAULTY: missing.faulty,
        IN_VIETNAMESE: missing.in_vietnamese,
    }
    for segment, fault in faults(translation, pieces):
        if wanted(segment):
            lists[fault].append(segment.string.data)
    return missing


def pieces_of(translation: Translation) -> Pieces:
    """Every piece of the source with its translation, if it has one: two queries."""
    segments = StringSegment.objects.filter(source=translation.source_id)
    translated = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(
            locale=translation.target_locale_id,
            context__object_id=translation.source.object_id,
        )
    }
    return [
        (segment, translated.get((segment.string_id, segment.context_id)))
        for segment in segments.select_related("string", "context").order_by("order")
    ]


def faults(
    translation: Translation, pieces: Pieces | None = None
) -> Iterator[tuple[StringSegment, str]]:
    """The pieces that visitors must not see yet, in reading order, and why: two queries."""
    is_english = base_language(translation.target_locale.language_code) == TARGET_LANGUAGE
    for segment, row in pieces_of(translation) if pieces is None else pieces:
        source = segment.string.data
        if row is None or not plain(row.data):
            yield segment, UNTRANSLATED
        elif row.has_error:
            yield segment, FAULTY
        elif is_english and (
            left_in_vietnamese(row.data, source) or is_plainly_vietnamese(row.data)
        ):
            yield segment, IN_VIETNAMESE


def vietnamese_pieces(page: Page, originals: Iterable[str]) -> list[str]:
    """The texts of an English `page` that are Vietnamese, whatever way they came onto it.

    `originals` are the Vietnamese texts that it was made from, if it was.
    """
    known = {folded(text) for text in originals if not stays_as_it_is(text)}
    return [
        plain(text)
        for _place, text in strings_of(page)
        if folded(text) in known or is_plainly_vietnamese(text)
    ]


def numbered(pieces: list[str]) -> dict[str, object]:
    """How many pieces there are, and the first of them in quotation marks."""
    quoted = [f"“{Truncator(plain(piece)).chars(_QUOTED_CHARACTERS)}”" for piece in pieces[:_SHOWN]]
    more = "; …" if len(pieces) > _SHOWN else ""
    return {"number": len(pieces), "quoted": "; ".join(quoted) + more}
