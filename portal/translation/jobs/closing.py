"""What becomes of a job when its translation goes live, or loses its original."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from portal.translation.choices import ChangeKind, JobState
from portal.translation.flash import is_flash_version
from portal.translation.jobs.changes import (
    change_of,
    keep_source_of_live_text,
    source_strings,
)
from portal.translation.jobs.opening import create_job, mark_change, tell_readers
from portal.translation.jobs.transitions import may_follow, move, move_through, note
from portal.translation.models import Job
from portal.translation.sources import page_being_translated, translation_into


@transaction.atomic
def translation_went_live(page: Page, user: AbstractBaseUser | None = None) -> Job | None:
    """Bring the job of a translation that has just been published up to date.

    Whichever door it came through: a translation that is live without a job gets one.

    Args:
        page: the translation.
        user: who published it; without one, whoever approved that version for later did.
    """
    job = Job.objects.into_page(page).select_related("translation__source").first()
    translation = translation_into(page)
    if job is None:
        original = page_being_translated(translation.source) if translation else None
        if original is None:
            return None
        job = create_job(original, page.locale)
    source = page_being_translated(job.translation.source) if job.translation else None
    strings = source_strings(source) if source else []
    keep_source_of_live_text(job, page, strings)
    publisher = user or _approver(job, page)
    now = timezone.now()
    change = change_of(job, strings)
    move(
        job,
        JobState.OUTDATED if change and job.state == JobState.OUTDATED else JobState.LIVE,
        publisher,
        action="published",
        live_at=now,
        first_live_at=job.first_live_at or page.first_published_at or now,
    )
    mark_change(job, change, None)
    # The version may have been saved when something else was to be told.
    tell_readers(job)
    if change:
        move(job, JobState.OUTDATED, None, action="source_changed", data={"change": change})
    elif is_flash_version(page):
        move(job, JobState.IN_PROGRESS, publisher, action="full_text_follows")
    elif job.flash:
        job.flash = False
        job.save(update_fields=["flash", "updated_at"])
    return job


def _approver(job: Job, page: Page) -> AbstractBaseUser | None:
    """Who approved the version that is live; nobody when another one is."""
    return job.approved_by if job.approved_revision_id == page.live_revision_id else None


def original_was_withdrawn(page: Page, user: AbstractBaseUser | None = None) -> None:
    """An original that is gone leaves nothing to translate; its job says so."""
    for job in Job.objects.for_page(page):
        job.change = job.detected_change = ChangeKind.WITHDRAWN
        job.save(update_fields=["change", "detected_change", "updated_at"])
        if job.state in {JobState.LIVE, JobState.APPROVED, JobState.SCHEDULED}:
            move(job, JobState.OUTDATED, user, action="withdrawn")
        elif job.translation_id is None and may_follow(job, JobState.DECLINED):
            move(job, JobState.DECLINED, user, action="withdrawn")
        else:
            note(job, user, "withdrawn")


@transaction.atomic
def original_was_deleted(page: Page, user: AbstractBaseUser | None = None) -> None:
    """A deleted original closes its job; what was translated stays for whoever needs it."""
    for job in Job.objects.for_page(page):
        withdrawn = ChangeKind.WITHDRAWN
        move_through(
            job,
            JobState.DECLINED,
            user,
            action="source_deleted",
            change=withdrawn,
            detected_change=withdrawn,
            live_at=None,
        )


@transaction.atomic
def translation_was_deleted(page: Page, user: AbstractBaseUser | None = None) -> None:
    """Without its draft, a job stands where it began; its pieces are found again by the next one.

    What somebody has decided not to translate stays decided.
    """
    undecided = {JobState.PROPOSED, JobState.DECLINED}
    for job in Job.objects.into_page(page).exclude(state__in=undecided):
        move_through(
            job,
            JobState.QUEUED,
            user,
            action="target_deleted",
            assignee=None,
            change="" if job.change != ChangeKind.WITHDRAWN else job.change,
            live_at=None,
        )


@transaction.atomic
def translation_was_withdrawn(page: Page, user: AbstractBaseUser | None = None) -> None:
    """A translation that somebody has taken down, while its original stays, is work again."""
    for job in Job.objects.into_page(page).filter(live_at__isnull=False):
        if job.source_page and job.source_page.live:
            move_through(job, JobState.IN_PROGRESS, user, action="unpublished", live_at=None)
        else:
            job.live_at = None
            job.save(update_fields=["live_at", "updated_at"])


def original_was_moved(page: Page, user: AbstractBaseUser | None = None) -> None:
    """Nothing changes for the translator; the history tells why the page stands elsewhere."""
    for job in Job.objects.for_page(page):
        note(job, user, "source_moved")
