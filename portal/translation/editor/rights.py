"""Who may open a job in the editor, and who may write in it."""

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission, Page, Revision, WorkflowState

from portal.translation.access import (
    reasons_against_changing,
    reasons_against_translating,
    visible_jobs,
)
from portal.translation.models import Job

# What the editor reads of a job, for `select_related`.
EDITOR_NEEDS = (
    "assignee",
    "reviewer",
    "content_type",
    "source_locale",
    "target_locale",
    "translation__source__locale",
    "translation__source__specific_content_type",
    "translation__target_locale",
)


def visible_job(user: AbstractUser, job_id: int) -> Job:
    """The job with this number, with everything the editor asks of it.

    Raises:
        Http404: when there is none, or `user` may not know of it.
    """
    jobs = visible_jobs(user).select_related(*EDITOR_NEEDS)
    job = jobs.filter(pk=job_id).first()
    if job is None:
        raise Http404
    return job


def reasons_against_writing(user: AbstractUser, job: Job, page: Page | None = None) -> list[str]:
    """Why `user` may not change the translation now; an empty list is yes.

    `page` is the translated page, where it has been read already.
    """
    if job.translation is None:
        return [_("Nobody has begun this translation yet.")]
    if not job.translation.enabled:
        return [_("This translation has been stopped.")]
    if page is not None:
        return reasons_against_changing(user, page)
    return reasons_against_translating(user, job.translation)


def page_is_free_for(user: AbstractUser) -> Exists:
    """Whether the page that a segment belongs to may be changed by `user` without a question.

    An annotation for segments. False does not mean no: a lock, a review or the page's owner are
    for `reasons_against_writing` to judge.
    """
    pages = Page.objects.filter(
        translation_key=OuterRef("job__translation_key"),
        locale=OuterRef("job__target_locale"),
        locked=False,
    )
    free = pages.filter(~Exists(_reviews()), ~Exists(_schedules()))
    return Exists(free if user.is_superuser else free.filter(Exists(_grants(user))))


def _grants(user: AbstractUser) -> QuerySet:
    below = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return (
        GroupPagePermission.objects.filter(group__user=user, permission__codename="change_page")
        .annotate(below=below)
        .filter(below__startswith=F("page__path"))
    )


def _reviews() -> QuerySet:
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )


def _schedules() -> QuerySet:
    return Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
