"""Making the translated version of a page out of its pieces, as a revision.

wagtail-localize's own way (`Translation.save_target`) writes into the page's row, which is the
live text when the page is live. Here the page is built in memory and saved as a revision, which
visitors never see before it is approved.
"""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, Revision
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    MissingRelatedObjectError,
    MissingTranslationError,
    SourceDeletedError,
    Translation,
    TranslationSource,
)

from portal.core.pages import BasePage
from portal.core.slugs import available_slug, vietnamese_slug
from portal.translation.completeness import missing_pieces
from portal.translation.flash import leave_out_untranslated, missing_first
from portal.translation.jobs.changes import keep_source_of_version, source_strings
from portal.translation.models import Job


class TranslationNotReady(ValidationError):
    """The version cannot be made yet; `messages` say why, for people."""


def translated_page(translation: Translation, *, flash: bool = False) -> Page:
    """The page as it would read in the other language, not saved.

    With `flash`, headline, lead and captions are enough, and what else is missing is left out. A
    complete translation is never shortened.

    Raises:
        TranslationNotReady: when pieces are missing, or something it refers to is gone.
    """
    missing = missing_pieces(translation)
    if missing and flash:
        missing = missing_first(translation)
    else:
        flash = False
    if missing:
        raise TranslationNotReady(missing.reasons())
    source = translation.source
    try:
        page = source.get_ephemeral_translated_instance(translation.target_locale, fallback=flash)
        _clear_emptied_relations(source, page)
    except SourceDeletedError:
        raise TranslationNotReady(
            [_("The original behind this translation has been deleted.")]
        ) from None
    except (MissingTranslationError, MissingRelatedObjectError):
        raise TranslationNotReady([_("Something on this page is not translated yet.")]) from None
    except ObjectDoesNotExist:
        raise TranslationNotReady(
            [
                _(
                    "A picture or document that was chosen for the translation has been deleted: "
                    "choose another or go back to the original one."
                )
            ]
        ) from None
    if flash:
        leave_out_untranslated(page, translation)
    if isinstance(page, BasePage):
        page.full_text_follows = flash
    # When it goes live is decided when it is approved.
    page.go_live_at = None
    if page.first_published_at is None:
        page.slug = english_slug(page)
    return page


def save_version(
    translation: Translation, user: AbstractUser | None, *, flash: bool = False
) -> Revision:
    """Save the translation as the page's newest draft, and note the source it was made from.

    Raises:
        TranslationNotReady: when it is not complete or not valid, with every reason.
    """
    page = translated_page(translation, flash=flash)
    try:
        revision = page.save_revision(user=user, log_action=True)
    except ValidationError as invalid:
        raise TranslationNotReady(_field_by_field(page, invalid)) from None
    if job := Job.objects.filter(translation=translation).first():
        keep_source_of_version(job, source_strings(translation.source.as_instance()), revision.pk)
    return revision


def english_slug(page: Page) -> str:
    """The address made from the English title; kept once the page has been published."""
    base = vietnamese_slug(page.title)
    if not base:
        return page.slug
    parent = page.get_parent()
    return available_slug(base, lambda slug: not Page._slug_is_available(slug, parent, page))


def _clear_emptied_relations(source: TranslationSource, page: Page) -> None:
    """Empty what was emptied in Vietnamese: wagtail-localize copies only what has members."""
    original = source.as_instance()
    for policy in get_translatable_fields(type(original)):
        field = policy.get_field(type(original))
        if not isinstance(field, ParentalManyToManyField) or not policy.is_synchronized(original):
            continue
        if not getattr(original, field.name).all():
            setattr(page, field.name, [])


def _field_by_field(page: Page, invalid: ValidationError) -> list[str]:
    """The messages of a page's validation, each with the name of its field in front."""
    if not hasattr(invalid, "error_dict"):
        return invalid.messages
    reasons: list[str] = []
    for name, errors in invalid.message_dict.items():
        names = {field.name: field.verbose_name for field in page._meta.concrete_fields}
        label = f"{names[name]}: " if name in names else ""
        reasons.extend(f"{label}{error}" for error in errors)
    return reasons
