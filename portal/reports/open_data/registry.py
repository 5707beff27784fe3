"""Data sets: what is published, which columns they have and what each column means.

Rooms register theirs in `datasets.py`, which `CoreConfig.ready` discovers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

Label = str | Promise
Value = str | int | bool | Decimal | date | None

# Fetched in portions: fifty thousand transactions need not be in memory at once.
_PORTION = 2000


@dataclass(frozen=True)
class Field:
    """A column.

    Attributes:
        key: its heading in every file; never changed once published.
        path: where its value comes from, in the ORM's words.
        explanation: what it means and in which unit, for the data dictionary.
    """

    key: str
    path: str
    explanation: Label


@dataclass(frozen=True)
class Dataset:
    """A table that anybody may download. Only published rows are in it.

    Attributes:
        rows: answers with the rows; drafts and what hangs on drafts are left out.
    """

    key: str
    label: Label
    explanation: Label
    fields: Sequence[Field]
    rows: Callable[[], QuerySet]

    def values(self) -> Iterator[tuple[Value, ...]]:
        """The rows' values in the order of the fields, always in the same order of rows."""
        paths = [field.path for field in self.fields]
        return self.rows().order_by("pk").values_list(*paths).iterator(_PORTION)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows by field, as they stand in JSON: decimals are strings, dates are ISO 8601."""
        keys = [field.key for field in self.fields]
        for row in self.values():
            yield dict(zip(keys, map(machine_readable, row), strict=True))


def machine_readable(value: Value) -> str | int | bool | None:
    """A value without a language: a full stop for decimals, ISO 8601 for dates."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


_datasets: dict[str, Dataset] = {}


def register_dataset(dataset: Dataset) -> Dataset:
    """Publish a table.

    Raises:
        ValueError: when its key is taken, or names no file.
    """
    if dataset.key in _datasets or not dataset.key.replace("-", "").isalnum():
        raise ValueError(f"A data set cannot be called {dataset.key!r}")
    _datasets[dataset.key] = dataset
    return dataset


def datasets() -> Mapping[str, Dataset]:
    """Every published table by key, in the order of registration."""
    return MappingProxyType(_datasets)
