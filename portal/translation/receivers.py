"""What happens in this room when something happens elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_rejected,
    task_submitted,
    workflow_cancelled,
)
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
    post_save_string_translation,
)

from portal.core.people import person_acting
from portal.core.publishing import scheduled_publication_refused
from portal.translation.glossary.stock import forget_terms
from portal.translation.jobs.closing import (
    original_was_deleted,
    original_was_moved,
    original_was_withdrawn,
    translation_was_deleted,
    translation_was_withdrawn,
    translation_went_live,
)
from portal.translation.jobs.deciding import move_along
from portal.translation.jobs.opening import link_translation, open_for, open_for_scheduled
from portal.translation.jobs.transitions import job_moved
from portal.translation.limits import limit_of
from portal.translation.models import Job, JobEvent, Term
from portal.translation.notices.making import notify
from portal.translation.notices.moderation import leave_translations_to_the_desk
from portal.translation.queue import colleagues
from portal.translation.records import receivers as record_receivers
from portal.translation.review.following import (
    call_back,
    changes_were_asked,
    review_has_begun,
    review_was_ended,
)
from portal.translation.review.releasing import (
    release_with,
    schedule_was_cancelled,
    schedule_was_made,
    scheduler_was_refused,
)
from portal.translation.review.remembering import remember_what_is_live
from portal.translation.segments.spreading import take_over_paragraph
from portal.translation.sources import is_translation

_SOURCE_EVENTS = frozenset({"source_changed", "source_deleted", "withdrawn"})

leave_translations_to_the_desk()


@receiver(page_published)
def follow_publication(instance: Page, **kwargs: Any) -> None:
    """An original that goes live is to be translated; a translation that does is a job done.

    The signal is also sent for a page that is only scheduled.
    """
    if not is_translation(instance):
        open_for(instance, person_acting())
        if instance.live:
            release_with(instance)
    elif not instance.live:
        schedule_was_made(instance, person_acting())
    elif job := translation_went_live(instance, person_acting()):
        remember_what_is_live(job, instance)


@receiver(task_submitted)
def follow_submission(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Whichever way a version was sent for review, its job is in review."""
    review_has_begun(instance, user)


@receiver(task_rejected)
def follow_rejection(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Whichever way changes were asked for, the job says so."""
    changes_were_asked(instance, user)


@receiver(workflow_cancelled)
def follow_cancellation(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Whichever way a review was ended, the job is work again."""
    review_was_ended(instance, user)


@receiver(post_save, sender=Revision)
def follow_unscheduling(instance: Revision, update_fields: Any = None, **kwargs: Any) -> None:
    """Wagtail calls a scheduled publication off by emptying this one field."""
    if instance.approved_go_live_at is None and "approved_go_live_at" in (update_fields or ()):
        schedule_was_cancelled(instance, person_acting())


@receiver(scheduled_publication_refused)
def follow_refused_scheduler(instance: Page, reasons: list[str], **kwargs: Any) -> None:
    """Nobody is there to read why: the job and its people are told."""
    scheduler_was_refused(instance, reasons)


@receiver(job_moved)
def call_changed_version_back(job: Job, event: JobEvent, **kwargs: Any) -> None:
    """What was in review, or waited for its hour, was made from another source."""
    if event.action in _SOURCE_EVENTS:
        call_back(job)


@receiver(post_page_move)
def take_translation_along(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Readers find the translation in the section in which they find the original."""
    move_along(instance, parent_page_before, parent_page_after)


@receiver(post_save, sender=Translation)
def follow_beginning(instance: Translation, **kwargs: Any) -> None:
    """Whichever way a translation was begun, it has a job, and its pieces are laid out."""
    if instance.enabled:
        link_translation(instance)


@receiver(job_moved)
def tell_people(job: Job, event: JobEvent, **kwargs: Any) -> None:
    """Who has a part in a job hears what others did to it."""
    notify(job, event)


@receiver(page_unpublished)
def withdraw_with_unpublished_source(instance: Page, **kwargs: Any) -> None:
    """Visitors lose the translation at the moment when they lose the original."""
    _withdraw_translations(instance)
    translation_was_withdrawn(instance, person_acting())
    original_was_withdrawn(instance, person_acting())


@receiver(post_delete, sender=Page)
def withdraw_with_deleted_source(instance: Page, **kwargs: Any) -> None:
    """The same for deletion. The English page stays, as a draft, for whoever needs its text."""
    _withdraw_translations(instance)
    original_was_deleted(instance, person_acting())
    translation_was_deleted(instance, person_acting())


@receiver(post_page_move)
def follow_move(instance: Page, **kwargs: Any) -> None:
    """The history of a job tells where its original went."""
    original_was_moved(instance, person_acting())


@receiver(post_save, sender=Revision)
def follow_schedule(instance: Revision, **kwargs: Any) -> None:
    """A page that is to go live at a set time can be translated before."""
    if instance.approved_go_live_at and issubclass(instance.content_type.model_class(), Page):
        open_for_scheduled(instance, person_acting())


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

colleagues.listen()
record_receivers.listen()
