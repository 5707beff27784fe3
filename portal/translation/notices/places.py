"""Where a notice leads to: the place at which this person can do something about the job."""

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from portal.translation.models import Job
from portal.translation.queue.columns import url_of
from portal.translation.queue.rights import rights_of


def place_of(job: Job, user: AbstractUser) -> str:
    """The desk, for the people of that language; for authors, what they may read of it."""
    pages = Page.objects.filter(translation_key=job.translation_key)
    if not job.is_record and not pages.exists():
        return reverse("translation_notices")
    rights = rights_of(user)
    if job.target_locale_id in rights.translates | rights.decides:
        return url_of(job)
    translation = pages.live().filter(locale=job.target_locale_id).first()
    if translation and (address := translation.get_url()):
        return address
    original = pages.filter(locale=job.source_locale_id).first()
    edit = AdminURLFinder(user).get_edit_url(original) if original else None
    return edit or reverse("translation_notices")
