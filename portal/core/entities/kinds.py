"""Which records have a page of their own, and how each kind is listed and described."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.core.records import Record, RecordQuerySet


@dataclass(frozen=True)
class Fact:
    """One line of the table beside an entity: a text, or records that are linked to their pages."""

    label: str
    text: str = ""
    records: Sequence[Record] = ()
    address: str = ""


@dataclass(frozen=True)
class ChoiceFacet:
    """Narrows a list by a field with fixed choices."""

    name: str
    label: Any
    choices: Sequence[tuple[Any, Any]]


@dataclass(frozen=True)
class RecordFacet:
    """Narrows a list by the record that a foreign key names."""

    name: str
    label: Any
    model: type[Record]


@dataclass(frozen=True)
class EntityKind:
    """One kind of entity.

    `address` is its part of the address, translated; `joined` are the foreign keys that `details`
    and `facts` read; `details` are the few words beside its name in any list; `data` is what
    schema.org calls its properties.
    """

    key: str
    model: type[Record]
    singular: Any
    plural: Any
    address: Any
    schema_type: str
    section: str = "partners"
    joined: tuple[str, ...] = ()
    facets: tuple[ChoiceFacet | RecordFacet, ...] = ()
    details: Callable[[Any], list[str]] = field(default=lambda record: [])
    facts: Callable[[Any], list[Fact]] = field(default=lambda record: [])
    data: Callable[[Any], dict[str, Any]] = field(default=lambda record: {})

    def published(self) -> RecordQuerySet:
        """The records that have a page in at least one language."""
        records = self.model._default_manager.published()
        return records.select_related(*self.joined) if self.joined else records


_kinds: dict[type[Record], EntityKind] = {}


def register_kind(kind: EntityKind) -> None:
    """Give every published record of a kind its page."""
    _kinds[kind.model] = kind


def entity_kinds() -> list[EntityKind]:
    """All kinds, in the order of registration."""
    return list(_kinds.values())


def kind_of(model: type) -> EntityKind | None:
    """The kind that a model's records are; None for records without pages."""
    return _kinds.get(model)


def kind_at(address: str) -> EntityKind | None:
    """The kind that an address names in the active language."""
    return next((kind for kind in _kinds.values() if str(kind.address) == address), None)
