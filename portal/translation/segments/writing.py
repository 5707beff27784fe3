"""Changes translations of segments: whoever does it, by hand, from the memory or with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.translation.choices import DONE_STATES, Origin, SegmentState
from portal.translation.models import Job, Segment, SegmentVersion
from portal.translation.segments.paragraphs import finish_paragraphs, words_done


@dataclass(frozen=True)
class Change:
    """What becomes of one segment.

    Attributes:
        seen_version: the version that the person saw; None writes whatever stands there.
    """

    segment: Segment
    target: str
    state: str = SegmentState.TRANSLATED
    origin: str = Origin.TYPED
    match_percent: int | None = None
    seen_version: int | None = None


class SegmentConflict(ValidationError):
    """Somebody else has changed the segment since it was read; `segment` is how it stands now."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(_("Somebody else has changed this segment meanwhile."))
        self.segment = segment


@transaction.atomic
def write(job: Job, changes: Iterable[Change], user: AbstractBaseUser | None) -> list[Segment]:
    """Carry out `changes`, keep what stood there before in the history, and finish paragraphs.

    Answers with every segment that was written, and counts the job's words that are done. The
    number of queries does not depend on how many there are.

    Raises:
        SegmentConflict: when one has moved on since it was seen; then nothing is written.
    """
    wanted = list(changes)
    return write_into(job, _paragraphs_of(job, [each.segment for each in wanted]), wanted, user)


def write_into(
    job: Job,
    paragraphs: Sequence[Segment],
    changes: Iterable[Change],
    user: AbstractBaseUser | None,
) -> list[Segment]:
    """As `write`, for who has read all sentences of the paragraphs and locked them.

    It must run in the transaction that holds the locks.

    Raises:
        SegmentConflict: when one has moved on since it was seen; then nothing is written.
    """
    wanted = {change.segment.pk: change for change in changes}
    done_before = words_done(paragraphs)
    now = timezone.now()
    written = []
    drafts = []
    for row in paragraphs:
        if (change := wanted.get(row.pk)) is None:
            continue
        if change.seen_version not in (None, row.version):
            raise SegmentConflict(row)
        if (row.target, row.state) == (change.target, change.state):
            continue
        if _continues_a_draft(row, change, user):
            drafts.append((row, row.version))
        row.target = change.target
        row.state = change.state if change.target.strip() else SegmentState.UNTRANSLATED
        row.origin = change.origin
        row.match_percent = change.match_percent
        row.version += 1
        row.translated_by = user  # type: ignore[assignment]
        row.translated_at = now
        row.reviewed_by = None
        written.append(row)
    if written:
        _store(written, drafts, user)
        finish_paragraphs(job, paragraphs)
        _count(job, words_done(paragraphs) - done_before)
    return written


def _paragraphs_of(job: Job, segments: Sequence[Segment]) -> list[Segment]:
    """All sentences of the paragraphs that `segments` belong to, as they stand now."""
    paragraphs = {(row.string_id, row.context_id) for row in segments}
    rows = job.segments.filter(context__in={context for _string, context in paragraphs})
    rows = rows.select_related("context").select_for_update(of=("self",))
    return [row for row in rows if (row.string_id, row.context_id) in paragraphs]


def _continues_a_draft(row: Segment, change: Change, user: AbstractBaseUser | None) -> bool:
    """Whether `user` goes on with a text that they have not finished: one step of history."""
    return (
        user is not None
        and row.state == SegmentState.TO_CHECK
        and row.origin == change.origin == Origin.TYPED
        and row.translated_by_id == user.pk
        and change.state in {SegmentState.TO_CHECK, SegmentState.TRANSLATED}
    )


def _count(job: Job, gained: int) -> None:
    """Write down how many words are done, as they are in the database by now."""
    if not gained:
        return
    done = Segment.objects.filter(job=job, state__in=DONE_STATES).order_by().values("job")
    total = done.annotate(total=Sum("words")).values("total")
    Job.objects.filter(pk=job.pk).update(words_done=Coalesce(Subquery(total), 0))
    job.words_done = max(0, job.words_done + gained)


def _store(
    rows: Sequence[Segment],
    drafts: Sequence[tuple[Segment, int]],
    user: AbstractBaseUser | None,
) -> None:
    Segment.objects.bulk_update(
        rows,
        ["target", "state", "origin", "match_percent", "version", "translated_by",
         "translated_at", "reviewed_by"],
    )  # fmt: skip
    continued = set()
    # Drafts come one at a time, from a person who types.
    if len(drafts) == 1:
        [(row, number)] = drafts
        if SegmentVersion.objects.filter(segment=row, number=number).update(
            number=row.version, target=row.target, state=row.state, at=row.translated_at
        ):
            continued.add(row.pk)
    SegmentVersion.objects.bulk_create(
        SegmentVersion(
            segment=row,
            number=row.version,
            target=row.target,
            state=row.state,
            origin=row.origin,
            user_id=user.pk if user else None,
        )
        for row in rows
        if row.pk not in continued
    )
