"""Begins the translation of a page: takes its source and makes the empty draft."""

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    TranslatableObject,
    Translation,
    TranslationSource,
    get_schema_version,
)

from portal.translation.taking_apart import store_segments


@transaction.atomic
def begin_translation(
    page: Page, locale: Locale, user: AbstractBaseUser | None = None
) -> Translation:
    """Make, or renew, the pieces of `page` and its empty draft in `locale`.

    Args:
        page: the specific page with the text that is to be translated: the live one, or a
            version that is scheduled.
        locale: the language to translate into.
        user: who begins, for the draft's history.

    Raises:
        ParentNotTranslatedError: when the page above it does not exist in that language.
    """
    source = take_source(page)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    exists = Page.objects.filter(translation_key=page.translation_key, locale=locale).exists()
    if not exists:
        draft = page.copy_for_translation(locale)
        draft.save_revision(user=user, changed=False, clean=False)
    source.update_target_view_restrictions(locale)
    return translation


def take_source(page: Page) -> TranslationSource:
    """What wagtail-localize holds of `page`, made or brought up to date."""
    content_type = ContentType.objects.get_for_model(Page)
    translatable, _created = TranslatableObject.objects.get_or_create(
        translation_key=page.translation_key, content_type=content_type
    )
    source, _created = TranslationSource.objects.update_or_create(
        object=translatable,
        locale=page.locale,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        defaults={
            "object_repr": str(page)[:200],
            "content_json": page.to_json(),
            "schema_version": get_schema_version(page._meta.app_label),
            "last_updated_at": timezone.now(),
        },
    )
    store_segments(source)
    return source
