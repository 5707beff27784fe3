"""Which numbers and words a report page shows: a draft's, the newest version's, an old one's."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext

from portal.core.figures import written_quantity
from portal.core.languages import base_language
from portal.core.quantities import written_number
from portal.reports.choices import REACHES
from portal.reports.freezing.drift import Change, drift_of
from portal.reports.freezing.frozen import FrozenNumbers
from portal.reports.models.versions import ReportVersion
from portal.reports.numbers import LiveNumbers
from portal.reports.printing import Printing, column_label
from portal.reports.publishing import Report, latest_version
from portal.reports.registry import figures


@dataclass(frozen=True)
class Shown:
    """A report with its words and its numbers.

    Attributes:
        version: None while the numbers are those of a draft.
        newest: the version that stands now; the same as `version` unless an old one is read.
    """

    page: Report
    printing: Printing
    version: ReportVersion | None = None
    newest: ReportVersion | None = None

    @property
    def is_old(self) -> bool:
        """Whether a newer version has been issued."""
        return self.version != self.newest

    @property
    def period_name(self) -> str:
        """The period as it was called when the version was issued."""
        return self._name("period", self.page.period_name)

    @property
    def place_name(self) -> str:
        """The place, likewise; "" for the whole territory."""
        return self._name("place", self.page.place_name)

    @property
    def reach_name(self) -> str:
        """Whose work is counted."""
        return str(dict(REACHES)[self.printing.numbers.question.scope.reach.value])

    def _name(self, kind: str, current: str) -> str:
        if self.version is None:
            return current
        return self.version.question.get(f"{kind}_{base_language(get_language())}", "")


def draft(page: Report) -> Shown:
    """With the numbers of this moment, which open nothing yet."""
    return Shown(page, Printing(LiveNumbers(page.question), is_draft=True))


def shown(page: Report) -> Shown:
    """As visitors see it: with the numbers of the newest version."""
    version = latest_version(page) if page.live else None
    if version is None:
        return draft(page)
    printing = Printing(FrozenNumbers(version), page.get_url() or "")
    return Shown(page, printing, version, version)


def in_version(page: Report, number: int) -> Shown:
    """As it read in a version.

    Raises:
        Http404: when there was no such version in the page's language.
    """
    versions = ReportVersion.objects.of(page.translation_key)
    version = versions.filter(number=number).first()
    edition = version and version.editions.filter(locale=page.locale_id).first()
    if version is None or edition is None:
        raise Http404
    old = page.with_content_json(edition.content)
    printing = Printing(FrozenNumbers(version), f"{page.get_url()}versions/{number}/")
    old.shown = Shown(old, printing, version, versions.first())
    return old.shown


def report_context(page: Report, *, is_preview: bool) -> dict[str, Any]:
    """What the templates of a report read."""
    report = draft(page) if is_preview else page.shown
    context: dict[str, Any] = {"report": report, "printing": report.printing}
    if report.version and not report.is_old:
        context["changes"] = [written_change(change) for change in drift_of(report.version)]
    if report.version and report.newest and report.newest.number > 1:
        numbers = ReportVersion.objects.of(page.translation_key).values_list("number", flat=True)
        context["other_versions"] = [n for n in numbers if n != report.version.number]
    return context


def version_response(page: Report, request: HttpRequest, number: int) -> HttpResponse:
    """The old words with the old numbers; the newest version has the canonical address."""
    old = in_version(page, number).page
    return TemplateResponse(request, "reports/report_version.html", old.get_context(request))


@dataclass(frozen=True)
class WrittenChange:
    """A changed number in the reader's language."""

    label: str
    group: str
    old: str
    new: str


def written_change(change: Change) -> WrittenChange:
    """What was printed, and what the records give now."""
    language = base_language(get_language())
    quantity = change.old or change.new
    group = change.label(language)
    if change.figure and quantity:
        definition = figures().get(change.figure)
        label = column_label(definition, quantity.unit) if definition else change.figure
        has_group = not change.line.startswith(".")
        number = change.line.rpartition(".")[0]
        group = group or (gettext("Record %(number)s") % {"number": number} if has_group else "")
        window = change.ask.partition("@")[2]
        group = ", ".join(filter(None, (group, _window_name(window))))
    else:
        label, group = group or gettext("Stated figure"), ""
    return WrittenChange(label, group, _written(change.old), _written(change.new))


def _window_name(window: str) -> str:
    if window == "previous":
        return gettext("the period before")
    return gettext("the same period last year") if window else ""


def _written(quantity: Any) -> str:
    if quantity is None or quantity.value is None:
        return "–"
    if quantity.unit == "rate":
        return written_number(quantity.value)
    return written_quantity(quantity)
