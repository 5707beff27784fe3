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

    A record that is there already, whoever made it, is used as it is.

    Args:
        site: counts what was made.
        model: the kind of record.
        entries: the records' values; "key" and "demo" are ours, everything else a column.
        known_by: the columns by which an existing record is recognised.
    """
    records = {}
    for entry in entries:
        values = {name: value for name, value in entry.items() if name not in _OWN_KEYS}
        values["is_demo"] = entry.get("demo", False)
        record, created = model.objects.get_or_create(
            **{name: values[name] for name in known_by}, defaults=values
        )
        if created:
            site.count("records")
        records[entry["key"]] = record
    return records
