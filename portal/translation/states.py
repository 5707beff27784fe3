"""Where the translation of each page stands: for lists, the demonstration and the editor."""

from typing import Any, TypeVar

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState

from portal.core.languages import TARGET_LANGUAGE
from portal.translation.models import Job

Pages = TypeVar("Pages", bound=QuerySet[Any])


class TranslationState(TextChoices):
    """What can be said of a page's translation; the first that applies, in this order."""

    MISSING = "missing", _("Not translated")
    IN_REVIEW = "in_review", _("In review")
    OUTDATED = "outdated", _("Outdated")
    PUBLISHED = "published", _("Published")
    IN_PROGRESS = "in_progress", pgettext_lazy("translation job", "In progress")


def with_translation_state(pages: Pages, language: str = TARGET_LANGUAGE) -> Pages:
    """`pages` with `translation_state` on each: no query per page.

    Outdated are live translations whose source has changed since they were written.
    """
    translations = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, alias_of=None
    )
    under_review = WorkflowState.objects.filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    changes = Job.objects.outdated().filter(
        translation_key=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    return pages.annotate(
        translation_state=Case(
            When(~Exists(translations), then=Value(TranslationState.MISSING)),
            When(
                Exists(translations.filter(Exists(under_review))),
                then=Value(TranslationState.IN_REVIEW),
            ),
            When(
                Exists(translations.filter(Exists(changes), live=True)),
                then=Value(TranslationState.OUTDATED),
            ),
            When(Exists(translations.filter(live=True)), then=Value(TranslationState.PUBLISHED)),
            default=Value(TranslationState.IN_PROGRESS),
            output_field=CharField(),
        )
    )


def translation_state(page: Page, language: str = TARGET_LANGUAGE) -> TranslationState:
    """Where the translation of `page` stands: one query."""
    states = with_translation_state(Page.objects.filter(pk=page.pk), language)
    return TranslationState(states.values_list("translation_state", flat=True).get())
