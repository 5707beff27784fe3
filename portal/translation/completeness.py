"""What is still missing before a translation can be shown to visitors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.core.vietnamese_text import (
    folded,
    is_plainly_vietnamese,
    left_in_vietnamese,
    plain,
    stays_as_it_is,
)
from portal.translation.sources import strings_of

_SHOWN = 5
_QUOTED_CHARACTERS = 60


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
                % _numbered(self.untranslated)
            )
        if self.faulty:
            reasons.append(
                ngettext(
                    "%(number)d piece has an error (too long, or a broken link): %(quoted)s",
                    "%(number)d pieces have errors (too long, or a broken link): %(quoted)s",
                    len(self.faulty),
                )
                % _numbered(self.faulty)
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
    ) % _numbered(pieces)


def missing_pieces(translation: Translation) -> Missing:
    """Compare every piece of the source with its translation: two queries."""
    segments = StringSegment.objects.filter(source=translation.source_id)
    translated = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(
            locale=translation.target_locale_id,
            context__object_id=translation.source.object_id,
        )
    }
    missing = Missing([], [], [])
    for segment in segments.select_related("string").order_by("order"):
        source = segment.string.data
        row = translated.get((segment.string_id, segment.context_id))
        if row is None or not plain(row.data):
            missing.untranslated.append(source)
        elif row.has_error:
            missing.faulty.append(source)
        elif left_in_vietnamese(row.data, source) or is_plainly_vietnamese(row.data):
            missing.in_vietnamese.append(source)
    return missing


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


def _numbered(pieces: list[str]) -> dict[str, object]:
    quoted = [f"“{Truncator(plain(piece)).chars(_QUOTED_CHARACTERS)}”" for piece in pieces[:_SHOWN]]
    more = "; …" if len(pieces) > _SHOWN else ""
    return {"number": len(pieces), "quoted": "; ".join(quoted) + more}
