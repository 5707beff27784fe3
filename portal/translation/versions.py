"""Making the English version of a page out of its translated pieces, as a revision.

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

from portal.core.slugs import available_slug, vietnamese_slug
from portal.translation.completeness import missing_pieces


class TranslationNotReady(ValidationError):
    """The English version cannot be made yet; `messages` say why, for people."""


def translated_page(translation: Translation) -> Page:
    """The page as it would read in English, not saved.

    Raises:
        TranslationNotReady: when pieces are missing, or something it refers to is gone.
    """
    if missing := missing_pieces(translation):
        raise TranslationNotReady(missing.reasons())
    source = translation.source
    try:
        page = source.get_ephemeral_translated_instance(translation.target_locale, fallback=False)
        _clear_emptied_relations(source, page)
    except SourceDeletedError:
        raise TranslationNotReady(
            [_("The Vietnamese page behind this translation has been deleted.")]
        ) from None
    except (MissingTranslationError, MissingRelatedObjectError):
        raise TranslationNotReady([_("Something on this page is not translated yet.")]) from None
    except ObjectDoesNotExist:
        raise TranslationNotReady(
            [
                _(
                    "A picture or document that was chosen for the English page has been deleted: "
                    "choose another or go back to the Vietnamese one."
                )
            ]
        ) from None
    if page.first_published_at is None:
        page.slug = english_slug(page)
    return page


def save_version(translation: Translation, user: AbstractUser | None) -> Revision:
    """Save the English version as the page's newest draft.

    Raises:
        TranslationNotReady: when it is not complete or not valid, with every reason.
    """
    page = translated_page(translation)
    try:
        return page.save_revision(user=user, log_action=True)
    except ValidationError as invalid:
        raise TranslationNotReady(_field_by_field(page, invalid)) from None


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
