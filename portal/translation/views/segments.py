"""What a review does with single segments."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.core.people import person_behind
from portal.translation.access import visible_jobs
from portal.translation.models import Segment, SegmentComment
from portal.translation.review.overrides import override
from portal.translation.review.segments import accept, ask_for_change, comment_on, resolve
from portal.translation.views.answers import answered, fields_of

_Answer = tuple[Mapping[str, Any], str]


@require_POST
@answered
def accept_segment(request: HttpRequest, segment_id: int) -> _Answer:
    """The reviewer finds the segment right."""
    user = person_behind(request)
    segment = accept(_visible(user, segment_id), user)
    return _state(segment), _("Accepted.")


@require_POST
@answered
def ask_about_segment(request: HttpRequest, segment_id: int) -> _Answer:
    """The reviewer wants something else; `text` says what."""
    user = person_behind(request)
    segment = _visible(user, segment_id)
    comment = ask_for_change(segment, user, fields_of(request).get("text", ""))
    return {**_state(segment), "comment": _comment(comment)}, _("The change has been noted.")


@require_POST
@answered
def comment_segment(request: HttpRequest, segment_id: int) -> _Answer:
    """Somebody says something; `text` says what."""
    user = person_behind(request)
    segment = _visible(user, segment_id)
    comment = comment_on(segment, user, fields_of(request).get("text", ""))
    return {**_state(segment), "comment": _comment(comment)}, _("The comment has been saved.")


@require_POST
@answered
def override_finding(request: HttpRequest, segment_id: int) -> _Answer:
    """The reviewer accepts an error of the checks: `code` names it, `reason` says why."""
    user = person_behind(request)
    segment = _visible(user, segment_id)
    fields = fields_of(request)
    decision = override(segment, fields.get("code", ""), fields.get("reason", ""), user)
    data = {**_state(segment), "code": decision.code, "reason": decision.reason}
    return data, _("The error has been accepted.")


@require_POST
@answered
def resolve_comment(request: HttpRequest, comment_id: int) -> _Answer:
    """What the comment was about is done."""
    user = person_behind(request)
    comments = SegmentComment.objects.filter(segment__job__in=visible_jobs(user).values("pk"))
    comment = get_object_or_404(comments.select_related("segment__job"), pk=comment_id)
    return {"comment": _comment(resolve(comment, user))}, _("The comment is settled.")


def _visible(user: AbstractUser, segment_id: int) -> Segment:
    segments = Segment.objects.filter(job__in=visible_jobs(user).values("pk"))
    return get_object_or_404(
        segments.select_related("job__source_locale", "job__target_locale", "job__content_type"),
        pk=segment_id,
    )


def _state(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.pk,
        "version": segment.version,
        "state": segment.state,
        "state_label": str(segment.get_state_display()),
    }


def _comment(comment: SegmentComment) -> dict[str, Any]:
    person = comment.user
    return {
        "id": comment.pk,
        "text": comment.text,
        "by": (person.get_full_name() or person.get_username()) if person else "",
        "at": comment.at.isoformat(),
        "asks_for_change": comment.asks_for_change,
        "resolved": comment.resolved_at is not None,
    }
