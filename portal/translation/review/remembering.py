"""What has been approved and is live goes into the translation memory."""

import logging

from django.db import transaction
from wagtail.models import Page

from portal.translation.choices import DONE_STATES
from portal.translation.memory.approved import approved_pairs, origin_of
from portal.translation.memory.pairs import Remembered
from portal.translation.memory.writing import remember
from portal.translation.models import Job

logger = logging.getLogger(__name__)


def remember_what_is_live(job: Job, page: Page) -> None:
    """Keep the paragraphs of `page`, and their sentences, for the texts to come.

    In the same transaction, so that nothing is remembered of a publication that fails; but what
    fails here is logged and undoes no publication. Administrators can fill the gap later
    (`manage.py fill_memory`).
    """
    if job.translation is None:
        return
    try:
        with transaction.atomic():
            paragraphs = approved_pairs(job.translation, page)
            sentences = _sentences(job, {pair.source for pair in paragraphs})
            remember([*paragraphs, *sentences], user=job.approved_by, where=origin_of(page))
    except Exception:
        logger.exception("The translation memory could not take over job %s", job.pk)


def _sentences(job: Job, live: set[str]) -> list[Remembered]:
    """The segments of paragraphs that are live, where they are more than one."""
    rows = job.segments.filter(state__in=DONE_STATES).select_related("string")
    languages = job.source_locale.language_code, job.target_locale.language_code
    return [
        Remembered(row.source.strip(), row.target.strip(), *languages)
        for row in rows
        if row.string.data in live and row.source != row.string.data
    ]
