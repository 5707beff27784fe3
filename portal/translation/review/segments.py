"""What reviewers and translators do with single segments: accept, ask for a change, comment."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.translation.access import visible_jobs
from portal.translation.choices import DONE_STATES, JobState, SegmentState
from portal.translation.jobs.transitions import note
from portal.translation.models import Job, Segment, SegmentComment
from portal.translation.review.deciding import available_decisions
from portal.translation.segments.paragraphs import count_done, finish_paragraphs
from portal.translation.sources import page_into

_LONGEST_COMMENT = 2000
_QUOTED_CHARACTERS = 200


def may_review(user: AbstractUser, job: Job) -> bool:
    """Whether it is this person's turn to judge the translation."""
    if job.state != JobState.IN_REVIEW:
        return False
    page = page_into(job)
    return page is not None and bool(available_decisions(page.specific, user))


def settle_requests(comments: QuerySet[SegmentComment], user: AbstractUser | None) -> None:
    """Write down that `user` is content with what became of the changes asked for in `comments`."""
    comments.filter(asks_for_change=True, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=user
    )


@transaction.atomic
def accept(segment: Segment, user: AbstractUser) -> Segment:
    """Say that a segment is right as it is; a change that was asked for is taken back.

    Raises:
        PermissionDenied: when this person does not review it, or has translated it.
        ValidationError: when it has no translation yet.
    """
    _refuse_strangers(segment, user)
    if segment.translated_by_id == user.pk and not user.is_superuser:
        raise PermissionDenied(_("Someone other than the translator must accept this."))
    if segment.state not in (*DONE_STATES, SegmentState.CHANGES_ASKED):
        raise ValidationError(_("This segment is not translated yet."))
    settle_requests(segment.comments.all(), user)
    return _judge(segment, SegmentState.ACCEPTED, user)


@transaction.atomic
def ask_for_change(segment: Segment, user: AbstractUser, text: str) -> SegmentComment:
    """Say what is to be changed about a segment; until then the page cannot be approved.

    Raises:
        PermissionDenied: when this person does not review it.
        ValidationError: when nothing was said.
    """
    _refuse_strangers(segment, user)
    comment = _say(segment, user, text, asks_for_change=True)
    _judge(segment, SegmentState.CHANGES_ASKED, user)
    return comment


@transaction.atomic
def comment_on(segment: Segment, user: AbstractUser, text: str) -> SegmentComment:
    """Say something about a segment to whoever works on it.

    Raises:
        PermissionDenied: when this person may not read the job.
        ValidationError: when nothing was said.
    """
    _refuse_readers(segment, user)
    return _say(segment, user, text)


@transaction.atomic
def resolve(comment: SegmentComment, user: AbstractUser) -> SegmentComment:
    """Say that what a comment was about is done.

    Raises:
        PermissionDenied: when this person may not read the job.
    """
    _refuse_readers(comment.segment, user)
    if comment.resolved_at is None:
        comment.resolved_at, comment.resolved_by_id = timezone.now(), user.pk
        comment.save(update_fields=["resolved_at", "resolved_by"])
    return comment


def _refuse_strangers(segment: Segment, user: AbstractUser) -> None:
    if not may_review(user, segment.job):
        raise PermissionDenied(_("You do not review this text now."))


def _refuse_readers(segment: Segment, user: AbstractUser) -> None:
    if not visible_jobs(user).filter(pk=segment.job_id).exists():
        raise PermissionDenied(_("You do not take part in this translation."))


def _say(
    segment: Segment, user: AbstractUser, text: str, *, asks_for_change: bool = False
) -> SegmentComment:
    text = text.strip()
    if not text:
        raise ValidationError(_("Say what you think of the segment."))
    if len(text) > _LONGEST_COMMENT:
        raise ValidationError(
            _("A comment has at most %(limit)d characters.") % {"limit": _LONGEST_COMMENT}
        )
    comment = SegmentComment.objects.create(
        segment=segment, user_id=user.pk, text=text, asks_for_change=asks_for_change
    )
    note(
        segment.job,
        user,
        "commented",
        remark=Truncator(text).chars(_QUOTED_CHARACTERS),
        data={"segment": segment.pk, "asks_for_change": asks_for_change},
    )
    return comment


def _judge(segment: Segment, state: str, user: AbstractUser) -> Segment:
    """The words stay who wrote them; the paragraph is on the page only when all of it may be."""
    segment.state, segment.reviewed_by_id = state, user.pk
    segment.save(update_fields=["state", "reviewed_by"])
    job = segment.job
    paragraph = job.segments.filter(string=segment.string_id, context=segment.context_id)
    finish_paragraphs(job, paragraph.select_related("context"))
    count_done(job)
    return segment
