"""The desk's part of wagtail-localize's editor."""

import json
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.translation.access import (
    reasons_against_changing,
    reasons_against_stopping,
    reasons_against_translating,
)
from portal.translation.choices import JobState, Release
from portal.translation.completeness import missing_pieces, pieces_of
from portal.translation.findings import blocking_findings
from portal.translation.flash import is_flash_version, missing_first
from portal.translation.guards import nothing_waits_for_the_translator
from portal.translation.models import Job
from portal.translation.review import ASK_FOR_CHANGES, available_decisions
from portal.translation.review.approvers import approvers_of, reasons_against_approving
from portal.translation.review.deciding import changed_in_review
from portal.translation.review.releasing import version_to_show_again

register = template.Library()
_APPROVED = (JobState.APPROVED, JobState.SCHEDULED)


@dataclass(frozen=True)
class ReviewBar:
    """What the bar above the pieces says and offers to one person."""

    page: Page
    translation: Translation
    in_review: bool
    may_send: bool
    may_approve: bool
    may_ask_for_changes: bool
    source_changed_at: Any = None
    comment: str = ""
    missing: list[str] = field(default_factory=list)
    job: Job | None = None
    # How many segments this reviewer has changed, which the translator has to see.
    changed: int = 0
    errors: list[str] = field(default_factory=list)
    may_go_first: bool = False
    may_show_again: bool = False
    # It waits for its original or its hour, and may be told another.
    may_release: bool = False
    # Why nobody may approve it yet; else who may besides this person, and why this one may not.
    held_up: list[str] = field(default_factory=list)
    approvers: list[str] = field(default_factory=list)
    against_approving: list[str] = field(default_factory=list)
    # Whoever corrects a text needs somebody else to approve it; administrators do not.
    correcting_costs_approval: bool = False


def review_bar_for(
    user: AbstractUser, translation: Translation, page: Page, job: Job | None = None
) -> ReviewBar:
    """Ask everything the bar shows; `job` where it has been read already."""
    decisions = available_decisions(page, user)
    state = page.current_workflow_state
    in_review = page.workflow_in_progress
    last_task: TaskState | None = state.current_task_state if state else None
    blocked = reasons_against_changing(user, page)
    if job is None:
        job = Job.objects.filter(translation=translation).select_related("source_page").first()
    pieces = pieces_of(translation)
    missing = missing_pieces(translation, pieces=pieces).reasons()
    blocked_pairs = blocking_findings(job or translation, pieces=pieces)
    may_publish = page.permissions_for_user(user).can_publish()
    reviews = ASK_FOR_CHANGES in decisions
    against_approving = reasons_against_approving(translation, page, user) if reviews else []
    held_up = nothing_waits_for_the_translator(page, None, user) if in_review else []
    approvers = approvers_of(translation, page) if in_review and not held_up else []
    return ReviewBar(
        page=page,
        translation=translation,
        in_review=in_review,
        may_send=not in_review and not blocked,
        may_approve=reviews and not against_approving,
        may_ask_for_changes=reviews,
        source_changed_at=job.source_changed_at if job else None,
        comment=last_task.comment if last_task and not in_review else "",
        missing=missing,
        job=job,
        changed=len(changed_in_review(translation, user)) if reviews else 0,
        errors=[pair.in_words() for pair in blocked_pairs],
        may_go_first=bool(missing)
        and (not page.live or is_flash_version(page))
        and not missing_first(translation, pieces),
        may_show_again=may_publish and job is not None and bool(version_to_show_again(job)),
        may_release=may_publish and job is not None and job.state in _APPROVED,
        held_up=held_up,
        approvers=[str(get_user_display_name(one)) for one in approvers if one != user],
        against_approving=against_approving,
        correcting_costs_approval=reviews and not against_approving and not user.is_superuser,
    )


@register.inclusion_tag("translation/review_bar.html", takes_context=True)
def review_bar(context: template.Context) -> dict[str, Any]:
    """The bar, for a page; wagtail-localize edits other things with the same template."""
    request: HttpRequest = context["request"]
    instance = context["instance"]
    if not isinstance(instance, Page):
        return {"bar": None}
    return {
        "bar": review_bar_for(person_behind(request), context["translation"], instance),
        "csrf_token": context["csrf_token"],
        "edit_url": request.path,
        "releases": Release,
    }


@register.simple_tag(takes_context=True)
def may_stop_translation(context: template.Context) -> bool:
    """Whether the editor's button for that would be answered with more than a refusal."""
    user = person_behind(context["request"])
    return not reasons_against_stopping(user, context["translation"])


@register.simple_tag(takes_context=True)
def editor_props(context: template.Context) -> str:
    """The editor's data without its way round the review, and with locks as they are."""
    props = json.loads(context["props"])
    props["perms"]["canPublish"] = False
    # Its footer would put deletion where publishing was; the page explorer has it, too.
    props["perms"]["canDelete"] = False
    props["links"]["convertToAliasUrl"] = None
    props["object"]["isLocked"] = bool(
        reasons_against_translating(person_behind(context["request"]), context["translation"])
    )
    return json.dumps(props)
