"""The form that takes a sheet in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.sheets.files import MOST_BYTES, Book, FileError, read_book
from portal.core.sheets.layouts import Layout


class SheetForm(forms.Form):
    """A file, what a file without sheet titles holds, and whether the public may see it."""

    sheet_file = forms.FileField(
        label=gettext_lazy("Sheet"),
        help_text=gettext_lazy(
            "An XLSX workbook or a CSV file in UTF-8, up to 10 MB and 20,000 rows. Nothing is"
            " written before you have seen what would change."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    sheet = forms.ChoiceField(
        label=gettext_lazy("A CSV file holds"),
        required=False,
        help_text=gettext_lazy("A workbook says it in the names of its sheets."),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy(
            "Otherwise new rows become drafts, and published records keep their public values"
            " until somebody publishes the changes."
        ),
    )

    def __init__(
        self, *args: Any, known: Sequence[Layout], may_publish: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.book = Book(())
        if len(known) > 1:
            self.fields["sheet"].choices = [(one.name, one.title) for one in known]  # type: ignore[attr-defined]
        else:
            del self.fields["sheet"]
        if not may_publish:
            del self.fields["publish"]

    def clean_sheet_file(self) -> UploadedFile:
        """Read it at once: a file that cannot be read is refused beside the field."""
        file: UploadedFile = self.cleaned_data["sheet_file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB."), params={"size": MOST_BYTES >> 20}
            )
        try:
            self.book = read_book(file.read())
        except FileError as error:
            raise forms.ValidationError(str(error)) from error
        file.seek(0)
        return file
