"""Writes a checked plan: everything in one transaction, with a history for every record.

Thousands of rows are written in bulk, so what `save()` and Wagtail's signals do for one
record is done here for all: revisions, log entries, the search index, the usage index.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_m2m_relations
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import published

from portal.core.records import Record
from portal.core.sheets.layouts import Layout, layouts
from portal.core.sheets.plans import Plan, PlannedChild, PlannedRecord
from portal.core.sheets.relations import LinksColumn

IMPORT_ACTION: Final = "portal.import"
_BATCH: Final = 200


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
    _write_history(model, planned, held_back, user, publish)
    _write_indexes(model, [one.record for one in written])
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
    for one in changed:
        one.record.derive()
    names = {name for one in changed for name in one.columns if _is_column(model, name)}
    names |= {"sort_key", "search_text", "live", "has_unpublished_changes"}
    names |= {"first_published_at", "last_published_at"}
    model._default_manager.bulk_update(
        [one.record for one in changed], sorted(names), batch_size=_BATCH
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
        manager.bulk_update(
            [one.child for one in children if not one.is_new],
            [column.name for column in layout.columns],
            batch_size=_BATCH,
        )


def _tie(children: Iterable[Any], parent: str) -> None:
    """Let children of a new record know the number that it has just been given."""
    for child in children:
        setattr(child, parent, getattr(child, parent))


def _write_history(
    model: type[Record],
    planned: Sequence[PlannedRecord],
    held_back: Sequence[PlannedRecord],
    user: Any,
    publish: bool,
) -> None:
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=content_type,
                base_content_type=content_type,
                object_id=str(one.record.pk),
                created_at=now,
                user=user,
                object_str=str(one.record),
                content=one.record.serializable_data(),
            )
            for one in planned
        ],
        batch_size=_BATCH,
    )
    for one, revision in zip(planned, revisions, strict=True):
        one.record.latest_revision = revision
        if publish:
            one.record.live_revision = revision
        elif one in held_back:
            one.record.has_unpublished_changes = True
    model._default_manager.bulk_update(
        [one.record for one in planned],
        ["latest_revision", "live_revision", "has_unpublished_changes"],
        batch_size=_BATCH,
    )
    context = LogContext(user=user)
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=content_type,
                object_id=str(one.record.pk),
                label=str(one.record)[:255],
                action=IMPORT_ACTION,
                timestamp=now,
                user=user,
                uuid=context.uuid,
                revision=revision,
                content_changed=True,
                data={"is_new": one.is_new, "is_published": publish},
            )
            for one, revision in zip(planned, revisions, strict=True)
        ],
        batch_size=_BATCH,
    )


def _write_indexes(model: type[Record], records: list[Record]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, records)
    for record in records:
        ReferenceIndex.create_or_update_for_object(record)
