"""The text in a file of which nobody says the encoding."""

from typing import Final

from django.utils.translation import gettext as _

from portal.translation.exchange.errors import ExchangeError

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_by_mark(data: bytes) -> str:
    """The encoding that a byte order mark states, the mark being part of it; empty without one."""
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), "")


def decoded(data: bytes) -> str:
    """The text, without a byte order mark: UTF-8, or UTF-16 where a mark says so.

    Raises:
        ExchangeError: which names the line of the first byte that does not fit.
    """
    codec = encoding_by_mark(data) or "utf-8"
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, errors="replace").count("\n") + 1
        raise ExchangeError(
            _("Line %(line)s: the file is damaged, or not in %(encoding)s.")
            % {"line": line, "encoding": "UTF-16" if codec == "utf-16" else "UTF-8"}
        ) from None
