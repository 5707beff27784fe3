"""A record's missing English texts as a row of a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.records import Record
from portal.translation.models import Job
from portal.translation.records.missing import MissingText, missing_texts
from portal.translation.records.writing import proposed_texts

_LONG_TEXT = 80


class RecordForm(forms.Form):
    """One input for each text that is missing, named after its column."""

    def __init__(
        self, job: Job, record: Record, suggestions: dict[str, str], data: Any = None
    ) -> None:
        self.job, self.record = job, record
        self.texts = {text.field: text for text in missing_texts(record)}
        self.suggestions = suggestions
        super().__init__(data, prefix=f"job-{job.pk}", initial=proposed_texts(record))
        for text in self.texts.values():
            self.fields[text.field] = self._field(text)

    def _field(self, text: MissingText) -> forms.CharField:
        column: Any = self.record._meta.get_field(text.field)
        limit = column.max_length
        is_long = limit is None or len(text.source) > _LONG_TEXT
        attributes = {"lang": "en", "aria-describedby": f"source-{self.prefix}-{text.field}"}
        widget = (
            forms.Textarea({"rows": 2, **attributes}) if is_long else forms.TextInput(attributes)
        )
        label = _("English") if text.field == "label_en" else column.verbose_name
        return forms.CharField(label=label, required=False, max_length=limit, widget=widget)

    def rows(self) -> list[dict[str, Any]]:
        """Each input with its Vietnamese and what the glossary or the memory says."""
        return [
            {
                "input": self[name],
                "source": text.source,
                "source_id": f"source-{self.prefix}-{name}",
                "suggestion": self.suggestions.get(text.source, ""),
            }
            for name, text in self.texts.items()
        ]

    @property
    def kind(self) -> str:
        """What the record is."""
        return str(self.record._meta.verbose_name)

    @property
    def is_proposed(self) -> bool:
        """Whether somebody's texts wait to be taken over."""
        return bool(self.initial)

    def add_reasons(self, refused: ValidationError) -> None:
        """Put each reason beside its input; what concerns other columns stands above them."""
        if not hasattr(refused, "error_dict"):
            self.add_error(None, refused)
            return
        for name, reasons in refused.message_dict.items():
            label = "" if name in self.fields else f"{self._name_of(name)}: "
            for reason in reasons:
                self.add_error(name if name in self.fields else None, f"{label}{reason}")

    def _name_of(self, column: str) -> str:
        names = {
            field.name: field.verbose_name
            for field in self.record._meta.get_fields()
            if hasattr(field, "verbose_name")
        }
        return str(names.get(column, column))

    def texts_to_write(self) -> dict[str, str]:
        """What somebody has typed, or proposed and left standing."""
        return {name: value for name, value in self.cleaned_data.items() if value}
