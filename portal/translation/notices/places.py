"""Where a notice leads to: the place at which this person can do something about the job."""

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from portal.translation.access import reasons_against_submitting
from portal.translation.models import Job


def place_of(job: Job, user: AbstractUser) -> str:
    """The translation, for whoever may open it; or where it is begun; or the original."""
    finder = AdminURLFinder(user)
    if job.is_record:
        record = job.content_type.model_class()._base_manager.filter(pk=job.record_id).first()  # type: ignore[union-attr]
        return (finder.get_edit_url(record) if record else None) or reverse("translation_notices")
    pages = Page.objects.filter(translation_key=job.translation_key)
    translation = pages.filter(locale=job.target_locale_id).first()
    original = pages.filter(locale=job.source_locale_id).first()
    if translation and (address := finder.get_edit_url(translation)):
        return address
    begins = original if translation is None else None
    if begins and not reasons_against_submitting(user, begins, job.target_locale):
        return reverse("wagtail_localize:submit_page_translation", args=[begins.pk])
    return _to_read(translation, original, finder)


def _to_read(translation: Page | None, original: Page | None, finder: AdminURLFinder) -> str:
    """For who has nothing to do here: what visitors read, or one's own original."""
    if translation and translation.live and (address := translation.get_url()):
        return address
    if original and (address := finder.get_edit_url(original)):
        return address
    return reverse("translation_notices")
