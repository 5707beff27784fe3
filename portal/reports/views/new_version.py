"""Issuing a new version of a report: an editor's decision, with a word about what is new."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from portal.core.english_texts import refuse_vietnamese
from portal.core.publishing import PublicationRefused
from portal.reports.freezing.drift import drift_of
from portal.reports.models import ReportPage
from portal.reports.publishing import is_source, issue_version, latest_version
from portal.reports.serving import written_change


class NewVersionForm(forms.Form):
    """What readers are told about the new version."""

    note_vi = forms.CharField(label=_("What is new, in Vietnamese"), max_length=500, required=False)
    note_en = forms.CharField(label=_("What is new, in English"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """The English note is on the English page at once."""
        cleaned = super().clean() or self.cleaned_data
        refuse_vietnamese(note_en=(cleaned.get("note_en", ""), cleaned.get("note_vi", "")))
        return cleaned


def may_issue(page: ReportPage, user: Any) -> bool:
    """Whether the person may publish the report, and there is something to issue anew."""
    return page.live and is_source(page) and page.permissions_for_user(user).can_publish()


class NewVersionView(FormView):
    """Shows what has changed, then counts anew and keeps it."""

    form_class = NewVersionForm
    template_name = "reports/admin/new_version.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only for those who may publish the Vietnamese report."""
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(ReportPage, pk=kwargs["page_id"])
        if not may_issue(self.report, request.user):
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the report, its version and the changed figures."""
        version = latest_version(self.report)
        changes = [written_change(change) for change in drift_of(version)] if version else []
        return super().get_context_data(
            report=self.report, version=version, changes=changes, **kwargs
        )

    def form_valid(self, form: NewVersionForm) -> HttpResponse:
        """Keep the new numbers, or say why they cannot be kept."""
        notes = (form.cleaned_data["note_vi"], form.cleaned_data["note_en"])
        try:
            version = issue_version(self.report, self.request.user, notes)  # type: ignore[arg-type]
        except PublicationRefused as refused:
            form.add_error(None, ValidationError(refused.messages))
            return self.form_invalid(form)
        messages.success(
            self.request,
            gettext("Version %(number)s of “%(title)s” has been issued.")
            % {"number": version.number, "title": self.report.title},
        )
        return redirect("wagtailadmin_pages:edit", self.report.pk)
