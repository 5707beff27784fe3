"""Which page exists in which language, and how current it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.navigation import HOME_DEPTH
from portal.core.pages import page_types
from portal.core.querysets import public_pages
from portal.translation.choices import JobState
from portal.translation.models import Job
from portal.translation.sources import known_title

_BEGUN = (
    JobState.ASSIGNED,
    JobState.IN_PROGRESS,
    JobState.IN_REVIEW,
    JobState.CHANGES_ASKED,
    JobState.APPROVED,
    JobState.SCHEDULED,
)


class CellState(TextChoices):
    """Where the other language of a page stands; the first that applies, in this order."""

    OUTDATED = "outdated", _("Outdated")
    LIVE = "live", _("Live")
    NOT_WANTED = "not_wanted", _("Not translated on purpose")
    IN_PROGRESS = "in_progress", pgettext_lazy("translation job", "In progress")
    MISSING = "missing", _("Missing")


@dataclass(frozen=True)
class Cell:
    """A page in one language: the original itself, or its translation, or the want of one."""

    language: str
    is_original: bool
    state: CellState | None = None
    page: Page | None = None
    job: Job | None = None


@dataclass(frozen=True)
class Row:
    """An original with a cell for each language."""

    page: Page
    title: str
    cells: Sequence[Cell]


def originals_for(user: AbstractUser) -> QuerySet[Page]:
    """Originals that `user` may know of, with `other_state`: public ones and those they edit.

    A page in English is an original when it stands there alone.
    """
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    own = Page.objects.filter(translation_key=OuterRef("translation_key"))
    in_source = Q(locale__language_code=SOURCE_LANGUAGE)
    alone = ~Exists(own.filter(in_source))
    to_vietnamese = Exists(
        Job.objects.filter(
            translation_key=OuterRef("translation_key"), source_locale=OuterRef("locale")
        )
    )
    made_from_english = Exists(
        Job.objects.filter(
            translation_key=OuterRef("translation_key"), target_locale=OuterRef("locale")
        )
    )
    return (
        Page.objects.filter(Q(pk__in=public_pages().values("pk")) | Q(pk__in=editable.values("pk")))
        .filter(depth__gt=HOME_DEPTH, alias_of=None)
        .filter((in_source & ~made_from_english) | (~in_source & (alone | to_vietnamese)))
        .annotate(other_state=_state())
    )


def _state() -> Case:
    others = Page.objects.filter(
        translation_key=OuterRef("translation_key"), alias_of=None
    ).exclude(locale=OuterRef("locale"))
    jobs = Job.objects.filter(
        translation_key=OuterRef("translation_key"), source_locale=OuterRef("locale")
    )
    is_live = Exists(others.filter(live=True))
    return Case(
        When(is_live & Exists(jobs.outdated()), then=Value(CellState.OUTDATED)),
        When(is_live, then=Value(CellState.LIVE)),
        When(Exists(jobs.filter(state=JobState.DECLINED)), then=Value(CellState.NOT_WANTED)),
        When(Exists(others) | Exists(jobs.filter(state__in=_BEGUN)),
             then=Value(CellState.IN_PROGRESS)),
        default=Value(CellState.MISSING),
        output_field=CharField(),
    )  # fmt: skip


def models_of_section(section: str) -> list[type[Page]]:
    """The page types that stand in a section of the site."""
    return [model for model in page_types() if section == model.SECTION]


def rows_of(pages: Sequence[Any], locales: Sequence[Locale]) -> list[Row]:
    """The rows for some originals: two queries."""
    keys = [page.translation_key for page in pages]
    known = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(translation_key__in=keys, alias_of=None)
    }
    jobs = {
        (job.translation_key, job.target_locale_id): job
        for job in Job.objects.filter(translation_key__in=keys).select_related("assignee")
    }

    def cell(original: Any, locale: Locale) -> Cell:
        if original.locale_id == locale.pk:
            return Cell(locale.language_code, True, page=original)
        key = (original.translation_key, locale.pk)
        state = CellState(original.other_state)
        return Cell(locale.language_code, False, state, known.get(key), jobs.get(key))

    return [
        Row(page, known_title(page), [cell(page, locale) for locale in locales]) for page in pages
    ]
