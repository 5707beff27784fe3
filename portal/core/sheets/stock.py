"""The records that are there already, loaded at once, to recognise the rows of a sheet by."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models

from portal.core.names import identity
from portal.core.records import Record
from portal.core.sheets.layouts import Layout
from portal.core.sheets.loading import load_relations, with_foreign_records
from portal.core.sheets.lookups import Lookups


def key_part(value: Any) -> Any:
    """A value as part of a key: spelling and capitals do not make another record."""
    if isinstance(value, str):
        return identity(value)
    return (type(value), value.pk) if isinstance(value, models.Model) else value


class Stock:
    """All records of a model with their inline rows, by key and by unique value."""

    def __init__(self, layouts: Iterable[Layout], lookups: Lookups) -> None:
        self.main, *children = layouts
        self.records: list[Record] = list(
            with_foreign_records(self.main.model._default_manager.all(), self.main)
        )
        self._by_key: dict[tuple, list[Record]] = defaultdict(list)
        self._unique = [
            field.name
            for field in self.main.model._meta.concrete_fields
            if field.unique and not field.primary_key and not field.is_relation
        ]
        self._taken: dict[str, dict[Any, Record]] = {name: {} for name in self._unique}
        load_relations(self.records, [self.main, *children], lookups)
        for record in self.records:
            self._register(record)

    def _register(self, record: Record) -> None:
        self._by_key[self.key(record)].append(record)
        for name in self._unique:
            if value := getattr(record, name):
                self._taken[name][value] = record

    def key(self, record: Record) -> tuple:
        """What tells the record from others."""
        return tuple(key_part(getattr(record, name)) for name in self.main.keys)

    def find(self, key: tuple) -> list[Record]:
        """The records of a key: one, none, or several that nobody told apart."""
        return self._by_key.get(key, [])

    def add(self, record: Record) -> None:
        """A record that the file brings in."""
        self.records.append(record)
        self._register(record)

    def taken(self, record: Record, name: str) -> bool:
        """Whether another record has the same value in a field where it must be unique."""
        holder = self._taken[name].get(getattr(record, name))
        return holder is not None and holder is not record

    def is_value_taken(self, name: str, value: Any) -> bool:
        """Whether any record has this value in a unique field."""
        return value in self._taken[name]

    @property
    def unique_names(self) -> list[str]:
        """The fields in which no two records may have the same value."""
        return self._unique
