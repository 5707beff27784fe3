"""Which English texts a record lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.core.records import Record
from portal.translation.text.counting import words_in


@dataclass(frozen=True)
class MissingText:
    """A text that is there in Vietnamese only.

    Attributes:
        field: the name of the English column.
        source: the Vietnamese text.
    """

    field: str
    source: str


def record_models() -> list[type[Record]]:
    """Every kind of record."""
    return [model for model in apps.get_models() if issubclass(model, Record)]


def missing_texts(record: Record) -> list[MissingText]:
    """What has to be written in English; nothing for a record that is no longer public."""
    return list(_missing(record)) if record.live else []


def _missing(record: Record) -> Iterator[MissingText]:
    for name in record.bilingual_texts:
        source = getattr(record, f"{name}_{SOURCE_LANGUAGE}")
        field = f"{name}_{TARGET_LANGUAGE}"
        if source and not getattr(record, field):
            yield MissingText(field, source)


def words_missing(texts: list[MissingText]) -> int:
    """How many words there are to translate."""
    return sum(words_in(text.source) for text in texts)
