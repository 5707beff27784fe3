"""What is read of a job's text, once for everything that one page shows of it."""

from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from wagtail_localize.models import Translation

from portal.translation.completeness import Pieces, pieces_of
from portal.translation.findings.pairs import Reasons, reasons_of_overrides
from portal.translation.models import Job, Segment, SegmentComment
from portal.translation.review.corrections import text_as_sent


class TextOfJob:
    """The text of a job that somebody has begun; nothing is read before it is asked for."""

    def __init__(self, job: Job, translation: Translation) -> None:
        self.job = job
        self.translation = translation

    @cached_property
    def segments(self) -> list[Segment]:
        """All segments in the order of the page."""
        return segments_of(self.job)

    @cached_property
    def pieces(self) -> Pieces:
        """All paragraphs with their translations, as wagtail-localize knows them."""
        return pieces_of(self.translation)

    @cached_property
    def overrides(self) -> Reasons:
        """Why reviewers have accepted errors, by error and pair."""
        return reasons_of_overrides(self.job)


def text_of(job: Job) -> TextOfJob | None:
    """The text of `job`, once somebody has begun it."""
    return TextOfJob(job, job.translation) if job.translation else None


def segments_of(job: Job) -> list[Segment]:
    """The segments of a job in the order of the page: one query."""
    rows = job.segments.select_related("context", "translated_by")
    rows = rows.annotate(has_comments=has_open_comments(), text_as_sent=text_as_sent())
    return list(rows)


def has_open_comments() -> Exists:
    """Whether somebody has said something about a segment that is not settled yet."""
    return Exists(SegmentComment.objects.filter(segment=OuterRef("pk"), resolved_at=None))
