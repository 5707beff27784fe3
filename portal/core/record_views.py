"""The list of records and the window in which one is chosen: searched, filtered, exported."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import BaseColumn, LiveStatusTagColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView

from portal.core.records import Record
from portal.core.sheets.exporting import csv_of, workbook_of
from portal.core.sheets.layouts import layouts
from portal.core.sheets.loading import with_foreign_records
from portal.core.sheets.workbooks import XLSX


class RecordFilterSet(WagtailFilterSet):
    """What every kind of record can be narrowed by."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Publication"),
        method="by_state",
        choices=[
            ("live", gettext_lazy("published")),
            ("draft", gettext_lazy("draft")),
            ("changed", gettext_lazy("published, with changes that are not")),
        ],
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    english = django_filters.ChoiceFilter(
        label=gettext_lazy("English name"),
        method="by_english",
        choices=[("missing", gettext_lazy("missing")), ("there", gettext_lazy("written"))],
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    is_demo = django_filters.ChoiceFilter(
        label=gettext_lazy("Invented for demonstration"),
        choices=[("True", gettext_lazy("yes")), ("False", gettext_lazy("no"))],
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Public, not public, or public in an older form."""
        if value == "changed":
            return queryset.filter(live=True, has_unpublished_changes=True)
        return queryset.filter(live=value == "live")

    def by_english(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Records that English pages leave out, or the others."""
        missing = {"label_en": ""}
        return queryset.filter(**missing) if value == "missing" else queryset.exclude(**missing)


class PublicationColumn(LiveStatusTagColumn):
    """Draft or published, without Wagtail's query for a schedule in every row."""

    def get_value(self, instance: Record) -> str:
        """The state in a word or two."""
        if not instance.live:
            return _("draft")
        return _("published, changed") if instance.has_unpublished_changes else _("published")


class RecordIndexView(IndexView):
    """A list that is searched without marks and downloaded as it can be brought in again."""

    base_filterset_class = RecordFilterSet
    import_url_name = ""

    def get_base_queryset(self) -> QuerySet:
        """With the records that the list names, in the same query."""
        return with_foreign_records(super().get_base_queryset(), layouts(self.model)[0])

    def search_queryset(self, queryset: Any) -> QuerySet:
        """All words, in any order, typed with or without marks."""
        return queryset.found_by(self.search_query) if self.is_searching else queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Every list says which records are drafts."""
        return [*super().columns, PublicationColumn()]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Beside "Add": bring in many at once."""
        buttons = list(super().header_buttons)
        if self.user_has_permission("add"):
            buttons.append(
                HeaderButton(
                    _("Bring in a sheet"), url=reverse(self.import_url_name), icon_name="upload"
                )
            )
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """A CSV file holds one sheet: inline rows have files of their own."""
        buttons = list(super().header_more_buttons)
        for priority, layout in enumerate(layouts(self.model)[1:], start=101):
            buttons.append(
                Button(
                    _("Download CSV: %(sheet)s") % {"sheet": layout.title},
                    url=f"{self.csv_export_url}&sheet={layout.name}",
                    icon_name="download",
                    priority=priority,
                )
            )
        return buttons

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponseBase:
        """What the list shows, with every column of the record."""
        name = f"{self.model._meta.model_name}.{spreadsheet_format}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        records = list(queryset)
        if spreadsheet_format == self.FORMAT_XLSX:
            content = workbook_of(self.model, records)
            return HttpResponse(content, content_type=XLSX, headers=headers)
        lines = csv_of(self.model, records, self.request.GET.get("sheet", ""))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


class RecordSearchForm(BaseFilterForm):
    """The search field of the chooser."""

    q = forms.CharField(
        label=gettext_lazy("Search term"),
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Search")}),
        required=False,
    )

    def filter(self, objects: Any) -> QuerySet:
        """Records in whose names all words occur."""
        query = self.cleaned_data.get("q", "").strip()
        self.search_query = query
        self.is_searching = bool(query)
        return objects.found_by(query) if query else objects


class RecordChooseView(ChooseView):
    """The chooser's window."""

    filter_form_class = RecordSearchForm


class RecordChooseResultsView(ChooseResultsView):
    """The chooser's results while somebody types."""

    filter_form_class = RecordSearchForm


class RecordChooserViewSet(SnippetChooserViewSet):
    """Chooses a record by any of its names, with or without marks."""

    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
