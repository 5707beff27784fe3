"""The table of pages and languages, and having a page translated from there."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import Locale, Page

from portal.core.pages import page_types
from portal.translation.queue.columns import url_of
from portal.translation.queue.filters import Section
from portal.translation.queue.matrix import (
    Cell,
    CellState,
    Row,
    models_of_section,
    originals_for,
    rows_of,
)
from portal.translation.queue.rights import Rights
from portal.translation.queue.views import require_part
from portal.translation.queue.wanting import want_translation

_LOOKS: Mapping[str, tuple[str, str]] = {
    CellState.LIVE: ("done", "globe"),
    CellState.OUTDATED: ("alarm", "rotate"),
    CellState.IN_PROGRESS: ("working", "edit"),
    CellState.NOT_WANTED: ("off", "cross"),
    CellState.MISSING: ("ask", "help"),
}


class MatrixFilterSet(WagtailFilterSet):
    """By section, type and state."""

    section = django_filters.ChoiceFilter(
        label=_("Section"), choices=Section.choices, widget=forms.RadioSelect,
        empty_label=_("All"), method="by_section",
    )  # fmt: skip
    content_type = django_filters.ChoiceFilter(
        label=_("Type"), widget=forms.RadioSelect, empty_label=_("All")
    )
    other_state = django_filters.ChoiceFilter(
        label=_("Translation"), choices=CellState.choices, widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["content_type"].extra["choices"] = sorted(
            (
                (str(kind.pk), capfirst(kind.name))
                for kind in ContentType.objects.get_for_models(*page_types()).values()
            ),
            key=lambda choice: choice[1],
        )

    def by_section(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        """A section is made of page types."""
        kinds = ContentType.objects.get_for_models(*models_of_section(value)).values()
        return pages.filter(content_type__in=kinds)


class PageColumn(Column):
    """The title and the type of the original."""

    cell_template_name = "translation/queue/matrix_page_cell.html"


class LanguageColumn(Column):
    """The page in one language."""

    cell_template_name = "translation/queue/matrix_cell.html"

    def __init__(self, index: int, locale: Locale, rights: Rights) -> None:
        super().__init__(locale.language_code, label=locale.get_display_name())
        self.index, self.locale, self.rights = index, locale, rights

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        """Where a click leads, and whether there is something to ask for."""
        context = super().get_cell_context_data(instance, parent_context)
        cell = instance.cells[self.index]
        context["cell"] = cell
        context["original"] = instance.page
        context["look"], context["icon"] = _LOOKS.get(cell.state or "", ("off", ""))
        context["url"] = self._url(cell, parent_context["request"])
        context["may_want"] = (
            not cell.is_original
            and cell.page is None
            and (cell.job is None or cell.state == CellState.NOT_WANTED)
            and self.rights.may_want(instance.page.locale_id, self.locale.pk)
        )
        context["locale"] = self.locale
        return context

    def _url(self, cell: Cell, request: HttpRequest) -> str:
        if cell.job and cell.state not in {CellState.LIVE, CellState.NOT_WANTED}:
            return url_of(cell.job)
        if cell.page is None:
            return ""
        public = cell.page.get_url(request) if cell.page.live else None
        return public or reverse("wagtailadmin_pages:edit", args=[cell.page.pk])


class MatrixView(BaseListingView):
    """Originals in rows, languages in columns."""

    template_name = "translation/queue/matrix.html"
    results_template_name = "translation/queue/matrix_results.html"
    index_url_name = "translation_matrix"
    index_results_url_name = "translation_matrix_results"
    page_title = _("Pages and languages")
    header_icon = "table"
    model = Page
    filterset_class = MatrixFilterSet
    is_searchable = True
    paginate_by = 50
    verbose_name_plural = _("pages")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people with a part in it."""
        self.rights = require_part(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Page]:
        """What this person may know of, the newest first."""
        pages = originals_for(self.rights.user).select_related("content_type")
        return pages.order_by("-last_published_at", "-pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Every word in the title; pages know no text without marks."""
        for word in self.search_query.split():
            queryset = queryset.filter(title__icontains=word)
        return queryset

    @cached_property
    def locales(self) -> list[Locale]:
        """Vietnamese first."""
        return list(Locale.objects.order_by("-language_code"))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The page, then its languages."""
        return [
            PageColumn("page", label=_("Page")),
            *(
                LanguageColumn(index, locale, self.rights)
                for index, locale in enumerate(self.locales)
            ),
        ]

    def get_table(self, object_list: Any) -> Any:
        """The languages of the pages of this page come in two queries."""
        return super().get_table(rows_of(list(object_list), self.locales))


@require_POST
def have_translated(request: HttpRequest, page_id: int, locale_id: int) -> HttpResponse:
    """Open the job of a page that has none."""
    rights = require_part(request)
    page = get_object_or_404(originals_for(rights.user), pk=page_id).specific
    target = get_object_or_404(Locale.objects.exclude(pk=page.locale_id), pk=locale_id)
    reasons, job = want_translation(page, target, rights)
    for reason in reasons:
        messages.error(request, reason)
    if job:
        messages.success(request, gettext("The job is in the queue."))
    return redirect(get_valid_next_url_from_request(request) or "translation_matrix")
