"""Files that translators bring from elsewhere."""

import tempfile
from pathlib import Path

import polib
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

MAX_PO_BYTES = 2 * 1024 * 1024
_PAGE_HEADER = "X-WagtailLocalize-TranslationID"


def read_po(upload: UploadedFile | None) -> polib.POFile:
    """The PO file in an upload.

    Raises:
        ValidationError: when there is none, it is too large, or it is not a PO file.
    """
    if upload is None:
        raise ValidationError(_("Choose a PO file first."))
    if upload.size is None or upload.size > MAX_PO_BYTES:
        raise ValidationError(_("The file is too large for a PO file of one page."))
    # polib takes a text for a file name when there is a file of that name, so it gets a file.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_bytes(upload.read())
        try:
            return polib.pofile(str(path))
        except (OSError, ValueError, LookupError):
            raise ValidationError(_("Please upload a valid PO file.")) from None


def import_po(translation: Translation, po: polib.POFile, user: AbstractUser) -> str:
    """Take over the finished entries; answers with a sentence about what was done.

    Entries marked as fuzzy are somebody's guess and are left out.

    Raises:
        ValidationError: when the file does not belong to this translation.
    """
    belongs_to = po.metadata.get(_PAGE_HEADER)
    if not belongs_to:
        raise ValidationError(
            _("The file does not say which page it belongs to: download it here.")
        )
    if belongs_to != str(translation.uuid):
        raise ValidationError(
            _("Cannot import PO file that was created for a different translation.")
        )
    fuzzy = [entry for entry in po if entry.fuzzy]
    for entry in fuzzy:
        po.remove(entry)
    finished = len(po.translated_entries())
    unknown = len(translation.import_po(po, user=user, tool_name="PO"))
    taken = ngettext("%(number)d entry was read.", "%(number)d entries were read.", finished) % {
        "number": finished
    }
    left_out = ngettext(
        "%(number)d entry was left out: fuzzy, or unknown here.",
        "%(number)d entries were left out: fuzzy, or unknown here.",
        len(fuzzy) + unknown,
    ) % {"number": len(fuzzy) + unknown}
    return f"{taken} {left_out}" if fuzzy or unknown else taken
