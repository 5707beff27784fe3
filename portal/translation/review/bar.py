"""What stands above the segments: where the review is, and what one person may do there."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState

from portal.translation.choices import Release
from portal.translation.completeness import missing_pieces
from portal.translation.findings.blocking import blocking_findings
from portal.translation.flash import is_flash_version, missing_first
from portal.translation.models import Job
from portal.translation.review.approvers import approvers_of, reasons_against_approving
from portal.translation.review.corrections import corrections_in
from portal.translation.review.deciding import is_turn_of
from portal.translation.review.reading import TextOfJob
from portal.translation.review.releasing import version_to_show_again
from portal.translation.review.sending import may_recall, reasons_against_sending
from portal.translation.review.unapproving import AWAITING_RELEASE
from portal.translation.standing import Standing, standing_of


@dataclass(frozen=True)
class ReviewBar:
    """What the bar above the segments says and offers to one person."""

    page: Page
    job: Job
    in_review: bool
    may_send: bool
    # Why not, unless it is in review.
    against_sending: list[str]
    may_take_back: bool
    may_approve: bool
    may_ask_for_changes: bool
    may_go_first: bool
    may_show_again: bool
    # The hour for which it is approved; None goes live as soon as it may.
    approved_for: datetime | None
    # It waits for its original or its hour; whoever publishes it may say another, or take it back.
    awaits_release: bool
    may_release: bool
    # Why nobody may approve it yet; else who may besides this person, and why this one may not.
    held_up: list[str]
    approvers: list[str]
    against_approving: list[str]
    # Whoever corrects a text needs somebody else to approve it; administrators do not.
    correcting_costs_approval: bool
    # How many segments this reviewer has changed, which the translator has to see.
    changed: int
    missing: list[str]
    errors: list[str]
    # What the reviewer wants changed.
    comment: str


def _planned_hour(job: Job) -> datetime | None:
    hour = job.release_at if job.release == Release.AT_TIME else None
    return hour if hour and hour > timezone.now() else None


def review_bar_for(user: AbstractUser, text: TextOfJob, page: Page) -> ReviewBar:
    """Ask everything the bar shows; `page` is what the translation fills."""
    job, translation, pieces = text.job, text.translation, text.pieces
    state = page.current_workflow_state
    in_review = page.workflow_in_progress
    last_task: TaskState | None = state.current_task_state if state else None
    missing = missing_pieces(translation, pieces=pieces).reasons()
    blocked_pairs = blocking_findings(job, pieces=pieces, overrides=lambda: text.overrides)
    may_publish = page.permissions_for_user(user).can_publish()
    awaits_release = job.state in AWAITING_RELEASE
    reviews = in_review and is_turn_of(user, page)
    corrections = corrections_in(job, page, text.segments) if in_review else []
    standing = standing_of(translation, text.segments) if in_review else Standing([], 0)
    against_sending = [] if in_review else reasons_against_sending(user, job, translation, page)
    held_up = standing.waiting()
    approvers = approvers_of(page, standing, corrections) if in_review and not held_up else []
    may_approve = reviews and not held_up and (user.is_superuser or user in approvers)
    against_approving = (
        reasons_against_approving(page, user, corrections) if reviews and not may_approve else []
    )
    return ReviewBar(
        page=page,
        job=job,
        in_review=in_review,
        may_send=not (in_review or against_sending),
        against_sending=against_sending,
        may_take_back=not reviews and may_recall(user, job, page),
        may_approve=may_approve,
        may_ask_for_changes=reviews,
        may_go_first=bool(missing)
        and (not page.live or is_flash_version(page))
        and not missing_first(translation, pieces),
        approved_for=_planned_hour(job),
        may_show_again=may_publish and bool(version_to_show_again(job)),
        awaits_release=awaits_release,
        may_release=may_publish and awaits_release,
        held_up=held_up,
        approvers=[str(get_user_display_name(one)) for one in approvers if one != user],
        against_approving=against_approving,
        correcting_costs_approval=may_approve and not user.is_superuser,
        changed=sum(row.translated_by_id == user.pk for row in corrections) if reviews else 0,
        missing=missing,
        errors=[pair.in_words() for pair in blocked_pairs],
        comment=last_task.comment if last_task and not in_review else "",
    )
