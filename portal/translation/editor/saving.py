"""Writes what a translator has typed, and begins or goes on with the job by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Exists
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.translation.choices import DONE_STATES, JobState, Origin, SegmentState
from portal.translation.editor.rights import page_is_free_for, reasons_against_writing
from portal.translation.jobs.transitions import JobConflict, move
from portal.translation.models import Job, Segment, SegmentVersion
from portal.translation.review.reading import has_open_comments
from portal.translation.segments.writing import Change, write_into
from portal.translation.text.chips import from_markers

# Characters. wagtail-localize sets no limit; no paragraph of an article is as long.
LONGEST = 20_000
_BEGINS = (
    JobState.QUEUED,
    JobState.ASSIGNED,
    JobState.OUTDATED,
    JobState.CHANGES_ASKED,
    JobState.LIVE,
)
_KNOWN_ORIGINS = {Origin.EXACT, Origin.FUZZY, Origin.TYPED}


class WritingRefused(PermissionDenied):
    """The page is locked, in review, or not this person's; the message says so, for people."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants a segment to say.

    Attributes:
        markers: the translation with its chips as markers.
        seen_version: the version they began with; None writes whatever stands there.
        is_final: whether it counts as translated, or is a draft that is kept on the way.
        origin, match_percent: of the suggestion that was taken over, if one was.
    """

    markers: str
    seen_version: int | None
    is_final: bool
    origin: str = Origin.TYPED
    match_percent: int | None = None


@dataclass(frozen=True)
class Saved:
    """What a save has changed: the segment itself first, then the sentences like it."""

    job: Job
    segment: Segment
    repeated: list[Segment]
    paragraphs: list[Segment]


@transaction.atomic
def save(user: AbstractUser, segment_id: int, wish: Wish) -> Saved:
    """Write one segment, and the same sentence elsewhere in the text where nobody has yet.

    Raises:
        Http404: when there is no such segment.
        WritingRefused: when `user` may not write here now.
        SegmentConflict: when somebody else has changed it since.
        ValidationError: when the markers make no text, or it is too long.
    """
    rows = paragraphs_around(user, segment_id)
    segment = next(row for row in rows if row.pk == segment_id)
    job = segment.job
    change = _change(segment, wish)
    changes = [change]
    if wish.is_final and change.target.strip():
        changes += _repeated(segment, change, rows)
    written = write_into(job, rows, changes, user)
    if written:
        begin_work(job, user)
    repeated = [row for row in written if row.pk != segment_id]
    return Saved(job, segment, repeated, rows)


def paragraphs_around(user: AbstractUser, segment_id: int) -> list[Segment]:
    """All sentences of the paragraphs that hold this segment's sentence, locked: one query.

    Raises:
        Http404: when there is no such segment.
        WritingRefused: when `user` may not write here now.
    """
    this = Segment.objects.filter(pk=segment_id)
    same_sentence = Segment.objects.filter(
        job=OuterRef("job"),
        string=OuterRef("string"),
        context=OuterRef("context"),
        source_hash=Subquery(this.values("source_hash")),
    )
    rows: list[Segment] = list(
        Segment.objects.filter(Exists(same_sentence), job=Subquery(this.values("job")))
        .select_related(
            "context",
            "job__content_type",
            "job__source_locale",
            "job__target_locale",
            "job__translation__source",
            "job__translation__target_locale",
        )
        .annotate(page_is_free=page_is_free_for(user), has_comments=has_open_comments())
        .select_for_update(of=("self",))
    )
    if not rows:
        raise Http404
    job = rows[0].job
    for row in rows:
        row.job = job
    running = job.translation is not None and job.translation.enabled
    is_free = running and getattr(rows[0], "page_is_free", False)
    if not is_free and (reasons := reasons_against_writing(user, job)):
        raise WritingRefused(" ".join(reasons))
    return rows


def _change(segment: Segment, wish: Wish) -> Change:
    if len(wish.markers) > LONGEST:
        raise ValidationError(
            _("Too long: at most %(limit)d characters fit, this has %(length)d.")
            % {"limit": LONGEST, "length": len(wish.markers)}
        )
    target = from_markers(wish.markers, segment.source, segment.target)
    state = SegmentState.TRANSLATED if wish.is_final else SegmentState.TO_CHECK
    origin = wish.origin if wish.origin in _KNOWN_ORIGINS else Origin.TYPED
    percent = wish.match_percent
    if target.strip() == segment.target.strip() and origin == Origin.TYPED:
        # Confirmed as it stood: it still comes from where it came from.
        target, origin, percent = segment.target, segment.origin, segment.match_percent
        if (wish.is_final and segment.state in DONE_STATES) or not wish.is_final:
            state = SegmentState(segment.state)
    return Change(segment, target, state, origin, percent, wish.seen_version)


def _repeated(segment: Segment, change: Change, rows: Sequence[Segment]) -> list[Change]:
    waiting = (SegmentState.UNTRANSLATED, SegmentState.TO_CHECK)
    return [
        Change(row, change.target, change.state, Origin.REPEATED)
        for row in rows
        if row.pk != segment.pk
        and row.source_hash == segment.source_hash
        and row.state in waiting
        and not (row.origin == Origin.TYPED and row.target)
    ]


def begin_work(job: Job, user: AbstractUser) -> None:
    """Say that somebody works on `job`: who does becomes its translator, if it had none.

    Raises:
        JobConflict: when the job has gone on to where nobody writes.
    """
    if job.state not in _BEGINS:
        return
    changes: dict[str, Any] = {}
    if job.assignee_id is None:
        changes["assignee"] = user
    if job.started_at is None:
        changes["started_at"] = timezone.now()
    try:
        move(job, JobState.IN_PROGRESS, user, action="begun", **changes)
    except JobConflict:
        # Of two first sentences in one moment, the other has begun the job for both.
        job.refresh_from_db(fields=["state", "assignee", "started_at"])
        if job.state != JobState.IN_PROGRESS:
            raise


@transaction.atomic
def revert(user: AbstractUser, segment_id: int, number: int, seen_version: int | None) -> Saved:
    """Bring an earlier translation of a segment back, to be checked.

    Raises:
        Http404: when the segment never had that version.
        WritingRefused, SegmentConflict: as for `save`.
    """
    rows = paragraphs_around(user, segment_id)
    segment = next(row for row in rows if row.pk == segment_id)
    version = SegmentVersion.objects.filter(segment=segment_id, number=number).first()
    if version is None:
        raise Http404
    change = Change(
        segment, version.target, SegmentState.TO_CHECK, version.origin, None, seen_version
    )
    if write_into(segment.job, rows, [change], user):
        begin_work(segment.job, user)
    return Saved(segment.job, segment, [], rows)
