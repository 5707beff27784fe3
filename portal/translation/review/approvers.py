"""Who may approve the version under review, and why somebody may not."""

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.publishing import approver_refusals, second_pair_of_eyes
from portal.translation.models import Segment
from portal.translation.standing import Standing


def approvers_of(
    page: Page, standing: Standing, corrections: Collection[Segment]
) -> list[AbstractUser]:
    """The reviewers who may approve what would go live now, by name, if nothing else forbids it.

    Administrators may always, and are not among them unless they review. The queries do not
    depend on how many people there are.
    """
    task = page.current_workflow_task
    if task is None or not hasattr(task, "groups"):
        return []
    members = get_user_model()._default_manager.filter(groups__in=task.groups.all(), is_active=True)
    reviewers = members.distinct().order_by("last_name", "first_name", "username")
    refused = {standing.main_translator, *(row.translated_by_id for row in corrections)}
    return [
        person
        for person in reviewers
        if person.is_superuser or not (person.pk in refused or _has_written_it_all(page, person))
    ]


def _has_written_it_all(page: Page, person: AbstractUser) -> bool:
    revision = page.get_latest_revision()
    return bool(revision and second_pair_of_eyes(page, revision, person))


def reasons_against_approving(
    page: Page, user: AbstractUser, corrections: Collection[Segment]
) -> list[str]:
    """Why a reviewer is not the one to approve what would go live now; an empty list is yes."""
    if not user.is_superuser and any(row.translated_by_id == user.pk for row in corrections):
        return [_("You have changed this text: someone else must approve it.")]
    return approver_refusals(page, page.get_latest_revision(), user)
