"""Filling the memory from what has been translated and approved before there was one."""

from dataclasses import dataclass

from wagtail_localize.models import Translation

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.memory.approved import approved_pairs, origin_of
from portal.translation.memory.sentences import with_sentences
from portal.translation.memory.writing import store, unit_of
from portal.translation.models import MemoryUnit
from portal.translation.sources import page_being_translated, target_page


@dataclass
class Filled:
    """What one run has done.

    Attributes:
        pages: live English pages that were read.
        pieces: their approved pieces, by the paragraph.
        added: units that are new in the memory, by the paragraph or the sentence.
    """

    pages: int = 0
    pieces: int = 0
    added: int = 0


def fill_memory() -> Filled:
    """Take over every approved piece of every live English page; again at any time.

    A unit that is there stays as it is: it may have been approved later elsewhere.
    """
    filled = Filled()
    translations = Translation.objects.filter(
        enabled=True,
        source__locale__language_code=SOURCE_LANGUAGE,
        target_locale__language_code=TARGET_LANGUAGE,
    ).select_related("source__locale", "target_locale")
    for translation in translations.order_by("pk").iterator():
        units = _units_of(translation, filled)
        filled.added += store(units, renew=False)
    return filled


def _units_of(translation: Translation, filled: Filled) -> list[MemoryUnit]:
    page = target_page(translation)
    original = page_being_translated(translation.source)
    if page is None or original is None or not page.live or page.last_published_at is None:
        return []
    pairs = approved_pairs(translation, page)
    filled.pages += 1
    filled.pieces += len(pairs)
    where = origin_of(original)
    return [
        unit_of(pair, where=where, user=None, at=page.last_published_at)
        for pair in with_sentences(pairs)
    ]
