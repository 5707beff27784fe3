"""From a page to its other language: sources, translations and the pages on either side."""

import json
import re
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE, base_language, other_language
from portal.translation.models import Job

# What the database knows of a child: which row it is, of which page, and in which place, which the
# list says, too.
_CHILD_NOTES = frozenset({"pk", "page", "sort_order"})
_TEXT = re.compile(r"[\s<]")
_NO_FRACTION = re.compile(r"(?<=T\d\d:\d\d:\d\d)\.0+(?=[Z+-])")


def is_in_source_language(page: Page) -> bool:
    """Whether `page` is written in the language that others are translated from."""
    return base_language(page.locale.language_code) == SOURCE_LANGUAGE


def target_locale() -> Locale:
    """The language that is translated into."""
    return Locale.objects.get(language_code=TARGET_LANGUAGE)


def target_language_key() -> int | None:
    """The key of that language: asked of the cache, for it stays what it was at the start."""
    keys = Locale.objects.filter(language_code=TARGET_LANGUAGE).values_list("pk", flat=True)
    return cache.get_or_set("translation-target-language", keys.first)


def other_locale(page: Page) -> Locale:
    """The language that `page` would be translated into: the portal has two."""
    return Locale.objects.get(language_code=other_language(page.locale.language_code))


def text_to_translate(page: Page) -> Page:
    """The specific page with the text that is to be translated: live, or about to be."""
    scheduled = None if page.live else page.scheduled_revision
    return scheduled.as_object() if scheduled else page.specific


def source_behind(page: Page) -> TranslationSource | None:
    """What `page` was translated from, also when the translation has been stopped since."""
    return (
        TranslationSource.objects.filter(
            object_id=page.translation_key, translations__target_locale=page.locale_id
        )
        .exclude(locale_id=page.locale_id)
        .first()
    )


def is_translation(page: Page) -> bool:
    """Whether `page` was made from a page of the other language."""
    return source_behind(page) is not None


def translation_into(page: Page) -> Translation | None:
    """The running translation whose result is `page`."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .exclude(source__locale=page.locale_id)
        .select_related("source", "target_locale", "source__locale")
        .first()
    )


def live_translations_of(original: Page) -> list[str]:
    """The titles of the public pages whose original is `original`."""
    languages = Job.objects.for_page(original).values("target_locale")
    pages = Page.objects.live().filter(translation_key=original.translation_key)
    return list(pages.filter(locale__in=languages).values_list("title", flat=True))


def original_of(page: Page) -> Page | None:
    """The page in the source language that says the same, live or not."""
    return (
        Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE
        )
        .exclude(pk=page.pk)
        .first()
    )


def page_being_translated(source: TranslationSource) -> Page | None:
    """The specific page that `source` was taken from, unless it has been deleted."""
    try:
        return source.get_source_instance()
    except ObjectDoesNotExist:
        return None


def require_target_page(translation: Translation) -> Page:
    """The specific page that `translation` fills, as it is now in the database.

    Raises:
        Model.DoesNotExist: when it has been deleted.
    """
    return translation.get_target_instance()


def page_into(job: Job) -> Page | None:
    """The page that `job` fills; also one that a stopped translation has filled."""
    pages = Page.objects.filter(translation_key=job.translation_key, locale=job.target_locale_id)
    return pages.first()


def target_page(translation: Translation) -> Page | None:
    """The specific page that `translation` fills, unless it has been deleted."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def known_title(page: Page) -> str:
    """The title by which everybody who may know of `page` may know it.

    Once it is live, that is what visitors read: who hears of it need not be who may open its draft.
    """
    return page.title if page.live else page.get_admin_display_title()


def event_day(page: Page | None) -> date | None:
    """The day that a specific page gives itself, here; it decides what things were called."""
    moment: date | datetime | None = getattr(page, "shown_date", None)
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def facts_of(page: Page) -> str:
    """What a translation repeats of `page` without translating it: dates, topics, pictures, links.

    Of what is translated it has the rest: the kinds of blocks, numbers, choices. Children come
    without their database keys, which change with every copy. A moment is the same whether it was
    written with no fraction of a second or with one of nothing: versions keep milliseconds only.
    """
    content = json.loads(page.to_json())
    facts: dict[str, Any] = {}
    for policy in get_translatable_fields(type(page)):
        value = _without_keys(content.get(policy.field_name))
        if isinstance(policy, SynchronizedField):
            facts |= {policy.field_name: value} if policy.is_synchronized(page) else {}
            continue
        if isinstance(policy.get_field(type(page)), StreamField):
            value = json.loads(value)
        if isinstance(value, list | dict):
            facts[policy.field_name] = _without_texts(value)
    for segment in extract_segments(page):
        if isinstance(segment, OverridableSegmentValue):
            facts[segment.path] = segment.data
        elif isinstance(segment, StringSegmentValue) and segment.attrs:
            facts[f"{segment.path} {segment.order}"] = segment.attrs
    return _NO_FRACTION.sub("", json.dumps(facts, sort_keys=True, cls=DjangoJSONEncoder))


def _without_keys(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, dict) and "pk" in item for item in value):
        return [{key: item[key] for key in item if key not in _CHILD_NOTES} for item in value]
    return value


def _without_texts(value: Any) -> Any:
    """`value` without the keys of its blocks, and without what a translator reads.

    A text of one word is taken for a choice or a date, and stays: it hardly has a comma to lose.
    """
    if isinstance(value, dict):
        return {key: _without_texts(member) for key, member in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_texts(member) for member in value]
    return "" if isinstance(value, str) and _TEXT.search(value) else value


def strings_of(page: Page) -> list[tuple[str, str]]:
    """Every text of `page` that translators see, as (place, text), in reading order."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            # Blocks of a page that was never saved get the ids that places are made of.
            field.value_from_object(page).get_prep_value()
    return [
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]
