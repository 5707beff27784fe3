"""The reviewer's decision about a version: approve it, or ask for changes."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringTranslation, Translation

from portal.translation.flash import is_flash_version
from portal.translation.models import Job, Segment
from portal.translation.sources import require_target_page, strings_of, target_page
from portal.translation.versions import save_version, translated_page

APPROVE = "approve"
ASK_FOR_CHANGES = "reject"


def available_decisions(page: Page, user: AbstractUser) -> set[str]:
    """What `user` may decide about the version under review: task actions by name."""
    task = page.current_workflow_task
    return {name for name, _label, _asks in task.get_actions(page, user)} if task else set()


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
    number = len(changed_in_review(translation, user))
    if not number:
        raise PermissionDenied
    remark = ngettext(
        "I have changed %(number)d segment: please look at it and send the text again.",
        "I have changed %(number)d segments: please look at them and send the text again.",
        number,
    )
    decide(translation, user, ASK_FOR_CHANGES, remark % {"number": number})


def changed_in_review(translation: Translation, user: AbstractUser) -> list[Segment]:
    """What `user` has changed since the version was sent, which somebody else has to see."""
    job = Job.objects.filter(translation=translation).first()
    if job is None or job.sent_at is None:
        return []
    return list(job.segments.filter(translated_by=user.pk, translated_at__gt=job.sent_at))


def _corrector(translation: Translation, page: Page, approver: AbstractUser) -> AbstractUser | None:
    """Who wrote the pieces that the newest version of `page` does not have yet.

    The approver, when any of them is theirs: then somebody else must approve the corrections.
    """
    known = {text for _place, text in strings_of(page.get_latest_revision_as_object())}
    pieces = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("last_translated_by")
    people = [piece.last_translated_by for piece in pieces if piece.data not in known]
    if changed_in_review(translation, approver):
        return approver
    return approver if approver in people or not people else people[0]


def differs_from_version(translation: Translation, page: Page) -> bool:
    """Whether the pieces say something else than the newest version of the page.

    Raises:
        TranslationNotReady: when the pieces do not make a version.
    """
    newest = page.get_latest_revision_as_object()
    flash = is_flash_version(newest)
    return strings_of(translated_page(translation, flash=flash)) != strings_of(newest)
