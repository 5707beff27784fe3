"""The addresses of a whole job: opening, beginning, filling, replacing, previewing it."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from portal.core.people import person_behind
from portal.translation.access import reasons_against_submitting
from portal.translation.beginning import begin_translation
from portal.translation.editor.answers import (
    answering_in_json,
    body_of,
    job_data,
    rows_data,
    text_in,
    translator_of,
)
from portal.translation.editor.page import actions_context, begin_context, editor_context
from portal.translation.editor.prefilling import prefill_by_machine, prefill_from_memory
from portal.translation.editor.presence import seen
from portal.translation.editor.presenting import Presenter
from portal.translation.editor.preview import rendered
from portal.translation.editor.replacing import Search, hits_in, replace
from portal.translation.editor.rights import reasons_against_writing, visible_job
from portal.translation.editor.saving import WritingRefused
from portal.translation.jobs.transitions import JobConflict
from portal.translation.models import Job
from portal.translation.queue.actions import take
from portal.translation.queue.columns import url_of
from portal.translation.queue.rights import rights_of
from portal.translation.review.reading import segments_of, text_of
from portal.translation.review.typed import take_typed
from portal.translation.sources import target_page, text_to_translate
from portal.translation.versions import TranslationNotReady

_MACHINE, _SIMILAR = "machine", "similar"


@require_GET
def edit_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """The editor, or what stands in its place while nobody has begun."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    if job.is_record:
        return redirect(url_of(job))
    page = target_page(job.translation) if job.translation and job.translation.enabled else None
    if page is None:
        return TemplateResponse(request, "translation/editor/begin.html", begin_context(user, job))
    return editor(request, job, page)


def editor(request: HttpRequest, job: Job, page: Page) -> HttpResponse:
    """The editor for `page`, the result of a job that the person behind `request` may see."""
    context = editor_context(person_behind(request), job, page)
    context["typed"] = take_typed(request, job.pk)
    return TemplateResponse(request, "translation/editor/editor.html", context)


@require_POST
def begin_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Take the original apart, make the empty draft, and take the job if it is free."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    source = text_to_translate(job.source_page) if job.source_page else None
    if source is None:
        messages.error(request, _("The original has been deleted."))
        return redirect("translation_editor", job.pk)
    if reasons := reasons_against_submitting(user, source, job.target_locale):
        for reason in reasons:
            messages.error(request, reason)
        return redirect("wagtailadmin_home")
    begin_translation(source, job.target_locale, user)
    job.refresh_from_db()
    if (rights := rights_of(user)).may_take(job):
        # Who was faster has it, and is told to whoever opens the editor.
        with suppress(JobConflict):
            take(job, rights)
    return redirect("translation_editor", job.pk)


@require_POST
def prefill_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Fill what is empty from the memory, or by machine."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    _require_writing(user, job)
    wanted = request.POST.get("from", "")
    try:
        number = (
            prefill_by_machine(job, user)
            if wanted == _MACHINE
            else prefill_from_memory(job, user, with_similar=wanted == _SIMILAR)
        )
    except ValidationError as failed:
        for message in failed.messages:
            messages.error(request, message)
    else:
        filled = ngettext(
            "%(number)d segment has been filled. Please check it.",
            "%(number)d segments have been filled. Please check them.",
            number,
        )
        nothing = _("Nothing was found for the segments that are still empty.")
        messages.success(request, filled % {"number": number} if number else nothing)
    return redirect("translation_editor", job.pk)


@require_POST
@answering_in_json
def replace_in_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show where words stand in the translations, or replace them."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    body = body_of(request)
    search = Search(
        find=text_in(body, "find"),
        replacement=text_in(body, "replacement"),
        match_case=body.get("match_case") is True,
        whole_words=body.get("whole_words") is True,
    )
    answer: dict[str, Any] = {}
    if body.get("apply") is True:
        if reasons := reasons_against_writing(user, job):
            raise WritingRefused(" ".join(reasons))
        ids = body.get("ids")
        chosen = [each for each in ids if isinstance(each, int)] if isinstance(ids, list) else None
        written = {row.pk for row in replace(job, user, search, chosen)}
        presenter = Presenter(job, segments_of(job), complete=False)
        changed = [row for row in presenter.segments if row.pk in written]
        answer["rows"] = rows_data(presenter, changed)
        answer["job"] = job_data(job)
    hits = hits_in(job, search)
    found = sum(hit.count for hit in hits)
    context = {"hits": hits, "found": found}
    answer["html"] = render_to_string("translation/editor/hits.html", context)
    answer["found"] = found
    return JsonResponse(answer)


@require_POST
@answering_in_json
def present_in_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """A sign of life; the answer is who else is here, and how far the job is."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    others = seen(job, user, is_writing=body_of(request).get("writing") is True)
    html = render_to_string("translation/editor/present.html", {"others": others})
    return JsonResponse({"html": html, "job": {**job_data(job), "translator": translator_of(job)}})


@require_GET
def actions_of_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """What can be done with the whole job, and what is missing, as it is after a save."""
    user = person_behind(request)
    job = visible_job(user, job_id)
    page = target_page(job.translation) if job.translation and job.translation.enabled else None
    if page is None:
        raise Http404
    context = actions_context(user, job, page, text_of(job))
    answer = TemplateResponse(request, "translation/editor/actions.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def preview_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """The page as it would read now, for the pane beside the editor."""
    job = visible_job(person_behind(request), job_id)
    if reasons := _reasons_against_previewing(person_behind(request), job):
        raise PermissionDenied(" ".join(reasons))
    try:
        return rendered(request, job)
    except TranslationNotReady as failed:
        context = {"reasons": failed.messages}
        answer = TemplateResponse(request, "translation/editor/no_preview.html", context)
        answer["Cache-Control"] = "private, no-store"
        return answer


def _reasons_against_previewing(user: AbstractUser, job: Job) -> list[str]:
    """A preview shows a draft: it is for those who may edit the page, locked or not."""
    page = target_page(job.translation) if job.translation else None
    if page is None or not page.permissions_for_user(user).can_edit():
        return [_("You do not have permission to see this draft.")]
    return []


def _require_writing(user: AbstractUser, job: Job) -> None:
    if reasons := reasons_against_writing(user, job):
        raise PermissionDenied(" ".join(reasons))
