"""What must be true before a translation goes live, whichever way it is published.

The gate in `portal.core.publishing` asks these for every page. A page is a translation when a
source of the other language is behind it, whichever of the two that is; originals pass. A page
in English that was never submitted for translation (the sections, a page that somebody wrote in
English) is asked only whether its text is Vietnamese.
"""

from collections import Counter

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from portal.core.publishing import approver_guard, publication_guard, timing_guard
from portal.translation.completeness import (
    Missing,
    missing_pieces,
    numbered,
    still_vietnamese,
    vietnamese_pieces,
)
from portal.translation.findings.blocking import blocking_findings
from portal.translation.flash import is_flash_version, missing_first
from portal.translation.sources import (
    is_in_source_language,
    original_of,
    page_being_translated,
    source_behind,
    strings_of,
    translation_into,
)
from portal.translation.standing import standing_of

_SHOWN = 5


@publication_guard
def the_text_is_a_translation(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """Everything about the words, asked of the very text that is about to go live."""
    source = source_behind(page)
    reasons = left_in_vietnamese(page, source)
    translation = translation_into(page) if source else None
    if translation is not None:
        missing = every_piece_is_translated(page, translation)
        # Against a source that it was not made from, a text has errors that are none.
        reasons += missing or no_error_is_found(page, translation)
        reasons += no_piece_is_left_out(page, translation)
        reasons += live_text_has_been_published(page, revision)
    return reasons


def left_in_vietnamese(page: Page, source: TranslationSource | None) -> list[str]:
    """An English page has no Vietnamese text, whatever way it came onto it."""
    if is_in_source_language(page):
        return []
    pieces = vietnamese_pieces(page, _original_texts(page, source))
    return [still_vietnamese(pieces)] if pieces else []


def every_piece_is_translated(page: Page, translation: Translation) -> list[str]:
    """No piece of the source may be without its translation, blank or marked as faulty.

    Of a version that says that its full text follows, only headline, lead and captions.
    """
    return _missing(page, translation).reasons()


def no_piece_is_left_out(page: Page, translation: Translation) -> list[str]:
    """Every place of the source has its text on the page."""
    if is_flash_version(page):
        return []
    places = {place for place, _text in strings_of(page)}
    left_out = [
        segment.string.data
        for segment in StringSegment.objects.filter(source=translation.source_id)
        .select_related("string", "context")
        .order_by("order")
        if segment.context.path not in places
    ]
    if not left_out:
        return []
    return [
        ngettext(
            "%(number)d piece of the original is not in this version: %(quoted)s",
            "%(number)d pieces of the original are not in this version: %(quoted)s",
            len(left_out),
        )
        % numbered(left_out)
    ]


def no_error_is_found(page: Page, translation: Translation) -> list[str]:
    """The checks find no error that a reviewer has not accepted, with a reason."""
    blocked = list(dict.fromkeys(pair.in_words() for pair in blocking_findings(translation, page)))
    reasons = blocked[:_SHOWN]
    if (more := len(blocked) - _SHOWN) > 0:
        reasons.append(
            ngettext("And %(number)d more error.", "And %(number)d more errors.", more)
            % {"number": more}
        )
    return reasons


def live_text_has_been_published(page: Page, revision: Revision | None) -> list[str]:
    """The live text of a translation changes by publishing a version of it, never directly.

    wagtail-localize writes its draft into the live row while it saves it.
    """
    if page.pk is None:
        return []
    published = revision.as_object() if revision else Page.objects.get(pk=page.pk).specific
    if Counter(strings_of(page)) == Counter(strings_of(published)):
        return []
    return [_("The live text changes only after a review: send the new text for review.")]


def _missing(page: Page, translation: Translation) -> Missing:
    job = getattr(translation, "job", None)
    if job is not None and job.flash and is_flash_version(page):
        return missing_first(translation)
    return missing_pieces(translation)


@timing_guard
def the_original_goes_first(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """A translation is never before visitors while its original is not."""
    source = source_behind(page)
    if source is None:
        return []
    original = page_being_translated(source)
    if original is None:
        return [_("The original behind this translation has been deleted.")]
    if original.live or _will_be_live_before(page, original):
        return []
    return [_("The original is not live: publish it first.")]


def _will_be_live_before(page: Page, original: Page) -> bool:
    """Whether `page` is only being scheduled, for no earlier than its original is."""
    moment = page.go_live_at
    if moment is None or moment <= timezone.now():
        return False
    return original.revisions.filter(approved_go_live_at__lte=moment).exists()


@approver_guard
def somebody_else_approves_what_is_finished(
    page: Page, revision: Revision | None, user: AbstractBaseUser | None
) -> list[str]:
    """The reviewer is not the translator, and nothing waits for the translator."""
    translation = translation_into(page) if user else None
    if user is None or translation is None:
        return []
    standing = standing_of(translation)
    return [*standing.against_approval_by(user), *standing.waiting()]


def _original_texts(page: Page, source: TranslationSource | None) -> list[str]:
    """The texts that `page` was made from: as submitted, or as they stand now."""
    if source is not None:
        return list(source.stringsegment_set.values_list("string__data", flat=True))
    original = original_of(page)
    return [text for _place, text in strings_of(original.specific)] if original else []
