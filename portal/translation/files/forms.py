"""The forms that take files in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.translation.exchange.gathering import MOST_JOB_BYTES
from portal.translation.exchange.tbx import MOST_TERM_BYTES
from portal.translation.exchange.tmx import MOST_MEMORY_BYTES


class _SmallFile(forms.FileField):
    """A file that is refused by its size before anything of it is read."""

    def __init__(self, *, most: int, accept: str, label: Any) -> None:
        self.most = most
        super().__init__(label=label, widget=forms.FileInput(attrs={"accept": accept}))

    def clean(self, data: UploadedFile | None, initial: object = None) -> UploadedFile:
        upload = super().clean(data, initial)
        if upload.size > self.most:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB: that is more than can be read here.")
                % {"size": self.most >> 20}
            )
        return upload


class JobFileForm(forms.Form):
    """A job's texts, back from another program."""

    file = _SmallFile(
        most=MOST_JOB_BYTES, accept=".xlf,.xliff,.po", label=gettext_lazy("XLIFF or PO file")
    )


class MemoryFileForm(forms.Form):
    """Pairs from another memory."""

    memory = _SmallFile(most=MOST_MEMORY_BYTES, accept=".tmx", label=gettext_lazy("TMX file"))


class TermFileForm(forms.Form):
    """Terms from another glossary."""

    terms = _SmallFile(most=MOST_TERM_BYTES, accept=".tbx,.xml", label=gettext_lazy("TBX file"))
