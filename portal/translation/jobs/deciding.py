"""How much a change of the original matters, as an editor sees it, and where a page has gone."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.publishing import PublicationRefused
from portal.translation.choices import ChangeKind
from portal.translation.jobs.opening import tell_readers
from portal.translation.jobs.transitions import note
from portal.translation.models import Job
from portal.translation.sources import page_into

# What somebody may choose between, the weightier first.
KINDS_OF_CHANGE = (ChangeKind.SUBSTANTIVE, ChangeKind.COSMETIC)


def may_decide_change(user: AbstractUser, job: Job) -> bool:
    """Whether `user` publishes the original or its translation."""
    pages = Page.objects.filter(
        translation_key=job.translation_key, locale__in=[job.source_locale_id, job.target_locale_id]
    )
    return any(page.permissions_for_user(user).can_publish() for page in pages)


def kinds_to_choose(user: AbstractUser, job: Job) -> tuple[ChangeKind, ...]:
    """What `user` may call the change of the original; nothing where nothing is theirs to decide.

    Costs no query while nothing has changed.
    """
    if job.change in KINDS_OF_CHANGE and may_decide_change(user, job):
        return KINDS_OF_CHANGE
    return ()


@transaction.atomic
def decide_change(job: Job, kind: str, user: AbstractUser) -> None:
    """Say whether readers of the translation have to know that the original has changed.

    Raises:
        PermissionDenied: when this person publishes neither page.
        ValidationError: when nothing has changed, or `kind` is none that can be chosen.
    """
    if not may_decide_change(user, job):
        raise PermissionDenied(_("Only who may publish the page decides about its changes."))
    if kind not in KINDS_OF_CHANGE or job.change not in KINDS_OF_CHANGE:
        raise ValidationError(_("There is no change to decide about."))
    if kind == job.change:
        return
    before, job.change = job.change, kind
    job.save(update_fields=["change", "updated_at"])
    tell_readers(job)
    note(job, user, "classified", data={"from": before, "to": kind})


def move_along(original: Page, parent_before: Page, parent_after: Page) -> None:
    """Take the translations of a page to the section that it was moved to.

    Only those that stand where the translation of its old section is, and only when the new
    section exists in their language; otherwise the history of the job says that they stayed.
    """
    if parent_before.pk == parent_after.pk:
        return
    for job in Job.objects.for_page(original):
        page = page_into(job)
        if page is None:
            continue
        places = Page.objects.filter(locale=job.target_locale_id, alias_of=None)
        old = places.filter(translation_key=parent_before.translation_key).first()
        new = places.filter(translation_key=parent_after.translation_key).first()
        if new is None or page.get_parent() != old:
            note(job, None, "translation_stayed", data={"to": parent_after.pk})
            continue
        try:
            with transaction.atomic():
                page.specific.move(new, pos="last-child")
        except PublicationRefused as refused:
            note(job, None, "translation_stayed", remark="\n".join(refused.messages))
        else:
            note(job, None, "translation_moved", data={"from": old.pk, "to": new.pk})
