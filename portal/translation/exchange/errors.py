"""Why a file is not taken."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ExchangeError(ValidationError):
    """A file that cannot be taken; its messages are for the person who chose it."""


def refuse_too_large(size: int, most: int) -> None:
    """Both in bytes.

    Raises:
        ExchangeError: when the file is empty or larger than it may be.
    """
    if not size:
        raise ExchangeError(_("The file is empty."))
    if size > most:
        raise ExchangeError(
            _("The file is larger than %(size)s MB: that is more than can be read here.")
            % {"size": most >> 20}
        )
