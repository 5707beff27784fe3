"""A revision and a log entry for each record of an import, written in bulk."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry, Revision

from portal.core.records import Record
from portal.core.sheets.plans import PlannedRecord

IMPORT_ACTION: Final = "portal.import"
_BATCH: Final = 200


def write_history(
    model: type[Record], planned: Sequence[PlannedRecord], user: Any, publish: bool
) -> None:
    """Every record of the plan, also those whose public values stay as they are."""
    if not planned:
        return
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
    _point_to(revisions, model, planned, publish)
    context = LogContext(user=user)
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=content_type,
                object_id=str(one.record.pk),
                label=str(one.record),
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


def _point_to(
    revisions: Sequence[Revision],
    model: type[Record],
    planned: Sequence[PlannedRecord],
    publish: bool,
) -> None:
    """Let records know their newest revision: one statement for a batch, not one for each."""
    for one, revision in zip(planned, revisions, strict=True):
        one.record.latest_revision = revision
        if publish:
            one.record.live_revision = revision
    newest = Revision.objects.filter(
        content_type=revisions[0].content_type_id,
        object_id=Cast(OuterRef("pk"), CharField()),
        pk__gte=min(revision.pk for revision in revisions),
    ).values("pk")[:1]
    changes: dict[str, Any] = {
        "latest_revision": Subquery(newest),
        "has_unpublished_changes": not publish,
    }
    if publish:
        changes["live_revision"] = Subquery(newest)
    for start in range(0, len(planned), _BATCH):
        keys = [one.record.pk for one in planned[start : start + _BATCH]]
        model._default_manager.filter(pk__in=keys).update(**changes)
