"""What must be true before an English page goes live, whichever way it is published.

The gate in `portal.core.publishing` asks these for every page. Pages in Vietnamese pass at once.
A page in English that was never submitted for translation (the sections, a page that somebody
wrote in English) is asked only whether its text is Vietnamese.
"""

from collections import Counter

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from portal.core.publishing import approver_guard, publication_guard
from portal.translation.completeness import missing_pieces, still_vietnamese, vietnamese_pieces
from portal.translation.sources import (
    is_in_source_language,
    original_of,
    page_being_translated,
    source_behind,
    strings_of,
    translation_into,
)


@publication_guard
def nothing_is_left_in_vietnamese(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Read the very text that is about to go live, not only the state of its translation."""
    if is_in_source_language(page):
        return []
    pieces = vietnamese_pieces(page, _original_texts(page))
    return [still_vietnamese(pieces)] if pieces else []


@publication_guard
def every_piece_is_translated(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """No piece of the source may be without its translation, blank or marked as faulty."""
    if is_in_source_language(page):
        return []
    translation = translation_into(page)
    return missing_pieces(translation).reasons() if translation else []


@publication_guard
def the_original_goes_first(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """A translation is never before visitors while its original is not."""
    if is_in_source_language(page):
        return []
    source = source_behind(page)
    if source is None:
        return []
    original = page_being_translated(source)
    if original is None:
        return [_("The Vietnamese page behind this translation has been deleted.")]
    if not original.live:
        return [_("The Vietnamese page is not live: publish it first.")]
    return []


@publication_guard
def live_text_has_been_published(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """The live text of a translation changes by publishing a version of it, never directly.

    wagtail-localize writes its draft into the live row while it saves it.
    """
    if page.pk is None or is_in_source_language(page) or translation_into(page) is None:
        return []
    published = revision.as_object() if revision else Page.objects.get(pk=page.pk).specific
    if Counter(strings_of(page)) == Counter(strings_of(published)):
        return []
    return [_("The live English text changes only after a review: send the new text for review.")]


@approver_guard
def reviewer_is_not_the_translator(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """A reviewer may correct pieces, but not approve what is mostly their own translation."""
    if user is None or getattr(user, "is_superuser", False) or is_in_source_language(page):
        return []
    translation = translation_into(page)
    if translation is None:
        return []
    pieces_by = Counter(_translators(translation))
    if pieces_by[user.pk] * 2 > pieces_by.total():
        return [_("Someone other than the translator must approve this.")]
    return []


def _translators(translation: Translation) -> list[int | None]:
    """Who translated each piece that is in use."""
    pieces = StringSegment.objects.filter(source=translation.source_id)
    in_use = set(pieces.values_list("string_id", "context_id"))
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    ).values_list("translation_of_id", "context_id", "last_translated_by_id")
    return [person for string, context, person in rows if (string, context) in in_use]


def _original_texts(page: Page) -> list[str]:
    """The Vietnamese texts that `page` was made from: as submitted, or as they stand now."""
    source: TranslationSource | None = source_behind(page)
    if source is not None:
        return list(source.stringsegment_set.values_list("string__data", flat=True))
    original = original_of(page)
    return [text for _place, text in strings_of(original.specific)] if original else []
