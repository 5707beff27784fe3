"""Opens the jobs of live pages that have none."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.translation.jobs.closing import translation_went_live
from portal.translation.jobs.opening import link_translation, open_for
from portal.translation.models import Job

_CHUNK = 100


@dataclass
class Opened:
    """How many jobs were opened, and which pages could not be read."""

    opened: int = 0
    failures: list[str] = field(default_factory=list)


def sync_pages() -> Opened:
    """Give every live original its job, and every translation that was begun before.

    Each page by itself: its text has to be taken apart, and one that cannot be must not keep
    the others waiting.
    """
    result = Opened()
    _link_begun_translations(result)
    jobs = Job.objects.filter(translation_key=OuterRef("translation_key"))
    without = Page.objects.live().filter(~Exists(jobs), alias_of=None, depth__gt=1)
    for page in without.specific().iterator(chunk_size=_CHUNK):
        try:
            result.opened += len(open_for(page))
        except (ValidationError, ValueError) as failed:
            result.failures.append(f"{page.pk} {page.title}: {failed}")
    return result


def _link_begun_translations(result: Opened) -> None:
    begun = Translation.objects.filter(job=None, enabled=True).select_related("source")
    for translation in begun.iterator(chunk_size=_CHUNK):
        job = link_translation(translation)
        if job is None:
            continue
        result.opened += 1
        target = Page.objects.filter(
            translation_key=job.translation_key, locale=job.target_locale_id, live=True
        ).first()
        if target:
            translation_went_live(target)
