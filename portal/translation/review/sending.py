"""Sending a translation for review, and taking it back."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import Translation

from portal.translation.access import reasons_against_changing
from portal.translation.choices import ChangeKind, JobState
from portal.translation.flash import is_flash_version
from portal.translation.jobs.changes import source_strings
from portal.translation.models import Job
from portal.translation.sources import require_target_page, target_page
from portal.translation.versions import TranslationNotReady, save_version, translated_page


@transaction.atomic
def send_for_review(
    translation: Translation,
    user: AbstractUser,
    *,
    reviewer: AbstractUser | None = None,
    flash: bool | None = None,
) -> Revision:
    """Save the translated version and start (or resume) the page's workflow with it.

    The live text, if there is one, stays untouched. The reviewer finds the page in Wagtail's list
    of pages awaiting review, as with any other page.

    Args:
        translation: what is sent.
        user: who sends it; a translator confirms a reviewer's changes in the same way.
        reviewer: whose turn it is then, if somebody in particular.
        flash: whether headline, lead and captions may go ahead of the rest; None as before.

    Raises:
        TranslationNotReady: with the list of what is missing; nothing has been saved then.
    """
    page = target_page(translation)
    if page is None:
        raise TranslationNotReady([_("The translated page has been deleted.")])
    workflow = page.get_workflow()
    if workflow is None:
        raise TranslationNotReady([_("Nobody is set to review this page: ask an administrator.")])
    if page.workflow_in_progress:
        raise TranslationNotReady([_("This page is in review already.")])
    if says_what_is_live(translation):
        raise TranslationNotReady([_nothing_has_changed()])
    job = Job.objects.filter(translation=translation).first()
    wants_flash = _plan(job, page, reviewer, flash)
    revision = save_version(translation, user, flash=wants_flash)
    page = require_target_page(translation)
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        workflow.start(page, user)
    return revision


def _plan(job: Job | None, page: Page, reviewer: AbstractUser | None, flash: bool | None) -> bool:
    """Write down who reviews and what goes first; answers whether the headline does."""
    if job is None:
        return False
    if flash is not None:
        job.flash = flash
    if reviewer is not None:
        job.reviewer = reviewer  # type: ignore[assignment]
    job.save(update_fields=["flash", "reviewer", "updated_at"])
    # What visitors can read in full already is never cut down to its headline.
    return job.flash and (not page.live or is_flash_version(page))


def reasons_against_sending(
    user: AbstractUser, job: Job, translation: Translation, page: Page
) -> list[str]:
    """Why `user` cannot send `page` for review, where it is not in review; an empty list is yes."""
    if job.change == ChangeKind.WITHDRAWN:
        return [_("The original has been withdrawn.")]
    if reasons := reasons_against_changing(user, page):
        return reasons
    # Whoever changes a word of a live text goes on with its job. To compare both would cost thirty
    # queries, which `send_for_review` asks where it matters.
    if job.state == JobState.LIVE:
        return [_nothing_has_changed()]
    return []


def _nothing_has_changed() -> str:
    return _("Nothing has changed since the translation was published: there is nothing to review.")


def says_what_is_live(translation: Translation) -> bool:
    """Whether a version sent now would bring visitors nothing new.

    After a change of the original also the same words are new: somebody has to say that they still
    fit. What the reviewer gave back may be sent again in any case.
    """
    page = target_page(translation)
    if page is None or not page.live or is_flash_version(page):
        return False
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return False
    if Job.objects.filter(translation=translation).exclude(detected_change="").exists():
        return False
    try:
        version = translated_page(translation)
    except TranslationNotReady:
        return False
    return source_strings(version) == source_strings(page)


def may_recall(user: AbstractUser, job: Job, page: Page) -> bool:
    """Whether `user` translates `job`, sent its version for review, or reviews it.

    Wagtail lets whoever owns the page cancel its review, and an English page is owned by the
    author of the Vietnamese, who may have no rights there.
    """
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        return False
    if user.pk in {job.assignee_id, state.requested_by_id}:
        return True
    return page.permissions_for_user(user).can_edit() and state.user_can_cancel(user)


@transaction.atomic
def recall(job: Job, user: AbstractUser) -> None:
    """Take a version back from review, to go on with it.

    Raises:
        PermissionDenied: when it is not in review, or not this person's.
    """
    page = target_page(job.translation) if job.translation else None
    if page is None or not may_recall(user, job, page):
        raise PermissionDenied
    page.current_workflow_state.cancel(user=user)
