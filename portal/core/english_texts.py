"""Refuses Vietnamese in the English fields of what has no translation to be reviewed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.vietnamese_text import is_plainly_vietnamese, left_in_vietnamese


def refuse_vietnamese(**fields: tuple[str, str]) -> None:
    """Check English texts, each given as its field's name = (English, Vietnamese).

    A single word that is the same in both languages may be a name.

    Raises:
        ValidationError: with a message on every field whose English is Vietnamese.
    """
    errors = {
        name: _("This is still Vietnamese: write it in English or leave it empty.")
        for name, (english, vietnamese) in fields.items()
        if is_plainly_vietnamese(english)
        or (len(english.split()) > 1 and left_in_vietnamese(english, vietnamese))
    }
    if errors:
        raise ValidationError(errors)
