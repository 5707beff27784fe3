"""A report as a file: XLSX, CSV, JSON and PDF, in the language of its page."""

from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from portal.core.settings import SiteIdentity
from portal.reports.assembly import document_of, figures_table, tables_of
from portal.reports.exports.comma_separated import to_csv
from portal.reports.exports.data import ReportDocument
from portal.reports.exports.machine_readable import to_json
from portal.reports.exports.pdf import to_pdf
from portal.reports.exports.spreadsheets import to_xlsx
from portal.reports.opened import XLSX
from portal.reports.serving import Shown


def _workbook(report: Shown, document: ReportDocument) -> bytes:
    tables = [figures_table(report), *tables_of(document)]
    return to_xlsx(tables, language=document.language, title=document.title)


_FORMATS: Final[dict[str, tuple[str, Callable[[Shown, ReportDocument], bytes]]]] = {
    "xlsx": (XLSX, _workbook),
    "csv": ("text/csv; charset=utf-8", lambda report, _document: to_csv(figures_table(report))),
    "json": ("application/json", lambda _report, document: to_json(document)),
    "pdf": ("application/pdf", lambda _report, document: to_pdf(document)),
}


def report_file(report: Shown, request: HttpRequest, suffix: str) -> HttpResponse:
    """The report as a file, saying where it stands and which version it is.

    Raises:
        Http404: for a format that does not exist, and for a draft.
    """
    if suffix not in _FORMATS or report.version is None:
        raise Http404
    media_type, write = _FORMATS[suffix]
    identity = SiteIdentity.for_request(request)
    number = report.version.number
    address = request.build_absolute_uri(f"{report.page.get_url()}versions/{number}/")
    document = document_of(report, address, identity.name if identity else "")
    response = HttpResponse(write(report, document), content_type=media_type)
    name = f"{report.page.slug}-{number}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
