"""Whom a notice about a job is for. Nobody is told what they did, or what they may not read."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.translation.access import visible_jobs
from portal.translation.choices import JobState
from portal.translation.models import Job, JobEvent, SegmentComment
from portal.translation.notices.kinds import NoticeKind
from portal.translation.sources import page_into

_ENTER_ADMIN: Final = "wagtailadmin.access_admin"
# A move without a name of its own is called by the state that it leads to.
_SENT: Final = ("sent", JobState.IN_REVIEW)
_Numbers = set[int | None]


def recipients(job: Job, event: JobEvent, kind: NoticeKind) -> list[AbstractUser]:
    """The people whom `event` concerns, as `kind` says, and who may read the job's title."""
    concerned = _CONCERNED[kind](job)
    numbers = {number for number in concerned if number and number != event.user_id}
    return [person for person in _people(numbers) if may_be_told(person, job)]


def may_be_told(person: AbstractUser, job: Job) -> bool:
    """Whether `person` works here and may read the job's title."""
    return (
        person.is_active
        and person.has_perm(_ENTER_ADMIN)
        and visible_jobs(person).filter(pk=job.pk).exists()
    )


def _people(numbers: Iterable[int]) -> QuerySet[AbstractUser]:
    people = get_user_model()._default_manager.filter(pk__in=numbers)
    return people.select_related("wagtail_userprofile").order_by("pk")


def _translators(job: Job) -> _Numbers:
    """Who has the job; when nobody has, who sent it for review, or else wrote its segments."""
    if job.assignee_id:
        return {job.assignee_id}
    sent = job.events.filter(action__in=_SENT).exclude(user=None)
    if sender := sent.values_list("user", flat=True).first():
        return {sender}
    return set(job.segments.order_by().values_list("translated_by", flat=True).distinct())


def _reviewers(job: Job) -> _Numbers:
    """The reviewer; when none is named, everybody whose work it is to publish that page.

    Administrators may do that anywhere: they are asked where it is nobody's work.
    """
    if job.reviewer_id:
        return {job.reviewer_id}
    page = page_into(job)
    if job.is_record or page is None:
        return set()
    policy = PagePermissionPolicy()
    for may_publish in (
        policy.users_with_permission_for_instance("publish", page, include_superusers=False),
        policy.users_with_permission_for_instance("publish", page),
    ):
        numbers: _Numbers = set(may_publish.values_list("pk", flat=True))
        if others := numbers - _translators(job):
            return others
    return set()


def _workers(job: Job) -> _Numbers:
    return _translators(job) | {job.reviewer_id}


def _readers(job: Job) -> _Numbers:
    """Who translated it, and who wrote the original."""
    owner = Page.objects.filter(pk=job.source_page_id).values_list("owner", flat=True).first()
    return _translators(job) | {owner}


def _talkers(job: Job) -> _Numbers:
    comments = SegmentComment.objects.filter(segment__job=job).order_by()
    return _workers(job) | set(comments.values_list("user", flat=True).distinct())


_CONCERNED: Final[Mapping[NoticeKind, Callable[[Job], _Numbers]]] = MappingProxyType(
    {
        NoticeKind.ASSIGNED: lambda job: {job.assignee_id},
        NoticeKind.CHANGES_ASKED: _translators,
        NoticeKind.SENT: _reviewers,
        NoticeKind.SOURCE_CHANGED: _workers,
        NoticeKind.APPROVED: _translators,
        NoticeKind.PUBLISHED: _readers,
        NoticeKind.REFUSED: _workers,
        NoticeKind.COMMENT: _talkers,
    }
)
