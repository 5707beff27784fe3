"""Having a page translated that has no job yet: a section page, an English letter."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from portal.translation.choices import JobState
from portal.translation.jobs.opening import create_job, stands_by_itself
from portal.translation.jobs.transitions import move
from portal.translation.models import Job
from portal.translation.queue.rights import Rights
from portal.translation.sources import is_translation


def reasons_against_wanting(page: Page, target: Locale, rights: Rights) -> list[str]:
    """Why this person may not have `page` translated into `target`."""
    if not rights.may_want(page.locale_id, target.pk):
        return [_("You do not have permission to have this page translated.")]
    if page.alias_of_id or is_translation(page):
        return [_("Only original pages can be translated, no translations and no mirrors.")]
    if not page.live and not page.approved_schedule:
        return [_("This page is a draft: it can be translated when it is published or scheduled.")]
    if stands_by_itself(page, target):
        return [_("This page exists in that language already.")]
    return []


@transaction.atomic
def want_translation(page: Page, target: Locale, rights: Rights) -> tuple[list[str], Job | None]:
    """Put `page` into the queue, or say why not.

    `page` is the original, as its own type.
    """
    if reasons := reasons_against_wanting(page, target, rights):
        return reasons, None
    job = Job.objects.for_page(page, target).first()
    if job is None:
        job = create_job(page, target, user=rights.user)
    if job.state in {JobState.PROPOSED, JobState.DECLINED}:
        move(job, JobState.QUEUED, rights.user, action="accepted")
    return [], job
