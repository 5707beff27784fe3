"""Records of the demonstration: countries, topics, donors and the like."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from portal.core.demo.registry import DemoSite
from portal.core.records import Record

RecordType = TypeVar("RecordType", bound=Record)

_OWN_KEYS = {"key", "demo"}


def ensure_records(
    site: DemoSite,
    model: type[RecordType],
    entries: Iterable[Mapping[str, Any]],
    *,
    known_by: tuple[str, ...] = ("label_vi",),
) -> dict[str, RecordType]:
    """Create the records that are missing; answers with all of them by key.

    A record that is there already, whoever made it, is used as it is. Many-to-many columns are
    given as lists of records.

    Args:
        site: counts what was made.
        model: the kind of record.
        entries: the records' values; "key" and "demo" are ours, everything else a column.
        known_by: the columns by which an existing record is recognised.
    """
    many = {field.name for field in model._meta.many_to_many}
    records = {}
    for entry in entries:
        values = {
            name: value
            for name, value in entry.items()
            if name not in _OWN_KEYS and name not in many
        }
        values["is_demo"] = entry.get("demo", False)
        record, created = model.objects.get_or_create(
            **{name: values[name] for name in known_by}, defaults=values
        )
        if created:
            _link(record, {name: entry[name] for name in many & entry.keys()})
            site.count("records")
        records[entry["key"]] = record
    return records


def _link(record: Record, linked: Mapping[str, Iterable[Record]]) -> None:
    """Clusterable records keep their links in memory until they are saved again."""
    for name, others in linked.items():
        getattr(record, name).set(others)
    if linked:
        record.save()
