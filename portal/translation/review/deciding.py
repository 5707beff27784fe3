"""The reviewer's decision about a version: approve it, or ask for changes."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringTranslation, Translation

from portal.translation.flash import is_flash_version
from portal.translation.models import Job
from portal.translation.review.corrections import corrections_by, differs_from_version
from portal.translation.sources import require_target_page, strings_of, target_page
from portal.translation.versions import save_version

APPROVE = "approve"
ASK_FOR_CHANGES = "reject"


def available_decisions(page: Page, user: AbstractUser) -> set[str]:
    """What `user` may decide about the version under review: task actions by name."""
    task = page.current_workflow_task
    return {name for name, _label, _asks in task.get_actions(page, user)} if task else set()


def is_turn_of(user: AbstractUser, page: Page) -> bool:
    """Whether it is on `user` to decide about `page` now, whatever that decision may be."""
    task = page.current_workflow_task
    return task is not None and task.user_can_access_editor(page, user)


@transaction.atomic
def decide(translation: Translation, user: AbstractUser, decision: str, comment: str = "") -> None:
    """Approve the version under review, or ask for changes.

    What is approved goes live at once, or as the job says (`review.releasing`). Corrections made
    to the pieces since become part of the version first, in the name of who made them: nobody
    approves their own.

    Raises:
        PermissionDenied: when the decision is not this person's.
        PublicationRefused: when the page must not go live as it is.
        TranslationNotReady: when the corrections left the version incomplete.
    """
    page = target_page(translation)
    if page is None or decision not in available_decisions(page, user):
        raise PermissionDenied
    if decision == APPROVE and differs_from_version(translation, page):
        flash = is_flash_version(page.get_latest_revision_as_object())
        save_version(translation, _corrector(translation, page, user), flash=flash)
        page = require_target_page(translation)
    state: TaskState = page.current_workflow_task_state
    page.current_workflow_task.on_action(state, user, decision, comment=comment)


def hand_back(translation: Translation, user: AbstractUser) -> None:
    """Ask the translator to look at what the reviewer has changed, and to send it again.

    Raises:
        PermissionDenied: when this person reviews nothing here, or has changed nothing.
    """
    page = target_page(translation)
    job = Job.objects.filter(translation=translation).first()
    number = len(corrections_by(user, job, page)) if job and page else 0
    if not number:
        raise PermissionDenied
    remark = ngettext(
        "I have changed %(number)d segment: please look at it and send the text again.",
        "I have changed %(number)d segments: please look at them and send the text again.",
        number,
    )
    decide(translation, user, ASK_FOR_CHANGES, remark % {"number": number})


def _corrector(translation: Translation, page: Page, approver: AbstractUser) -> AbstractUser | None:
    """Who wrote the pieces that the newest version of `page` does not have yet.

    The approver, when any of them is theirs: then somebody else must approve the corrections.
    """
    known = {text for _place, text in strings_of(page.get_latest_revision_as_object())}
    pieces = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("last_translated_by")
    people = [piece.last_translated_by for piece in pieces if piece.data not in known]
    job = Job.objects.filter(translation=translation).first()
    if job and corrections_by(approver, job, page):
        return approver
    return approver if approver in people or not people else people[0]
