"""The addresses of one segment: saving it, what helps with it, its comments and its history."""

from django.contrib.auth.models import AbstractUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.core.people import person_behind
from portal.translation.access import visible_jobs
from portal.translation.editor.answers import (
    Unreadable,
    answering_in_json,
    body_of,
    job_data,
    number_in,
    row_data,
    saved_answer,
    text_in,
)
from portal.translation.editor.help import help_for
from portal.translation.editor.joining import join, split
from portal.translation.editor.presenting import Presenter
from portal.translation.editor.rights import reasons_against_writing
from portal.translation.editor.saving import Wish, revert, save
from portal.translation.models import Segment
from portal.translation.review.overrides import override
from portal.translation.review.reading import has_open_comments
from portal.translation.review.segments import accept, ask_for_change, comment_on, resolve


@require_POST
@answering_in_json
def save_segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """Keep what somebody has typed, as a draft or for good."""
    body = body_of(request)
    percent = number_in(body, "percent")
    wish = Wish(
        markers=text_in(body, "text"),
        seen_version=number_in(body, "version"),
        is_final=body.get("confirm") is True,
        origin=text_in(body, "origin"),
        match_percent=percent if percent is not None and 0 <= percent <= 100 else None,
    )
    if wish.seen_version is None:
        raise Unreadable(_("The request could not be read: load the page again."))
    return saved_answer(save(person_behind(request), segment_id, wish))


@require_POST
@answering_in_json
def revert_segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """Bring an earlier translation back."""
    body = body_of(request)
    number = number_in(body, "number")
    if number is None:
        raise Unreadable(_("The request could not be read: load the page again."))
    seen = number_in(body, "version")
    return saved_answer(revert(person_behind(request), segment_id, number, seen))


@require_GET
def segment_help(request: HttpRequest, segment_id: int) -> HttpResponse:
    """The panel beside the segments."""
    user = person_behind(request)
    segment = _visible(user, segment_id)
    return TemplateResponse(
        request,
        "translation/editor/panel.html",
        {
            "help": help_for(segment, user),
            "segment": segment,
            "may_write": not reasons_against_writing(user, segment.job),
        },
    )


@require_POST
@answering_in_json
def comment_on_segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """Say something about a segment, or settle what was said.

    Everybody who may open the job may speak: an officer knows what the sentence means.
    """
    user = person_behind(request)
    segment = _visible(user, segment_id)
    body = body_of(request)
    if (comment_id := number_in(body, "resolve")) is not None:
        resolve(get_object_or_404(segment.comments.select_related("segment"), pk=comment_id), user)
    else:
        comment_on(segment, user, text_in(body, "text"))
    return _row(_visible(user, segment_id))


@require_POST
@answering_in_json
def judge_segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """The reviewer's word about a segment: right, to be changed, or right in spite of a check."""
    user = person_behind(request)
    segment = _visible(user, segment_id)
    body = body_of(request)
    text = text_in(body, "text")
    if code := text_in(body, "override"):
        override(segment, code, text, user)
    elif body.get("accept") is True:
        accept(segment, user)
    else:
        ask_for_change(segment, user, text)
    return _row(_visible(user, segment_id))


def _row(segment: Segment) -> JsonResponse:
    job = segment.job
    paragraph = job.segments.filter(string=segment.string_id, context=segment.context_id)
    rows = paragraph.select_related("context", "translated_by")
    presenter = Presenter(job, list(rows), complete=False)
    return JsonResponse({**row_data(presenter.brief_row(segment)), "job": job_data(job)})


@require_POST
@answering_in_json
def shape_segment(request: HttpRequest, segment_id: int, shape: str) -> HttpResponse:
    """Translate a paragraph in one piece, or sentence by sentence again; the page loads anew."""
    change = join if shape == "join" else split
    segment = change(person_behind(request), segment_id)
    return JsonResponse({"id": segment.pk})


def _visible(user: AbstractUser, segment_id: int) -> Segment:
    rows = Segment.objects.filter(job__in=visible_jobs(user).values("pk"))
    segment = (
        rows.filter(pk=segment_id)
        .select_related(
            "context",
            "translated_by",
            "job__content_type",
            "job__source_locale",
            "job__target_locale",
            "job__translation__source",
            "job__translation__target_locale",
        )
        .annotate(has_comments=has_open_comments())
        .first()
    )
    if segment is None:
        raise Http404
    return segment
