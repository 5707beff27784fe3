"""Downloading and uploading the texts of a job, the memory and the glossary."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from portal.core.people import person_behind
from portal.translation.access import reasons_against_translating, visible_jobs
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.formats import FORMATS, MEMORY, TERMS, read_any
from portal.translation.exchange.tbx import read_tbx, write_tbx
from portal.translation.exchange.tmx import read_tmx, write_tmx
from portal.translation.files.forms import JobFileForm, MemoryFileForm, TermFileForm
from portal.translation.files.jobs import file_name, outgoing, take_in
from portal.translation.glossary.exchange import export_terms, import_terms
from portal.translation.memory.exchange import export_memory, import_memory
from portal.translation.models import Job

_SEE_GLOSSARY = "translation.change_term"
_KEEP_MEMORY = "translation.add_memoryunit"


def _job_to_work_on(request: HttpRequest, job_id: int) -> Job:
    """The job, for whoever may change its translation.

    Raises:
        Http404: when there is none, or the person may not know of it.
        PermissionDenied: when they may read but not translate it.
    """
    user = person_behind(request)
    job = get_object_or_404(
        visible_jobs(user).select_related("translation", "source_locale", "target_locale"),
        pk=job_id,
    )
    if job.translation is None:
        raise Http404
    if reasons := reasons_against_translating(user, job.translation):
        raise PermissionDenied(" ".join(reasons))
    return job


@require_GET
def download_job(request: HttpRequest, job_id: int, key: str) -> HttpResponse:
    """The texts of a job in one of the formats."""
    job = _job_to_work_on(request, job_id)
    if (chosen := FORMATS.get(key)) is None:
        raise Http404
    name = file_name(job, chosen.extension)
    return HttpResponse(
        chosen.write(outgoing(job)),
        content_type=chosen.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def job_files(request: HttpRequest, job_id: int) -> HttpResponse:
    """Where a job's files are downloaded, and brought back."""
    job = _job_to_work_on(request, job_id)
    form = JobFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            incoming = take_in(job, read_any(upload.name, upload.read()), person_behind(request))
        except ExchangeError as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, incoming.said())
            for warning in incoming.warnings:
                messages.warning(request, warning)
            return redirect("translation_editor", job.pk)
    return render(
        request,
        "translation/files/job.html",
        {"job": job, "form": form, "formats": FORMATS.values()},
        status=400 if form.errors else 200,
    )


def shared_files(request: HttpRequest) -> HttpResponse:
    """Where the memory and the glossary go out and come in."""
    user = person_behind(request)
    rights = {
        "may_keep_memory": user.has_perm(_KEEP_MEMORY),
        "may_keep_terms": user.has_perm(_SEE_GLOSSARY),
    }
    if not any(rights.values()):
        raise PermissionDenied
    forms_by_name = {"memory": MemoryFileForm(), "terms": TermFileForm()}
    chosen = next((name for name in forms_by_name if name in request.FILES), "")
    if request.method == "POST":
        chosen = chosen or "memory"
        if not rights["may_keep_memory" if chosen == "memory" else "may_keep_terms"]:
            raise PermissionDenied
        form_class, take = _UPLOADS[chosen]
        form = forms_by_name[chosen] = form_class(request.POST, request.FILES)
        if form.is_valid() and _taken(request, form, chosen, take):
            return redirect(reverse("translation_files"))
    return render(
        request,
        "translation/files/shared.html",
        {
            "memory_form": forms_by_name["memory"],
            "terms_form": forms_by_name["terms"],
            "memory_type": MEMORY,
            "terms_type": TERMS,
            **rights,
        },
        status=400 if any(form.errors for form in forms_by_name.values()) else 200,
    )


def _taken(
    request: HttpRequest, form: forms.Form, name: str, take: Callable[[HttpRequest, bytes], None]
) -> bool:
    try:
        take(request, form.cleaned_data[name].read())
    except ExchangeError as refused:
        form.add_error(name, refused)
        return False
    return True


def _take_memory(request: HttpRequest, data: bytes) -> None:
    read = read_tmx(data)
    added, left_out = import_memory(read.entries, person_behind(request))
    tell = messages.success if added or not read.skipped else messages.warning
    tell(
        request,
        ngettext(
            "%(number)d pair was added to the memory.",
            "%(number)d pairs were added to the memory.",
            added,
        )
        % {"number": added},
    )
    if left_out + read.skipped:
        messages.warning(
            request,
            _("Left out because they are known, empty or in other languages: %(number)d.")
            % {"number": left_out + read.skipped},
        )


def _take_terms(request: HttpRequest, data: bytes) -> None:
    read = read_tbx(data)
    added, changed, skipped = import_terms(read.entries)
    messages.success(
        request,
        _("Terms: %(added)d added, %(changed)d changed, %(skipped)d left as they were.")
        % {"added": added, "changed": changed, "skipped": skipped + read.skipped},
    )
    for problem in read.problems:
        messages.warning(request, problem)


_UPLOADS: dict[str, tuple[type[forms.Form], Callable[[HttpRequest, bytes], None]]] = {
    "memory": (MemoryFileForm, _take_memory),
    "terms": (TermFileForm, _take_terms),
}


@require_GET
def download_shared(request: HttpRequest, key: str) -> HttpResponseBase:
    """The whole memory, or the whole glossary."""
    downloads: dict[str, tuple[str, Any, Callable[[], Any]]] = {
        MEMORY.key: (_KEEP_MEMORY, MEMORY, lambda: write_tmx(export_memory())),
        TERMS.key: (_SEE_GLOSSARY, TERMS, lambda: [write_tbx(export_terms())]),
    }
    if key not in downloads:
        raise Http404
    permission, kind, content = downloads[key]
    if not person_behind(request).has_perm(permission):
        raise PermissionDenied
    return StreamingHttpResponse(
        content(),
        content_type=kind.content_type,
        headers={"Content-Disposition": f'attachment; filename="portal{kind.extension}"'},
    )
