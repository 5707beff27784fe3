"""What has been changed in a text since it was sent for review."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import OuterRef, Subquery
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.translation.flash import is_flash_version
from portal.translation.models import Job, Segment, SegmentVersion
from portal.translation.sources import strings_of
from portal.translation.versions import TranslationNotReady, translated_page


def text_as_sent() -> Subquery:
    """How a segment read when its text was sent for review: an annotation for segments.

    None for what was translated before the desk kept a history.
    """
    sent = SegmentVersion.objects.filter(segment=OuterRef("pk"), at__lte=OuterRef("job__sent_at"))
    return Subquery(sent.order_by("-number").values("target")[:1])


def corrections_in(
    job: Job, page: Page, segments: Iterable[Segment] | None = None
) -> list[Segment]:
    """The segments of `job` that read differently since it was sent: one query.

    Args:
        job: whose text is under review.
        page: what it fills.
        segments: all of them, with `text_as_sent`, where they have been read already.
    """
    if job.sent_at is None:
        return []
    if segments is None:
        segments = job.segments.filter(translated_at__gt=job.sent_at)
        segments = segments.annotate(text_as_sent=text_as_sent())
    changed = [row for row in segments if row.translated_at and row.translated_at > job.sent_at]
    changed = [row for row in changed if _as_sent(row) != row.target]
    if changed and all(_as_sent(row) is None for row in changed) and not _differs(job, page):
        return []
    return changed


def _as_sent(row: Segment) -> str | None:
    return getattr(row, "text_as_sent", None)


def corrections_by(user: AbstractBaseUser, job: Job, page: Page) -> list[Segment]:
    """What `user` has changed, which somebody else has to see."""
    return [row for row in corrections_in(job, page) if row.translated_by_id == user.pk]


def differs_from_version(translation: Translation, page: Page) -> bool:
    """Whether the pieces say something else than the newest version of the page.

    Raises:
        TranslationNotReady: when the pieces do not make a version.
    """
    newest = page.get_latest_revision_as_object()
    flash = is_flash_version(newest)
    return strings_of(translated_page(translation, flash=flash)) != strings_of(newest)


def _differs(job: Job, page: Page) -> bool:
    try:
        return differs_from_version(job.translation, page)
    except TranslationNotReady:
        return True
