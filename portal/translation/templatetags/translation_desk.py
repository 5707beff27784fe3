"""The desk's part of wagtail-localize's editor."""

import json
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from wagtail.models import Page, TaskState
from wagtail_localize.models import Translation

from portal.core.people import person_behind
from portal.translation.access import (
    reasons_against_changing,
    reasons_against_stopping,
    reasons_against_translating,
)
from portal.translation.completeness import missing_pieces
from portal.translation.review import APPROVE, ASK_FOR_CHANGES, available_decisions

register = template.Library()


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


def review_bar_for(user: AbstractUser, translation: Translation, page: Page) -> ReviewBar:
    """Ask everything the bar shows."""
    decisions = available_decisions(page, user)
    state = page.current_workflow_state
    in_review = page.workflow_in_progress
    last_task: TaskState | None = state.current_task_state if state else None
    blocked = reasons_against_changing(user, page)
    return ReviewBar(
        page=page,
        translation=translation,
        in_review=in_review,
        may_send=not in_review and not blocked,
        may_approve=APPROVE in decisions,
        may_ask_for_changes=ASK_FOR_CHANGES in decisions,
        source_changed_at=translation.job.source_changed_at,
        comment=last_task.comment if last_task and not in_review else "",
        missing=missing_pieces(translation).reasons(),
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
