"""One click from a period to the draft of a report."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from portal.core.figures import Reach
from portal.core.periods import Period, PeriodKind
from portal.core.source_listings import source_listing_for
from portal.reports.beginning import begin_report
from portal.reports.choices import PERIOD_KINDS, REACHES
from portal.reports.models import ReportIndexPage

_OLDEST, _LATEST = 1945, 2100
_OF_TWO_YEARS = (PeriodKind.YEARS, PeriodKind.TERM)


class NewReportForm(forms.Form):
    """Which period, and whose work."""

    kind = forms.ChoiceField(label=_("Period"), choices=PERIOD_KINDS)
    year = forms.IntegerField(
        label=_("Year"), min_value=_OLDEST, max_value=_LATEST, required=False,
        help_text=_("The first year, for several years, a term or ten years."),
    )  # fmt: skip
    half = forms.ChoiceField(
        label=_("Half"), choices=[("1", _("first half")), ("2", _("second half"))], required=False
    )
    last_year = forms.IntegerField(
        label=_("Last year"), min_value=_OLDEST, max_value=_LATEST, required=False,
        help_text=_("For several years or a term."),
    )  # fmt: skip
    starts_on = forms.DateField(
        label=_("First day"), required=False, widget=AdminDateInput, help_text=_("For other dates.")
    )
    ends_on = forms.DateField(label=_("Last day"), required=False, widget=AdminDateInput)
    reach = forms.ChoiceField(label=_("Whose work"), choices=REACHES, initial=Reach.UNION.value)

    def clean(self) -> dict[str, Any]:
        """Adds `period`."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            cleaned["period"] = self._period(cleaned)
        return cleaned

    def _period(self, cleaned: dict[str, Any]) -> Period:
        kind = PeriodKind(cleaned["kind"])
        if kind is PeriodKind.OWN:
            return self._own(cleaned["starts_on"], cleaned["ends_on"])
        year, last = cleaned["year"], cleaned["last_year"]
        if year is None:
            raise ValidationError({"year": gettext("Write the year.")})
        if kind in _OF_TWO_YEARS:
            if last is None or last < year:
                raise ValidationError({"last_year": gettext("Write the last year.")})
            return Period.years(year, last, kind)
        match kind:
            case PeriodKind.HALF_YEAR:
                return Period.half_year(year, int(cleaned["half"] or 1))
            case PeriodKind.NINE_MONTHS:
                return Period.nine_months(year)
            case PeriodKind.TEN_YEARS:
                return Period.ten_years(year)
        return Period.year(year)

    @staticmethod
    def _own(starts_on: date | None, ends_on: date | None) -> Period:
        if starts_on is None or ends_on is None:
            raise ValidationError({"starts_on": gettext("Write the first and the last day.")})
        if ends_on < starts_on:
            raise ValidationError({"ends_on": gettext("The last day is before the first.")})
        return Period.own(starts_on, ends_on)


def half_year_to_report(today: date) -> dict[str, Any]:
    """The half-year that an office reports on today: the one that ends, or has just ended."""
    is_early = today.month <= 3
    is_first = not is_early and today.month <= 9
    return {
        "kind": PeriodKind.HALF_YEAR.value,
        "year": today.year - 1 if is_early else today.year,
        "half": "1" if is_first else "2",
    }


class NewReportView(WagtailAdminTemplateMixin, FormView):
    """Choose a period; find a draft with all sections and figures in the editor."""

    form_class = NewReportForm
    template_name = "reports/admin/new_report.html"
    page_title = _("New report")
    header_icon = "doc-full-inverse"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only for those who may add Vietnamese reports."""
        super().setup(request, *args, **kwargs)
        index = source_listing_for(ReportIndexPage, request.user)
        if index is None:
            raise PermissionDenied
        self.index = index

    def get_initial(self) -> dict[str, Any]:
        """The half-year that is due."""
        return half_year_to_report(timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the scripts with which days are chosen."""
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media}

    def form_valid(self, form: NewReportForm) -> HttpResponse:
        """Open the editor, whether the report has just been begun or was there before."""
        begun = begin_report(
            self.index, form.cleaned_data["period"], form.cleaned_data["reach"], self.request.user
        )
        if begun.is_new:
            messages.success(
                self.request, gettext("The draft is ready: fill in what stands in brackets.")
            )
        else:
            messages.info(self.request, gettext("This report has been begun already: here it is."))
        return redirect("wagtailadmin_pages:edit", begun.page.pk)
