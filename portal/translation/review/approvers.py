"""Who may approve the version under review, and why somebody may not."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.core.publishing import approver_refusals, second_pair_of_eyes
from portal.translation.guards import main_translator
from portal.translation.models import Job
from portal.translation.review.deciding import changed_in_review, differs_from_version
from portal.translation.versions import TranslationNotReady


def approvers_of(translation: Translation, page: Page) -> list[AbstractUser]:
    """The reviewers who may approve what would go live now, by name, if nothing else forbids it.

    Administrators may always, and are not among them unless they review. The queries do not
    depend on how many people there are.
    """
    task = page.current_workflow_task
    if task is None or not hasattr(task, "groups"):
        return []
    members = get_user_model()._default_manager.filter(groups__in=task.groups.all(), is_active=True)
    reviewers = members.distinct().order_by("last_name", "first_name", "username")
    revision = page.get_latest_revision()
    author = revision.user if revision else None
    refused = {main_translator(translation), *_correctors(translation, page)}
    if author and second_pair_of_eyes(page, revision, author):
        refused.add(author.pk)
    return [person for person in reviewers if person.is_superuser or person.pk not in refused]


def reasons_against_approving(
    translation: Translation, page: Page, user: AbstractUser
) -> list[str]:
    """Why a reviewer is not the one to approve what would go live now; an empty list is yes."""
    reasons = approver_refusals(page, page.get_latest_revision(), user)
    if reasons or user.is_superuser:
        return reasons
    if changed_in_review(translation, user) and _differs(translation, page):
        return [_("You have changed this text: someone else must approve it.")]
    return []


def _correctors(translation: Translation, page: Page) -> set[int | None]:
    """Who has changed something since the version was sent, unless it was changed back."""
    job = Job.objects.filter(translation=translation).first()
    if job is None or job.sent_at is None:
        return set()
    changed = job.segments.filter(translated_at__gt=job.sent_at)
    people: set[int | None] = set(
        changed.order_by().values_list("translated_by", flat=True).distinct()
    )
    return people if people and _differs(translation, page) else set()


def _differs(translation: Translation, page: Page) -> bool:
    try:
        return differs_from_version(translation, page)
    except TranslationNotReady:
        return True
