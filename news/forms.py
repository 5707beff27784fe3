"""Forms of the newsroom."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MAX_FILES = 50


class SeveralFilesInput(forms.ClearableFileInput):
    """A file field in which several files can be chosen at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Cleans every chosen file; its value is a list."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """At least one file and not more than one sitting's work."""
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(
                _("Choose at most %(number)s files at a time."), params={"number": MAX_FILES}
            )
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


class ImportArticlesForm(forms.Form):
    """Article files that an officer brings in."""

    article_files = SeveralFilesField(
        label=_("Article files"),
        allow_empty_file=True,
        help_text=_(
            "Text files or saved web pages (.txt, .html), one article each, up to 5 MB."
            " Old Vietnamese encodings are recognised."
        ),
        widget=SeveralFilesInput(attrs={"accept": ".txt,.htm,.html,.xhtml"}),
    )
