"""Everything on the page of the editor."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from portal.core.languages import base_language
from portal.translation.access import reasons_against_stopping, reasons_against_submitting
from portal.translation.choices import Release
from portal.translation.editor.answers import translator_of
from portal.translation.editor.prefilling import has_machine
from portal.translation.editor.presence import PING_SECONDS
from portal.translation.editor.presenting import Presenter, counts_of
from portal.translation.editor.rights import reasons_against_writing
from portal.translation.jobs.deciding import kinds_to_choose
from portal.translation.models import Job
from portal.translation.queue.rights import rights_of
from portal.translation.review.bar import review_bar_for
from portal.translation.review.reading import TextOfJob, text_of


def editor_context(user: AbstractUser, job: Job, page: Page) -> dict[str, Any]:
    """What the editor's template shows; the queries do not depend on how long the text is."""
    text = text_of(job)
    actions = actions_context(user, job, page, text)
    presenter = Presenter(job, text.segments if text else [], text=text)
    groups = presenter.groups()
    rows = [row for group in groups for row in group.rows]
    blocked = actions["blocked"]
    permissions = page.permissions_for_user(user)
    return {
        **_common(job),
        **actions,
        "page": page,
        "translator": translator_of(job),
        "groups": groups,
        "filters": _filters(counts_of(rows)),
        "may_write": not blocked,
        "has_machine": not blocked and has_machine(job),
        "kinds": kinds_to_choose(user, job),
        "may_stop": bool(job.translation)
        and not reasons_against_stopping(user, job.translation, page),
        "may_preview": permissions.can_edit(),
        "may_overrule": permissions.can_publish(),
        "settings": _settings(user, job),
        "words": _words(),
    }


def actions_context(
    user: AbstractUser, job: Job, page: Page, text: TextOfJob | None
) -> dict[str, Any]:
    """What can be done with the whole job now, and what is missing: every save may change it."""
    _read_workflow_of(page)
    blocked = reasons_against_writing(user, job, page)
    rights = rights_of(user)
    return {
        "job": job,
        "blocked": blocked,
        "may_take": not blocked and rights.may_take(job),
        "may_release": rights.may_release(job),
        "bar": review_bar_for(user, text, page) if text else None,
        "releases": Release,
    }


def _read_workflow_of(page: Page) -> None:
    """Wagtail's own way to ask once where a page stands in its review, and not five times."""
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    reviews = Prefetch("_specific_workflow_states", states, to_attr="_current_workflow_states")
    prefetch_related_objects([page], reviews)


def begin_context(user: AbstractUser, job: Job) -> dict[str, Any]:
    """What stands in the editor's place before somebody has begun."""
    source = job.source_page.specific if job.source_page else None
    reasons = (
        reasons_against_submitting(user, source, job.target_locale)
        if source
        else [_("The original has been deleted.")]
    )
    return {**_common(job), "reasons": reasons, "source": source}


def _common(job: Job) -> dict[str, Any]:
    return {
        "job": job,
        "source_language": base_language(job.source_locale.language_code),
        "target_language": base_language(job.target_locale.language_code),
        "breadcrumbs": [
            {"url": reverse("translation_queue"), "label": _("Translation")},
            {"url": "", "label": job.title},
        ],
    }


def _filters(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    names = {
        "all": _("All"),
        "open": _("Not done"),
        "check": _("To be checked"),
        "error": _("With errors"),
        "comment": _("With comments"),
        "changed": _("Changed"),
    }
    return [(kind, name, counts.get(kind, 0)) for kind, name in names.items()]


def _settings(user: AbstractUser, job: Job) -> dict[str, Any]:
    """What the script needs to know; 0 stands for the number of a segment."""
    return {
        "job": job.pk,
        "user": user.pk,
        "save": reverse("translation_segment_save", args=[0]),
        "help": reverse("translation_segment_help", args=[0]),
        "revert": reverse("translation_segment_revert", args=[0]),
        "judge": reverse("translation_segment_judge", args=[0]),
        "comment": reverse("translation_segment_comment", args=[0]),
        "join": reverse("translation_segment_shape", args=[0, "join"]),
        "split": reverse("translation_segment_shape", args=[0, "split"]),
        "replace": reverse("translation_replace", args=[job.pk]),
        "present": reverse("translation_present", args=[job.pk]),
        "preview": reverse("translation_preview", args=[job.pk]),
        "actions": reverse("translation_actions", args=[job.pk]),
        "login": reverse("wagtailadmin_login"),
        "ping": PING_SECONDS,
    }


def _words() -> dict[str, str]:
    """What the script says, in the language of the admin."""
    return {
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "draft": _("Draft saved"),
        "unsaved": _("Not saved yet"),
        "offline": _("No connection. Your text is kept on this computer and saved later."),
        "session": _("You have been signed out. Your text is kept: sign in again in another tab."),
        "kept": _("A text that was not saved is kept on this computer. Take it over?"),
        "take": _("Take it over"),
        "discard": _("Discard it"),
        "conflict": _("Somebody else has changed this segment meanwhile."),
        "theirs": _("Their text"),
        "yours": _("Your text"),
        "keepTheirs": _("Keep theirs"),
        "keepYours": _("Save mine over it"),
        "last": _("This was the last segment that is not done."),
        "lastWithErrors": _("Nothing is left undone, but some segments have errors."),
        "shown": _("%s segments shown"),
        "none": _("No segment matches."),
        "noComment": _("Write your comment first."),
        "noReason": _("Give a reason."),
        "noWish": _("Say first what should be changed."),
        "failed": _("That did not work. Please try again."),
    }
