"""What the editor's addresses read from requests and answer, as JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name

from portal.translation.editor.presenting import Presenter, Row
from portal.translation.editor.saving import Saved
from portal.translation.jobs.transitions import JobConflict
from portal.translation.models import Job, Segment
from portal.translation.queue.rights import TAKEABLE
from portal.translation.segments.writing import SegmentConflict
from portal.translation.text.chips import to_markers

_CONFLICT, _REFUSED, _INVALID = 409, 403, 400

View = Callable[..., HttpResponse]


class Unreadable(ValidationError):
    """The request is not what the editor sends."""


def body_of(request: HttpRequest) -> Mapping[str, Any]:
    """The JSON object that a request carries.

    Raises:
        Unreadable: when it carries something else.
    """
    try:
        body = json.loads(request.body)
    except (ValueError, UnicodeDecodeError):
        body = None
    if not isinstance(body, dict):
        raise Unreadable(_("The request could not be read: load the page again."))
    return body


def text_in(body: Mapping[str, Any], name: str) -> str:
    """A text of a request; "" when it is not there.

    Raises:
        Unreadable: when it is no text.
    """
    value = body.get(name, "")
    if not isinstance(value, str) or "\x00" in value:
        raise Unreadable(_("The request could not be read: load the page again."))
    return value


def number_in(body: Mapping[str, Any], name: str) -> int | None:
    """A number of a request; None when it is not there, or no number."""
    value = body.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def answering_in_json(view: View) -> View:
    """Turn what is refused into an answer that the editor shows; nothing typed is lost there."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SegmentConflict as conflict:
            return JsonResponse(_conflict(conflict), status=_CONFLICT)
        except PermissionDenied as refused:
            detail = str(refused) or _("You may not do that now.")
            return JsonResponse({"detail": detail}, status=_REFUSED)
        except JobConflict as conflict:
            return JsonResponse({"detail": " ".join(conflict.messages)}, status=_CONFLICT)
        except ValidationError as invalid:
            return JsonResponse({"detail": " ".join(invalid.messages)}, status=_INVALID)

    return answered


def saved_answer(saved: Saved) -> JsonResponse:
    """What has changed by a save: the row, those filled with it, and how far the job is."""
    presenter = Presenter(saved.job, saved.paragraphs, complete=False)
    row = presenter.brief_row(saved.segment)
    return JsonResponse(
        {
            **row_data(row),
            "filled": rows_data(presenter, saved.repeated),
            "job": job_data(saved.job),
            "said": _said(row, len(saved.repeated)),
        }
    )


def rows_data(presenter: Presenter, segments: Iterable[Segment]) -> list[dict[str, Any]]:
    """`row_data` of several segments."""
    return [row_data(presenter.brief_row(segment)) for segment in segments]


def row_data(row: Row) -> dict[str, Any]:
    """A row after a change, as the editor puts it in place."""
    segment = row.segment
    return {
        "id": segment.pk,
        "version": segment.version,
        "state": segment.state,
        "kinds": row.kinds,
        "text": row.target,
        "side": render_to_string("translation/editor/row_side.html", {"row": row}),
    }


def job_data(job: Job) -> dict[str, Any]:
    """How far a job is."""
    return {
        "percent": job.percent_done,
        "words": job.words,
        "done": job.words_done,
        "state": str(job.get_state_display()),
    }


def translator_of(job: Job) -> str:
    """Whose job it is, in words; nothing where nobody has to take it any more."""
    if job.assignee is None:
        return _("Nobody has taken it") if job.state in TAKEABLE else ""
    return _("Translator: %(name)s") % {"name": get_user_display_name(job.assignee)}


def _said(row: Row, repeated: int) -> str:
    parts = [_("Saved.")]
    if row.errors:
        parts.append(ngettext("%(n)d error.", "%(n)d errors.", row.errors) % {"n": row.errors})
    elif row.findings:
        found = len(row.findings)
        parts.append(ngettext("%(n)d warning.", "%(n)d warnings.", found) % {"n": found})
    if repeated:
        parts.append(
            ngettext(
                "%(n)d more place with this sentence filled.",
                "%(n)d more places with this sentence filled.",
                repeated,
            )
            % {"n": repeated}
        )
    return " ".join(parts)


def _conflict(conflict: SegmentConflict) -> dict[str, Any]:
    segment = conflict.segment
    return {
        "detail": " ".join(conflict.messages),
        "theirs": {
            "id": segment.pk,
            "text": to_markers(segment.target, segment.source)[0],
            "version": segment.version,
            "by": get_user_display_name(segment.translated_by),
        },
    }
