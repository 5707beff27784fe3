"""Loads records with everything that their sheets show, in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

from portal.core.records import Record
from portal.core.sheets.layouts import Layout
from portal.core.sheets.lookups import Lookups
from portal.core.sheets.relations import LinksColumn, RecordColumn, RecordsColumn


def with_foreign_records(queryset: models.QuerySet, layout: Layout) -> models.QuerySet:
    """The rows together with the records that their columns name."""
    names = [column.name for column in layout.columns if isinstance(column, RecordColumn)]
    return queryset.select_related(*names) if names else queryset


def start_relations(record: Record) -> None:
    """Let a new record know that it has nothing yet, so that nobody asks the database."""
    relations = [relation.get_accessor_name() for relation in get_all_child_relations(record)]
    for name in (*relations, *(field.name for field in get_all_child_m2m_relations(record))):
        getattr(record, name or "").set([])


def load_relations(records: Sequence[Record], layouts: Iterable[Layout], lookups: Lookups) -> None:
    """Give every record its inline rows and its many related records.

    They are held in memory from now on, as modelcluster does while a form is edited.
    """
    main, *children = layouts
    for column in main.columns:
        if isinstance(column, LinksColumn):
            _load_children(records, column.relation, [column.target.name])
        elif isinstance(column, RecordsColumn):
            _load_many(records, column, lookups)
    for layout in children:
        if layout.relation:
            names = [one.name for one in layout.columns if isinstance(one, RecordColumn)]
            _load_children(records, layout.relation, names)


def _load_children(
    records: Sequence[Record], relation: models.ManyToOneRel, names: list[str]
) -> None:
    children: dict[Any, list[models.Model]] = defaultdict(list)
    queryset = relation.related_model._default_manager.all()
    for child in queryset.select_related(*names) if names else queryset:
        children[getattr(child, relation.field.attname)].append(child)
    for record in records:
        getattr(record, relation.get_accessor_name() or "").set(children[record.pk])


def _load_many(records: Sequence[Record], column: RecordsColumn, lookups: Lookups) -> None:
    field: Any = column.field
    targets = {one.pk: one for one in lookups.names(column.model).all}
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    found: dict[Any, list[Record]] = defaultdict(list)
    for ours, theirs in field.remote_field.through._default_manager.values_list(source, target):
        found[ours].append(targets[theirs])
    for record in records:
        getattr(record, column.name).set(found[record.pk])
