"""From a translated page to an approved one, through Wagtail's own workflow.

The reviewer finds the page in Wagtail's list of pages awaiting review, as with any other page.
"""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from portal.translation.sources import require_target_page, strings_of, target_page
from portal.translation.versions import TranslationNotReady, save_version, translated_page

APPROVE = "approve"
ASK_FOR_CHANGES = "reject"


@transaction.atomic
def send_for_review(translation: Translation, user: AbstractUser) -> Revision:
    """Save the English version and start (or resume) the page's workflow with it.

    The live English text, if there is one, stays untouched.

    Raises:
        TranslationNotReady: with the list of what is missing; nothing has been saved then.
    """
    page = target_page(translation)
    if page is None:
        raise TranslationNotReady([_("The English page has been deleted.")])
    workflow = page.get_workflow()
    if workflow is None:
        raise TranslationNotReady([_("Nobody is set to review this page: ask an administrator.")])
    if page.workflow_in_progress:
        raise TranslationNotReady([_("This page is in review already.")])
    revision = save_version(translation, user)
    page = require_target_page(translation)
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        workflow.start(page, user)
    return revision


def available_decisions(page: Page, user: AbstractUser) -> set[str]:
    """What `user` may decide about the version under review: task actions by name."""
    task = page.current_workflow_task
    return {name for name, _label, _asks in task.get_actions(page, user)} if task else set()


@transaction.atomic
def decide(translation: Translation, user: AbstractUser, decision: str, comment: str = "") -> None:
    """Approve (and so publish) the version under review, or ask for changes.

    Corrections made to the pieces since become part of the version first, in the name of who
    made them: nobody approves their own.

    Raises:
        PermissionDenied: when the decision is not this person's.
        PublicationRefused: when the page must not go live as it is.
        TranslationNotReady: when the corrections left the version incomplete.
    """
    page = target_page(translation)
    if page is None or decision not in available_decisions(page, user):
        raise PermissionDenied
    if decision == APPROVE and differs_from_version(translation, page):
        save_version(translation, _corrector(translation, page, user))
        page = require_target_page(translation)
    state: TaskState = page.current_workflow_task_state
    page.current_workflow_task.on_action(state, user, decision, comment=comment)


def _corrector(translation: Translation, page: Page, approver: AbstractUser) -> AbstractUser | None:
    """Who wrote the pieces that the newest version of `page` does not have yet.

    The approver, when any of them is theirs: then somebody else must approve the corrections.
    """
    known = {text for _place, text in strings_of(page.get_latest_revision_as_object())}
    pieces = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("last_translated_by")
    people = [piece.last_translated_by for piece in pieces if piece.data not in known]
    return approver if approver in people or not people else people[0]


def differs_from_version(translation: Translation, page: Page) -> bool:
    """Whether the pieces say something else than the newest version of the page.

    Raises:
        TranslationNotReady: when the pieces do not make a version.
    """
    newest = page.get_latest_revision_as_object()
    return strings_of(translated_page(translation)) != strings_of(newest)
