"""The formats that a job leaves and comes back in, and those of the memory and the glossary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.translation.exchange.encoding import decoded
from portal.translation.exchange.errors import ExchangeError, refuse_too_large
from portal.translation.exchange.gathering import MOST_JOB_BYTES
from portal.translation.exchange.po import read_po, write_po
from portal.translation.exchange.units import ExchangeFile, ReadFile
from portal.translation.exchange.xliff import read_xliff, write_xliff

_ZIP_MARK: Final = b"PK\x03\x04"


@dataclass(frozen=True)
class FileType:
    """How a kind of file is called, by people and by machines; the extension has its dot."""

    key: str
    label: str | Promise
    extension: str
    content_type: str


@dataclass(frozen=True)
class Format(FileType):
    """A kind of file for the segments of a job."""

    write: Callable[[ExchangeFile], bytes]
    read: Callable[[bytes], ReadFile]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        format.key: format
        for format in (
            Format(
                "xliff",
                gettext_lazy("XLIFF 1.2 (OmegaT, memoQ, Trados, Weblate)"),
                ".xlf",
                "application/x-xliff+xml",
                write_xliff,
                read_xliff,
            ),
            Format(
                "po",
                gettext_lazy("PO (Poedit, Weblate)"),
                ".po",
                "text/x-gettext-translation",
                write_po,
                read_po,
            ),
        )
    }
)
MEMORY: Final = FileType(
    "tmx", gettext_lazy("Translation memory (TMX)"), ".tmx", "application/x-tmx+xml"
)
TERMS: Final = FileType("tbx", gettext_lazy("Glossary (TBX)"), ".tbx", "application/x-tbx+xml")


def read_any(name: str, data: bytes) -> ReadFile:
    """The segments in a file of any of the formats, told by what is in it; `name` is for messages.

    Raises:
        ExchangeError: each message begins with the file's name.
    """
    try:
        refuse_too_large(len(data), MOST_JOB_BYTES)
        if data.startswith(_ZIP_MARK):
            raise ExchangeError(_("This is a packed file: unpack it first."))
        return read_xliff(data) if _is_xml(data) else read_po(data)
    except ExchangeError as error:
        raise ExchangeError([f"{name}: {message}" for message in error.messages]) from None


def _is_xml(data: bytes) -> bool:
    """Whether it begins as XML does, which no PO file can."""
    try:
        return decoded(data).lstrip().startswith("<")
    except ExchangeError:
        # XML may state another encoding in its declaration.
        return data.lstrip().startswith(b"<")
