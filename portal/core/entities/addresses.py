"""Where the directory, its lists and its entities stand, in either language."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from portal.core.entities.kinds import EntityKind, kind_of
from portal.core.languages import base_language
from portal.core.records import Record
from portal.core.slugs import vietnamese_slug

# The largest number that both databases keep as a key has more digits.
_MOST_DIGITS = 18


def label_in(record: Record, language: str) -> str:
    """The record's name in a language, "" when nobody has written it."""
    return type(record).label.in_language(record, language)


def record_slug(record: Record, language: str) -> str:
    """The last part of an entity's address: its name, for people, and its number, for us."""
    name = vietnamese_slug(label_in(record, language).replace("/", " "))
    return f"{name}-{record.pk}" if name else str(record.pk)


def record_number(slug: str) -> int | None:
    """The number at the end of an address; None when there is none that a database could hold."""
    digits = slug.rpartition("-")[2]
    return (
        int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        else None
    )


def _reverse(language: str, name: str, **parts: Any) -> str:
    with translation.override(language):
        return reverse(name, kwargs={key: str(part) for key, part in parts.items()})


def directory_address(language: str) -> str:
    """Where all kinds are listed."""
    return _reverse(language, "directory")


def list_address(kind: EntityKind, language: str) -> str:
    """Where all entities of a kind are listed."""
    with translation.override(language):
        return _reverse(language, "entity_list", kind=kind.address)


def entity_address(kind: EntityKind, record: Record, language: str) -> str:
    """Where one entity stands."""
    with translation.override(language):
        slug = record_slug(record, language)
        return _reverse(language, "entity", kind=kind.address, record=slug)


def tied_address(kind: EntityKind, record: Record, tie: str, language: str) -> str:
    """Where everything of one sort that is tied to an entity is listed."""
    with translation.override(language):
        slug = record_slug(record, language)
        return _reverse(language, "entity_tied", kind=kind.address, record=slug, tie=tie)


def entity_url(record: Any) -> str:
    """The record's page in the active language; "" when it has none there."""
    kind = kind_of(type(record))
    language = base_language(get_language())
    if kind is None or not record.live or not label_in(record, language):
        return ""
    return entity_address(kind, record, language)
