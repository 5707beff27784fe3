"""Changes translations of segments: whoever does it, by hand, from the memory or with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.translation.choices import DONE_STATES, Origin, SegmentState
from portal.translation.models import Job, Segment, SegmentVersion
from portal.translation.segments.paragraphs import finish_paragraphs


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

    Answers with every segment that was written. The number of queries does not depend on how
    many there are.

    Raises:
        SegmentConflict: when one has moved on since it was seen; then nothing is written.
    """
    wanted = {change.segment.pk: change for change in changes}
    paragraphs = _paragraphs_of(job, [change.segment for change in wanted.values()])
    now = timezone.now()
    written = []
    for row in paragraphs:
        if (change := wanted.get(row.pk)) is None:
            continue
        if change.seen_version not in (None, row.version):
            raise SegmentConflict(row)
        if (row.target, row.state) == (change.target, change.state):
            continue
        row.target = change.target
        row.state = change.state if change.target.strip() else SegmentState.UNTRANSLATED
        row.origin = change.origin
        row.match_percent = change.match_percent
        row.version += 1
        row.translated_by = user  # type: ignore[assignment]
        row.translated_at = now
        row.reviewed_by = None
        written.append(row)
    _store(written, user)
    finish_paragraphs(job, paragraphs)
    return written


def _paragraphs_of(job: Job, segments: Sequence[Segment]) -> list[Segment]:
    """All sentences of the paragraphs that `segments` belong to, as they stand now."""
    paragraphs = {(row.string_id, row.context_id) for row in segments}
    rows = job.segments.filter(context__in={context for _string, context in paragraphs})
    return [
        row
        for row in rows.select_related("context")
        if (row.string_id, row.context_id) in paragraphs
    ]


def _store(rows: Sequence[Segment], user: AbstractBaseUser | None) -> None:
    Segment.objects.bulk_update(
        rows,
        ["target", "state", "origin", "match_percent", "version", "translated_by",
         "translated_at", "reviewed_by"],
    )  # fmt: skip
    SegmentVersion.objects.bulk_create(
        SegmentVersion(
            segment=row,
            number=row.version,
            target=row.target,
            state=row.state,
            origin=row.origin,
            user=user,  # type: ignore[misc]
        )
        for row in rows
    )


def repeated_elsewhere(job: Job, segment: Segment) -> list[Change]:
    """What fills the same sentence elsewhere in the text, where it has no translation yet."""
    others = job.segments.filter(
        source_hash=segment.source_hash,
        state__in=(SegmentState.UNTRANSLATED, SegmentState.TO_CHECK),
    ).exclude(pk=segment.pk)
    return [
        Change(other, segment.target, segment.state, Origin.REPEATED)
        for other in others
        if segment.state in DONE_STATES
    ]
