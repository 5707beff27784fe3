"""The queue as a file: everything that the filter shows, with numbers and dates as such."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from wagtail.admin.utils import get_user_display_name

from portal.core.sheets.workbooks import XLSX, append_row, csv_of_rows, start_sheet
from portal.translation.models import Job
from portal.translation.querysets import JobQuerySet

CSV = "csv"


def headings() -> list[str]:
    """The first row."""
    return [
        _("Title"), _("Type"), _("From"), _("Into"), _("State"), _("Change of the original"),
        _("Done, per cent"), _("Words"), _("Translator"), _("Reviewer"), _("Priority"), _("Due"),
        _("Opened"), _("Original published"), _("Translation published"), _("Note"),
    ]  # fmt: skip


def row_of(job: Job) -> list[Any]:
    """A job in the order of the headings; moments as days in the office's time."""
    return [
        job.title,
        capfirst(job.content_type.name),
        job.source_locale.language_code,
        job.target_locale.language_code,
        job.get_state_display(),
        job.get_change_display(),
        job.percent_done,
        job.words,
        get_user_display_name(job.assignee),
        get_user_display_name(job.reviewer),
        job.get_priority_display(),
        _day(job.due_at),
        _day(job.opened_at),
        _day(job.source_published_at),
        _day(job.first_live_at),
        job.note,
    ]


def _day(moment: datetime | None) -> Any:
    return timezone.localdate(moment) if moment else None


def as_file(jobs: JobQuerySet, file_format: str) -> HttpResponseBase:
    """A download of `jobs`, which carry what a row shows."""
    name = f"translation-queue-{timezone.localdate():%Y-%m-%d}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    # Now, while the reader's language is active: a file is sent after it has been left.
    rows = [row_of(job) for job in jobs]
    if file_format == CSV:
        lines = csv_of_rows(headings(), rows)
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    workbook = Workbook(write_only=True)
    worksheet = start_sheet(workbook, _("Queue"), headings())
    for row in rows:
        append_row(worksheet, row)
    content = BytesIO()
    workbook.save(content)
    return HttpResponse(content.getvalue(), content_type=XLSX, headers=headers)
