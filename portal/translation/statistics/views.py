"""The managers' page: figures for a period, and the rows behind every number."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from portal.core.people import person_behind
from portal.translation.queue.rights import rights_of
from portal.translation.sources import target_language_key
from portal.translation.statistics.coverage import COVERAGE
from portal.translation.statistics.duration import DURATION
from portal.translation.statistics.figures import (
    Figure,
    Line,
    Question,
    Row,
    lines_of,
    numbers_of,
    rows_behind,
)
from portal.translation.statistics.files import FORMATS, rows_file, table_file
from portal.translation.statistics.periods import Span, choices, current_span, span_of
from portal.translation.statistics.words import WORDS
from portal.translation.statistics.workload import OVERDUE, WAITING
from portal.translation.statistics.writing import written, written_fact

FIGURES: Final[Mapping[str, Figure]] = {
    figure.key: figure for figure in (DURATION, WORDS, COVERAGE, OVERDUE, WAITING)
}
_PER_PAGE: Final = 100


def may_see_figures(user: AbstractUser) -> bool:
    """Whether `user` answers for translations: who publishes in English, and administrators."""
    decides = rights_of(user).decides
    return user.is_superuser or (bool(decides) and target_language_key() in decides)


class FigureView(WagtailAdminTemplateMixin, TemplateView):
    """What both pages have in common: who may come in, and which period is meant."""

    header_icon = "calendar-check"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let nobody else in.

        Raises:
            PermissionDenied: for people who do not answer for translations.
        """
        if not may_see_figures(person_behind(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def asked(self) -> tuple[Span, bool]:
        """The chosen period, and whether the address names one that does not exist."""
        key = self.request.GET.get("period", "")
        span = span_of(key)
        return span or current_span(timezone.localdate()), bool(key) and span is None

    def question(self, span: Span) -> Question:
        """What the figures are asked."""
        return Question(person_behind(self.request), span.period, timezone.now())

    def lines(self, figure: Figure, rows: list[Row]) -> list[Line]:
        """The table of a figure."""
        return lines_of(figure, rows, _("All together"))


class FiguresView(FigureView):
    """Every figure with its table."""

    template_name = "translation/statistics/figures.html"
    page_title = gettext_lazy("Figures about translation")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where the page stands."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `span`, the other `choices`, and each figure's table, written out."""
        span, is_unknown = self.asked()
        question = self.question(span)
        return super().get_context_data(
            span=span,
            is_unknown=is_unknown,
            choices=choices(timezone.localdate()),
            figures=[self._table(figure, question, span) for figure in FIGURES.values()],
            **kwargs,
        )

    def _table(self, figure: Figure, question: Question, span: Span) -> dict[str, Any]:
        base = reverse("translation_figure", args=[figure.key])

        def address(**query: str) -> str:
            return f"{base}?{urlencode({'period': span.key, **query})}"

        return {
            "figure": figure,
            "lines": [
                {
                    "label": line.label,
                    "is_all": not line.group,
                    "url": address(group=line.group) if line.group else address(),
                    "numbers": [
                        (column.label, written(number, column.kind))
                        for column, number in zip(figure.columns, line.numbers, strict=True)
                    ],
                }
                for line in self.lines(figure, figure.rows(question))
            ],
            "files": [(file_format.upper(), address(table=file_format)) for file_format in FORMATS],
        }


class RowsView(FigureView):
    """The rows behind one line of one figure, and the numbers that they make."""

    template_name = "translation/statistics/rows.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page, or with the file that is asked for.

        Raises:
            Http404: for a figure, a line or a kind of file that does not exist.
        """
        if kwargs["key"] not in FIGURES:
            raise Http404
        self.figure = FIGURES[kwargs["key"]]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """See `dispatch`."""
        self.span, _is_unknown = self.asked()
        self.all_rows = self.figure.rows(self.question(self.span))
        group = request.GET.get("group", "")
        self.rows = rows_behind(self.all_rows, group)
        if group and not self.rows:
            raise Http404
        for parameter in ("table", "rows"):
            if file_format := request.GET.get(parameter):
                return self._file(parameter, file_format)
        return super().get(request, *args, **kwargs)

    def _file(self, content: str, file_format: str) -> HttpResponse:
        if file_format not in FORMATS:
            raise Http404
        when = self.span.key if self.figure.of_period else f"{timezone.localdate():%Y-%m-%d}"
        name = f"translation-{self.figure.key}-{when}"
        if content == "table":
            return table_file(
                self.figure, self.lines(self.figure, self.all_rows), name, file_format
            )
        return rows_file(self.figure, self.rows, f"{name}-rows", file_format)

    def get_page_title(self) -> str:
        """The figure's name."""
        return str(self.figure.label)

    def get_page_subtitle(self) -> str:
        """Of which line, and when."""
        line = self.rows[0].group_label if self.request.GET.get("group") else _("All together")
        return f"{line} · {self.span.label}" if self.figure.of_period else line

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the figures of the same period."""
        figures = f"{reverse('translation_figures')}?{urlencode({'period': self.span.key})}"
        return [
            *self.breadcrumbs_items,
            {"url": figures, "label": FiguresView.page_title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `numbers`, one page of `rows`, and the files."""
        page = Paginator(self.rows, _PER_PAGE).get_page(self.request.GET.get("p"))
        pages = Page.objects.in_bulk({row.page for row in page if row.page})
        query = {"period": self.span.key, "group": self.request.GET.get("group", "")}
        numbers = numbers_of(self.figure, self.rows)
        return super().get_context_data(
            figure=self.figure,
            numbers=[
                (column.label, written(number, column.kind))
                for column, number in zip(self.figure.columns, numbers, strict=True)
            ],
            page=page,
            rows=[
                {
                    "title": row.title,
                    "url": _address(pages.get(row.page or 0)),
                    "facts": [written_fact(fact) for fact in row.facts],
                    "value": written(row.value, self.figure.kind),
                }
                for row in page
            ],
            files=[
                (file_format.upper(), f"?{urlencode({**query, 'rows': file_format})}")
                for file_format in FORMATS
            ],
            **kwargs,
        )


def _address(page: Page | None) -> str:
    """Where visitors read the original; "" when it is not public at the moment."""
    return (page.get_url() or "") if page and page.live else ""
