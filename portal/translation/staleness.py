"""Noticing that a translated text has changed since, which wagtail-localize does not."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource

from portal.translation.models import SourceChange
from portal.translation.sources import page_being_translated, target_page


def _what_matters(page: Page, content: dict[str, Any]) -> dict[str, Any]:
    """The part of a page's serialised content that its translation repeats or translates."""
    names = [
        field.field_name
        for field in get_translatable_fields(type(page))
        if field.is_translated(page) or field.is_synchronized(page)
    ]
    return {name: _without_keys(content.get(name)) for name in names}


def _without_keys(value: Any) -> Any:
    """Children without their database keys, which change with every copy."""
    if isinstance(value, list) and all(isinstance(item, dict) and "pk" in item for item in value):
        return [{key: item[key] for key in item if key not in {"pk", "page"}} for item in value]
    return value


def differs(source: TranslationSource, page: Page) -> bool:
    """Whether `page` no longer says what `source` holds of it."""
    held = _what_matters(page, json.loads(source.content_json))
    return held != _what_matters(page, json.loads(page.to_json()))


def note_publication(page: Page) -> None:
    """Remember whether the page just published differs from what translators have."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return
    if differs(source, page.specific):
        SourceChange.objects.update_or_create(
            source=source, defaults={"changed_at": timezone.now()}
        )
    else:
        # Changed back before anybody took the change over.
        SourceChange.objects.filter(source=source, changed_at__gt=source.last_updated_at).update(
            changed_at=source.last_updated_at
        )


@transaction.atomic
def take_over_changes(source: TranslationSource) -> bool:
    """Give translators the source as it is live now; answers whether anything changed.

    No page is touched: pieces that stayed the same keep their translations, new ones are asked
    for, and the English page stays as it is until its next version is approved.

    Raises:
        Model.DoesNotExist: when the source page has been deleted.
    """
    changed = differs(source, source.get_source_instance())
    source.update_from_db()
    if changed:
        SourceChange.objects.update_or_create(
            source=source, defaults={"changed_at": source.last_updated_at}
        )
    return changed


def unsynchronised_since(translation: Translation) -> datetime | None:
    """Since when the source says something that the translator has not been given yet."""
    change = SourceChange.objects.filter(source=translation.source_id).first()
    if change and change.changed_at > translation.source.last_updated_at:
        return change.changed_at
    return None


def is_outdated(translation: Translation) -> bool:
    """Whether visitors read an English text that an older Vietnamese text was behind."""
    page = target_page(translation)
    if page is None or not page.live or page_being_translated(translation.source) is None:
        return False
    change = SourceChange.objects.filter(source=translation.source_id).first()
    if change is None:
        return False
    written = page.live_revision.created_at if page.live_revision else page.last_published_at
    unsynchronised = change.changed_at > translation.source.last_updated_at
    return unsynchronised or (written is not None and change.changed_at > written)
