"""Makes a translation out of a text that exists in both languages already.

The page of the other language is taken apart into the segments that translators see, and each
is stored as the translation of the segment in the same place. So the desk knows the page as
one that people translated: complete, in progress or, later, outdated.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.core.languages import TARGET_LANGUAGE
from portal.core.pages import BasePage
from portal.core.slugs import available_slug
from portal.core.translation_policy import Extent
from portal.translation.beginning import take_source
from portal.translation.models import Job, Segment
from portal.translation.review import send_for_review
from portal.translation.sources import require_target_page

_CHUNK = 500


class PairingError(ValueError):
    """The two texts do not correspond; the message says in which page and place."""


def translate_from(
    source_page: BasePage, english: BasePage, *, extent: Extent, user: Any = None
) -> BasePage:
    """Translate a page with the texts of a second one that is never saved.

    Args:
        source_page: the page to translate, as it is in the database.
        english: an unsaved page of the same type; the blocks of its body have the identifiers
            of the source's, and its slug becomes the address of a translation not live yet.
        extent: whether it is published or sent for review. One that is only begun may break
            off anywhere, and the rest stays to be translated; only for a page that has no live
            translation.
        user: the translator.

    Returns:
        The translation, read again from the database.

    Raises:
        PairingError: when the texts do not correspond.
        PublicationRefused: when a guard objects to the translation.
    """
    locale = Locale.objects.get(language_code=TARGET_LANGUAGE)
    complete = extent != Extent.BEGUN
    source = take_source(source_page)
    _store(source, english, locale, complete, user)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if not source.object.has_translation(locale):
        source_page.copy_for_translation(locale)
    if extent == Extent.IN_REVIEW:
        send_for_review(translation, user)
        return require_target_page(translation)
    translated = source.get_ephemeral_translated_instance(locale, fallback=not complete)
    if not translated.live:
        translated.slug = _free_slug(english.slug, translated)
    if complete:
        revision = translated.save_revision(user=user)
        revision.publish()
    else:
        translated.save()
        revision = translated.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return type(source_page).objects.get(pk=translated.pk)


def _free_slug(slug: str, page: Page) -> str:
    siblings = page.get_siblings(inclusive=False)
    return available_slug(slug, lambda candidate: siblings.filter(slug=candidate).exists())


def _by_path(segments: Iterable[Any]) -> dict[str, list[str]]:
    """The strings of a page by the place they stand in, in reading order."""
    strings = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            strings[segment.path].append(segment.string.data)
    return strings


def _store(
    source: TranslationSource, english: BasePage, locale: Locale, complete: bool, user: Any
) -> None:
    translated = _by_path(extract_segments(english))
    required: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in source.stringsegment_set.select_related("context").order_by("order"):
        required[segment.context.path].append(segment)
    if complete:
        _refuse_differences(source, required, translated)
    rows = {
        (segment.string_id, segment.context_id): StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=user,
        )
        for segment, text in _pairs(required, translated)
    }
    Segment.objects.filter(job__translation__source=source, job__target_locale=locale).delete()
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "last_translated_by", "has_error"],
    )


def _pairs(
    required: dict[str, list[StringSegment]], translated: dict[str, list[str]]
) -> Iterator[tuple[StringSegment, str]]:
    for path, segments in required.items():
        yield from zip(segments, translated.get(path, []), strict=False)


def _refuse_differences(
    source: TranslationSource,
    required: dict[str, list[StringSegment]],
    translated: dict[str, list[str]],
) -> None:
    for path in required.keys() | translated.keys():
        wanted, found = len(required.get(path, [])), len(translated.get(path, []))
        if wanted != found:
            raise PairingError(f"{source.object_repr}: {path} has {wanted} texts, not {found}")


def forget_translations(translation_keys: Iterable[uuid.UUID]) -> None:
    """Remove what the desk knows about objects that are gone for good."""
    keys = list(translation_keys)
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        Job.objects.filter(translation_key__in=chunk).delete()
        # In this order: contexts are protected by what was said in them.
        TranslationSource.objects.filter(object_id__in=chunk).delete()
        StringTranslation.objects.filter(context__object_id__in=chunk).delete()
        TranslatableObject.objects.filter(translation_key__in=chunk).delete()
