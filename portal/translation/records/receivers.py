"""Listens to records, one at a time and many at once."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from portal.core.records import Record
from portal.core.signals import records_written
from portal.translation.records.jobs import follow_record, follow_records, forget_record
from portal.translation.records.missing import record_models


def follow_saved_record(instance: Record, raw: bool = False, **kwargs: Any) -> None:
    """A saved record has what it lacks in the queue; data that is loaded brings its own jobs."""
    if not raw:
        follow_record(instance)


def follow_deleted_record(instance: Record, **kwargs: Any) -> None:
    """A deleted one is in nobody's way."""
    forget_record(instance)


def follow_written_records(records: list[Record], **kwargs: Any) -> None:
    """Sheets and commands write by the thousand."""
    follow_records(records)


def listen() -> None:
    """Connect everything; again is harmless."""
    for model in record_models():
        post_save.connect(follow_saved_record, sender=model, dispatch_uid=f"{model}_saved")
        post_delete.connect(follow_deleted_record, sender=model, dispatch_uid=f"{model}_deleted")
    records_written.connect(follow_written_records, dispatch_uid="records_written")
