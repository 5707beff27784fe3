"""Writes a checked plan: everything in one transaction, with a history for every record.

Thousands of rows are written in bulk, so what `save()` and Wagtail's signals do for one
record is done here for all: revisions, log entries, the search index, the usage index.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_m2m_relations
from wagtail.signals import published

from portal.core.records import Record
from portal.core.sheets.history import write_history
from portal.core.sheets.indexes import write_indexes
from portal.core.sheets.layouts import Layout, layouts
from portal.core.sheets.plans import Plan, PlannedChild, PlannedRecord
from portal.core.sheets.relations import LinksColumn

_BATCH: Final = 200
# What follows from other fields, and what publishing changes.
_STATE: Final = frozenset(
    {
        "sort_key",
        "search_text",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
    }
)


@transaction.atomic
def write(plan: Plan, model: type[Record], user: Any, publish: bool) -> None:
    """Do what the plan says, or nothing.

    Without `publish`, new records are drafts, and what is public keeps its published values
    until somebody publishes the new ones.
    """
    planned = list(plan.planned.values())
    held_back = [one for one in planned if not one.is_new and one.record.live and not publish]
    written = [one for one in planned if one not in held_back]
    if publish:
        _mark_published(written)
    _write_records(model, written, publish)
    _write_relations(model, written)
    write_history(model, planned, user, publish)
    write_indexes(model, [one.record for one in written])
    names = {"label_vi", "label_en", *model.also_called}
    model.pass_on_names(
        one.record for one in written if not one.is_new and not names.isdisjoint(one.columns)
    )
    if publish:
        for one in written:
            published.send(sender=model, instance=one.record, revision=one.record.live_revision)


def _mark_published(written: Iterable[PlannedRecord]) -> None:
    now = timezone.now()
    for one in written:
        record = one.record
        record.live = True
        record.has_unpublished_changes = False
        record.first_published_at = record.first_published_at or now
        record.last_published_at = now


def _write_records(model: type[Record], written: list[PlannedRecord], publish: bool) -> None:
    new = [one.record for one in written if one.is_new]
    if not publish:
        for record in new:
            record.live = False
            record.has_unpublished_changes = True
    model._default_manager.bulk_create(new, batch_size=_BATCH)
    changed = [one for one in written if not one.is_new]
    names = {name for one in changed for name in one.columns if _is_column(model, name)}
    _overwrite(model._default_manager, [one.record for one in changed], names | _STATE)


def _overwrite(manager: models.Manager, instances: list[Any], names: set[str]) -> None:
    """Update rows in bulk: much quicker than `bulk_update`, which tells cases apart."""
    manager.bulk_create(
        instances,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=sorted(names),
    )


def _is_column(model: type[Record], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _write_relations(model: type[Record], written: Sequence[PlannedRecord]) -> None:
    for field in get_all_child_m2m_relations(model):
        touched = [one for one in written if one.is_new or field.name in one.columns]
        _write_many(field, [one.record for one in touched])
    main, *_children = layouts(model)
    for column in main.columns:
        if isinstance(column, LinksColumn):
            touched = [one for one in written if one.is_new or column.name in one.columns]
            _write_links(column, [one.record for one in touched])
    _write_children([child for one in written for child in one.children])


def _write_many(field: ParentalManyToManyField, records: list[Record]) -> None:
    through = field.remote_field.through
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    pairs = {
        (record.pk, other.pk) for record in records for other in getattr(record, field.name).all()
    }
    rows = through._default_manager.filter(**{f"{source}__in": [one.pk for one in records]})
    rows.delete()
    through._default_manager.bulk_create(
        [through(**{source: ours, target: other}) for ours, other in sorted(pairs)],
        batch_size=_BATCH,
    )


def _write_links(column: LinksColumn, records: list[Record]) -> None:
    model, parent = column.relation.related_model, column.relation.field.name
    links = [link for record in records for link in getattr(record, column.name).all()]
    kept = [link.pk for link in links if link.pk]
    rows = model._default_manager.filter(**{f"{parent}__in": records})
    rows.exclude(pk__in=kept).delete()
    new = [link for link in links if link.pk is None]
    _tie(new, parent)
    model._default_manager.bulk_create(new, batch_size=_BATCH)


def _write_children(planned: Iterable[PlannedChild]) -> None:
    by_layout: dict[Layout, list[PlannedChild]] = {}
    for one in planned:
        by_layout.setdefault(one.layout, []).append(one)
    for layout, children in by_layout.items():
        manager = layout.model._default_manager
        new = [one.child for one in children if one.is_new]
        if layout.relation:
            _tie(new, layout.relation.field.name)
        manager.bulk_create(new, batch_size=_BATCH)
        changed = [one.child for one in children if not one.is_new]
        _overwrite(manager, changed, {column.name for column in layout.columns})


def _tie(children: Iterable[Any], parent: str) -> None:
    """Let children of a new record know the number that it has just been given."""
    for child in children:
        setattr(child, parent, getattr(child, parent))
