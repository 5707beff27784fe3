"""Writes what a page consists of into wagtail-localize's tables, in bulk.

wagtail-localize asks the database several times for each piece of text, twice over: 1,786 queries
for a page of sixty blocks. Here a page is taken apart in memory and its pieces are written
together. What stands in the tables afterwards is the same.
"""

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

_CHUNK = 400
_Segments = Sequence[Any]


def store_segments(source: TranslationSource) -> None:
    """The work of `TranslationSource.refresh_segments`, with queries by kind and not by piece."""
    instance = source.as_instance()
    values = extract_segments(instance)
    contexts = _contexts(source, values, instance)
    for segment_model, rows in (
        (StringSegment, _string_rows(source, values, contexts)),
        (TemplateSegment, _template_rows(source, values, contexts)),
        (RelatedObjectSegment, _related_rows(source, values, contexts)),
        (OverridableSegment, _overridable_rows(source, values, contexts)),
    ):
        _replace(segment_model, source, rows)


def _contexts(
    source: TranslationSource, values: _Segments, instance: Page
) -> dict[str, TranslationContext]:
    paths = dict.fromkeys(value.path for value in values)
    known = {
        context.path: context
        for context in TranslationContext.objects.filter(object_id=source.object_id)
    }
    missing = []
    for path in paths:
        if path in known:
            continue
        context = TranslationContext(
            object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path)
        )
        context.field_path = _field_path(context, instance)
        missing.append(context)
    for context in TranslationContext.objects.bulk_create(missing):
        known[context.path] = context
    return known


def _field_path(context: TranslationContext, instance: Page) -> str:
    """wagtail-localize computes it and saves the row at once; here the row comes later."""
    unsaved = TranslationContext(path=context.path)
    unsaved.save = lambda *args, **kwargs: None
    return unsaved.get_field_path(instance)


def _of(values: _Segments, kind: type) -> Iterable[Any]:
    return (value for value in values if isinstance(value, kind))


def _string_rows(
    source: TranslationSource, values: _Segments, contexts: dict[str, TranslationContext]
) -> list[StringSegment]:
    pieces = list(_of(values, StringSegmentValue))
    texts = {String._get_data_hash(piece.string.data): piece.string.data for piece in pieces}
    strings = _ensured(
        String.objects.filter(locale_id=source.locale_id),
        "data_hash",
        {
            data_hash: String(locale_id=source.locale_id, data_hash=data_hash, data=data)
            for data_hash, data in texts.items()
        },
    )
    return [
        StringSegment(
            source=source,
            context=contexts[piece.path],
            order=piece.order,
            string=strings[String._get_data_hash(piece.string.data)],
            attrs=json.dumps(piece.attrs, cls=DjangoJSONEncoder),
        )
        for piece in pieces
    ]


def _template_rows(
    source: TranslationSource, values: _Segments, contexts: dict[str, TranslationContext]
) -> list[TemplateSegment]:
    pieces = list(_of(values, TemplateSegmentValue))
    templates = _ensured(
        Template.objects.all(),
        "uuid",
        {
            _template_key(piece): Template(
                uuid=_template_key(piece),
                template=piece.template,
                template_format=piece.format,
                string_count=piece.string_count,
            )
            for piece in pieces
        },
    )
    return [
        TemplateSegment(
            source=source,
            context=contexts[piece.path],
            order=piece.order,
            template=templates[_template_key(piece)],
        )
        for piece in pieces
    ]


def _template_key(piece: TemplateSegmentValue) -> uuid.UUID:
    namespace = uuid.uuid5(Template.BASE_UUID_NAMESPACE, piece.format)
    return uuid.uuid5(namespace, piece.template)


def _related_rows(
    source: TranslationSource, values: _Segments, contexts: dict[str, TranslationContext]
) -> list[RelatedObjectSegment]:
    return [
        RelatedObjectSegment(
            source=source,
            context=contexts[piece.path],
            order=piece.order,
            object=TranslatableObject.objects.get_or_create(
                content_type=piece.content_type, translation_key=piece.translation_key
            )[0],
        )
        for piece in _of(values, RelatedObjectSegmentValue)
    ]


def _overridable_rows(
    source: TranslationSource, values: _Segments, contexts: dict[str, TranslationContext]
) -> list[OverridableSegment]:
    return [
        OverridableSegment(
            source=source,
            context=contexts[piece.path],
            order=piece.order,
            data_json=json.dumps(piece.data, cls=DjangoJSONEncoder),
        )
        for piece in _of(values, OverridableSegmentValue)
    ]


def _ensured(known: models.QuerySet, key: str, wanted: dict[Any, models.Model]) -> dict[Any, Any]:
    """The rows with these keys: found, or made; another writer's row wins over ours."""
    keys = list(wanted)

    def found() -> dict[Any, Any]:
        return {
            getattr(row, key): row
            for start in range(0, len(keys), _CHUNK)
            for row in known.filter(**{f"{key}__in": keys[start : start + _CHUNK]})
        }

    rows = found()
    if missing := [row for row_key, row in wanted.items() if row_key not in rows]:
        known.model._default_manager.bulk_create(missing, ignore_conflicts=True)
        rows = found()
    return rows


def _replace(
    segment_model: type[models.Model], source: TranslationSource, rows: list[models.Model]
) -> None:
    """Keep the rows that are wanted as they are, so that their numbers last; delete the others."""
    fields = [
        field.attname
        for field in segment_model._meta.concrete_fields
        if field.attname not in {"id", "source_id"}
    ]

    def identity(row: models.Model) -> tuple[Any, ...]:
        return tuple(getattr(row, field) for field in fields)

    manager = segment_model._default_manager
    old = {identity(row): row.pk for row in manager.filter(source=source)}
    wanted = {identity(row): row for row in rows}
    gone = [pk for key, pk in old.items() if key not in wanted]
    for start in range(0, len(gone), _CHUNK):
        manager.filter(pk__in=gone[start : start + _CHUNK]).delete()
    manager.bulk_create([row for key, row in wanted.items() if key not in old])
