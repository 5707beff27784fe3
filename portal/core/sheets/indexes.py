"""Wagtail's indexes of what was written in bulk: full text, and which record is used where."""

from collections.abc import Sequence
from typing import Final

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from portal.core.records import Record

_BATCH: Final = 200


def write_indexes(model: type[Record], records: Sequence[Record]) -> None:
    """As Wagtail's signals would do for one record after the other."""
    if not records:
        return
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, records)
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    keys = [str(record.pk) for record in records]
    for start in range(0, len(keys), _BATCH):
        ReferenceIndex.objects.filter(
            base_content_type=content_type, object_id__in=keys[start : start + _BATCH]
        ).delete()
    # Wagtail's own method for one object asks the database twice for each; these two helpers
    # of it, which it keeps to itself, ask nothing.
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=content_type,
                base_content_type=content_type,
                object_id=str(record.pk),
                to_content_type_id=to_type,
                to_object_id=to_key,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for record in records
            for to_type, to_key, model_path, content_path in dict.fromkeys(
                ReferenceIndex._extract_references_from_object(record)
            )
        ],
        batch_size=_BATCH,
    )
