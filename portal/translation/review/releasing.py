"""When an approved translation goes before visitors: at once, at a set time, with its original."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from portal.core.finishing import finisher
from portal.core.publishing import PublicationRefused, refuse_unless_safe
from portal.translation.choices import ChangeKind, JobState, Release
from portal.translation.jobs.changes import change_of, source_strings
from portal.translation.jobs.transitions import may_follow, move, note
from portal.translation.models import Job, SegmentComment, SourceSnapshot
from portal.translation.review.segments import settle_requests
from portal.translation.sources import page_into

logger = logging.getLogger(__name__)
# Whoever writes a year of four nines has mistyped: nobody plans a piece of news so far ahead.
FURTHEST: Final = timedelta(days=2 * 365)
# Where a job stands whose withdrawn translation may simply be shown again.
_MAY_RETURN = frozenset(
    {JobState.OUTDATED, JobState.QUEUED, JobState.ASSIGNED, JobState.IN_PROGRESS}
)


@finisher
def release_what_was_approved(workflow_state: WorkflowState, user: AbstractUser | None) -> bool:
    """Publish the version that the last reviewer has approved, when its job says so."""
    page = workflow_state.content_object
    job = Job.objects.into_page(page).first() if isinstance(page, Page) else None
    if job is None or not may_follow(job, JobState.APPROVED):
        return False
    revision = page.get_latest_revision()
    move(
        job,
        JobState.APPROVED,
        user,
        action="approved",
        approved_by=user,
        approved_revision_id=revision.pk,
    )
    # Whoever approves is content with what became of every wish.
    settle_requests(SegmentComment.objects.filter(segment__job=job), user)
    _release(job, revision, user)
    return True


def _release(job: Job, revision: Revision, user: AbstractUser | None) -> None:
    if job.release == Release.WITH_SOURCE and not _original_is_live(job):
        refuse_unless_safe(revision.as_object(), revision, user, later=True)
        return
    if job.release == Release.AT_TIME and job.release_at and job.release_at > timezone.now():
        set_time(revision, job.release_at)
        revision.publish(user=user)
        job.refresh_from_db()
        if job.state != JobState.SCHEDULED:
            move(job, JobState.SCHEDULED, user, data={"at": job.release_at.isoformat()})
        return
    revision.publish(user=user)


def _original_is_live(job: Job) -> bool:
    return Page.objects.filter(pk=job.source_page_id, live=True).exists()


def call_off(page: Page) -> None:
    """Take every version of `page` off the schedule; what is live stays."""
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)


def set_time(revision: Revision, moment: datetime | None) -> None:
    """Note in the version itself when it goes live, which is where Wagtail looks."""
    revision.content["go_live_at"] = DjangoJSONEncoder().default(moment) if moment else None
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)


@transaction.atomic
def plan_release(
    job: Job, user: AbstractUser, release: str, moment: datetime | None = None
) -> None:
    """Say when the translation goes live; one that is approved already is released anew.

    Raises:
        PermissionDenied: when this person may not publish the translation.
        PublicationRefused: when it must not go live then.
        ValidationError: when the moment is missing, past or years away.
    """
    page = _target(job)
    if page is None or not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if release not in Release.values:
        raise ValidationError(_("Choose when the translation goes live."))
    if release != Release.AT_TIME:
        moment = None
    elif moment is None or moment <= timezone.now():
        raise ValidationError(_("Choose a day and an hour in the future."))
    elif moment > timezone.now() + FURTHEST:
        raise ValidationError(_("Choose a day within the next two years."))
    data = {"release": release, "at": moment.isoformat() if moment else None}
    state = JobState.APPROVED if job.state == JobState.SCHEDULED else job.state
    if job.state == JobState.SCHEDULED:
        call_off(page)
    move(job, state, user, action="planned", data=data, release=release, release_at=moment)
    if job.state == JobState.APPROVED:
        revision = page.revisions.get(pk=job.approved_revision_id)
        set_time(revision, None)
        _release(job, revision, user)


def schedule_was_cancelled(revision: Revision, user: AbstractBaseUser | None) -> None:
    """Somebody has called a scheduled publication off in Wagtail's own screens."""
    job = Job.objects.filter(approved_revision_id=revision.pk, state=JobState.SCHEDULED).first()
    if job:
        move(job, JobState.APPROVED, user, action="unscheduled")


def schedule_was_made(page: Page, user: AbstractBaseUser | None) -> None:
    """Somebody has scheduled the translation in Wagtail's own screens."""
    job = Job.objects.into_page(page).first()
    if job and job.state != JobState.SCHEDULED and may_follow(job, JobState.SCHEDULED):
        moment = page.go_live_at
        data = {"at": moment.isoformat() if moment else None}
        move(job, JobState.SCHEDULED, user, release_at=moment, data=data)


def release_with(original: Page) -> None:
    """Publish the translations that were approved to go live together with `original`.

    The original stays live whatever happens to them: what is refused goes back to the translator.
    """
    waiting = Job.objects.for_page(original).filter(
        state=JobState.APPROVED, release=Release.WITH_SOURCE
    )
    for job in waiting.select_related("approved_by"):
        try:
            with transaction.atomic():
                _require_target(job).revisions.get(pk=job.approved_revision_id).publish(
                    user=job.approved_by
                )
        except PublicationRefused as refused:
            _send_back(job, refused.messages)
        except Exception:
            logger.exception("Translation job %s could not go live with its original", job.pk)
            _send_back(job, [_("Something went wrong: ask an administrator to look at the log.")])


def _send_back(job: Job, reasons: list[str]) -> None:
    job.refresh_from_db()
    move(job, JobState.CHANGES_ASKED, None, action="refused", remark="\n".join(reasons))


def scheduler_was_refused(page: Page, reasons: list[str]) -> None:
    """The scheduler tries again and again: the same reasons are written down once."""
    job = Job.objects.into_page(page).first()
    if job is None:
        return
    remark = "\n".join(reasons)
    last = job.events.filter(action="refused").first()
    if last is None or last.remark != remark or (job.approved_at and last.at < job.approved_at):
        note(job, None, "refused", remark=remark)


def version_to_show_again(job: Job) -> Revision | None:
    """The version that was live before the original was withdrawn, if it still says the same."""
    if job.state not in _MAY_RETURN:
        return None
    snapshot = job.snapshots.filter(purpose=SourceSnapshot.Purpose.LIVE).first()
    if snapshot is None or snapshot.revision_id is None:
        return None
    page, original = _target(job), job.source_page
    if page is None or page.live or original is None or not original.live:
        return None
    if change_of(job, source_strings(original.specific)):
        return None
    return page.revisions.filter(pk=snapshot.revision_id).first()


@transaction.atomic
def publish_again(job: Job, user: AbstractUser) -> None:
    """Show a withdrawn translation again, once its original is back and nothing has changed.

    Raises:
        PermissionDenied: when this person may not publish it, or something has changed.
        PublicationRefused: when it must not go live.
    """
    revision, page = version_to_show_again(job), _target(job)
    if revision is None or page is None or not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if job.change == ChangeKind.WITHDRAWN:
        job.change = job.detected_change = ""
        job.save(update_fields=["change", "detected_change", "updated_at"])
    revision.publish(user=user)


def _target(job: Job) -> Page | None:
    page = page_into(job)
    return page.specific if page else None


def _require_target(job: Job) -> Page:
    page = _target(job)
    if page is None:
        raise PublicationRefused([_("The translated page has been deleted.")])
    return page
