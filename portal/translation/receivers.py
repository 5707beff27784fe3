"""What happens in this room when something happens elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
    post_save_string_translation,
)

from portal.translation.glossary.stock import forget_terms
from portal.translation.jobs.closing import original_was_withdrawn, translation_went_live
from portal.translation.jobs.opening import link_translation, open_for
from portal.translation.limits import limit_of
from portal.translation.models import Term
from portal.translation.segments.layout import take_over_paragraph
from portal.translation.sources import is_translation


@receiver(page_published)
def follow_publication(instance: Page, **kwargs: Any) -> None:
    """An original that goes live is to be translated; a translation that does is a job done."""
    if is_translation(instance):
        translation_went_live(instance)
    else:
        open_for(instance)


@receiver(post_save, sender=Translation)
def follow_beginning(instance: Translation, **kwargs: Any) -> None:
    """Whichever way a translation was begun, it has a job, and its pieces are laid out."""
    if instance.enabled:
        link_translation(instance)


@receiver(page_unpublished)
def withdraw_with_unpublished_source(instance: Page, **kwargs: Any) -> None:
    """Visitors lose the translation at the moment when they lose the original."""
    _withdraw_translations(instance)
    original_was_withdrawn(instance)


@receiver(post_delete, sender=Page)
def withdraw_with_deleted_source(instance: Page, **kwargs: Any) -> None:
    """The same for deletion. The English page stays, as a draft, for whoever needs its text."""
    _withdraw_translations(instance)
    original_was_withdrawn(instance)


@receiver(post_save, sender=Term)
@receiver(post_delete, sender=Term)
def renew_the_glossary(**kwargs: Any) -> None:
    """Texts are searched for the terms as they are now."""
    forget_terms()


def _withdraw_translations(page: Page) -> None:
    source = TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale_id
    ).first()
    if source is None:
        return
    translations = Page.objects.live().filter(
        translation_key=page.translation_key,
        locale__in=source.translations.values("target_locale"),
    )
    for translation in translations.exclude(pk=page.pk).specific():
        translation.unpublish()


def _limit_behind(translation: StringTranslation) -> int | None:
    """How many characters fit where a piece stands alone in its field."""
    if translation.context is None or "." in translation.context.path:
        return None
    source = TranslationSource.objects.filter(object_id=translation.context.object_id).first()
    model = source.specific_content_type.model_class() if source else None
    return limit_of(model, translation.context.path)


def check_length_of_piece(
    instance: StringTranslation, update_fields: Any = None, **kwargs: Any
) -> None:
    """Mark a translation that does not fit; the editor shows the message beside it.

    Stands before wagtail-localize's receiver, which writes every title straight into
    `draft_title`: PostgreSQL answers an over-long one with an error, and the person with a 500.
    """
    if update_fields is None or "data" in update_fields:
        limit = _limit_behind(instance)
        if limit and len(instance.data) > limit:
            instance.has_error = True
            instance.field_error = _(
                "Too long: at most %(limit)d characters fit, this has %(length)d."
            ) % {"limit": limit, "length": len(instance.data)}
            StringTranslation.objects.filter(pk=instance.pk).update(
                has_error=True, field_error=instance.field_error
            )
            return
        take_over_paragraph(instance)
    post_save_string_translation(instance=instance, update_fields=update_fields, **kwargs)


post_save.disconnect(post_save_string_translation, sender=StringTranslation)
post_save.connect(check_length_of_piece, sender=StringTranslation)


@receiver(pre_save, sender=LocaleSynchronization)
def refuse_mirrored_trees(**kwargs: Any) -> None:
    """Mirroring a tree would put every Vietnamese page under the English address.

    Raises:
        ValidationError: always.
    """
    raise ValidationError(_("Language trees are never mirrored: pages are translated one by one."))


# Nor is mirroring offered in the settings of a language.
LOCALE_COMPONENTS[:] = [
    component for component in LOCALE_COMPONENTS if component["model"] is not LocaleSynchronization
]
