"""The forms of a pasted report: the source with its text, and a form for each proposal."""

from typing import Any, Final

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from partners.models import LegalDocument, Organisation
from portal.core.text import clean_text
from portal.reports.models import ReportingPeriod, StatedFigure

LONGEST_TEXT: Final = 1_000_000
"""Bytes of the pasted text."""


class SourceForm(forms.ModelForm):
    """The document a text comes from, and what holds for all its figures."""

    text = forms.CharField(
        label=_("Text of the report"), strip=False, widget=forms.Textarea(attrs={"rows": 20})
    )
    period = forms.ModelChoiceField(
        ReportingPeriod.objects.all(),
        label=_("period"),
        required=False,
        help_text=_("For figures where the text names none."),
    )

    class Meta:
        model = StatedFigure
        fields = ["source_title_vi", "source_title_en", "reach", "territory"]

    field_order = ["source_title_vi", "source_title_en", "text", "period", "reach", "territory"]

    def clean_source_title_vi(self) -> str:
        """One spelling of blanks, so that a second pasting finds the first."""
        return clean_text(self.cleaned_data["source_title_vi"])

    def clean_text(self) -> str:
        """Not more than one sitting's work."""
        text: str = self.cleaned_data["text"]
        if len(text.encode("utf-8", errors="replace")) > LONGEST_TEXT:
            raise forms.ValidationError(
                _("The text is longer than 1 MB. Please paste it in parts."), code="too-long"
            )
        return text


class ProposalForm(forms.ModelForm):
    """A proposal: only those that are ticked are looked at, and none is required.

    `line` and `words` say where it was read; `known` is a record that already says so, and
    `nearly_known` are those which may.
    """

    accept = forms.BooleanField(label=_("Accept"), required=False)
    line = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    words = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)

    known: Any = None
    nearly_known: Any = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            # The column says what a field is; each row has to say it again for those who listen.
            if not field.widget.is_hidden:
                place = self.line_shown
                field.widget.attrs["aria-label"] = f"{self.fields[name].label}, {place}"

    @property
    def line_shown(self) -> Any:
        """The line number, also of a row that came back with a mistake."""
        return self["line"].value() or ""

    @property
    def words_shown(self) -> str:
        """The words it was read from."""
        return self["words"].value() or ""

    @property
    def is_accepted(self) -> bool:
        """Whether the row is ticked."""
        return bool(self.is_bound and self["accept"].data)

    def full_clean(self) -> None:
        """Nobody has to correct what nobody wants."""
        if self.is_bound and not self.is_accepted:
            self._errors = ErrorDict()
            self.cleaned_data = {}
        else:
            super().full_clean()


class FigureForm(ProposalForm):
    """A figure to be stated."""

    class Meta:
        model = StatedFigure
        fields = [
            "qualifier", "value", "unit", "measure", "label_vi", "label_en", "kind", "starts_on",
            "ends_on",
        ]  # fmt: skip
        localized_fields = ["value"]


class OrganisationForm(ProposalForm):
    """An organisation to be drafted."""

    class Meta:
        model = Organisation
        fields = ["label_vi", "label_en", "aliases", "kind"]
        widgets = {"aliases": forms.TextInput}


class DocumentForm(ProposalForm):
    """A legal document to be drafted."""

    class Meta:
        model = LegalDocument
        fields = ["number", "kind", "label_vi", "issuer_vi", "issued_on"]


FIGURES: Final = "figures"
ORGANISATIONS: Final = "organisations"
DOCUMENTS: Final = "documents"
MOST_ROWS: Final = 300

FigureFormSet = forms.formset_factory(FigureForm, extra=0, max_num=MOST_ROWS)
OrganisationFormSet = forms.formset_factory(OrganisationForm, extra=0, max_num=MOST_ROWS)
DocumentFormSet = forms.formset_factory(DocumentForm, extra=0, max_num=MOST_ROWS)
