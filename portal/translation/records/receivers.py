"""Listens to records, one at a time and many at once."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, post_save

from portal.core.languages import LANGUAGE_CODES
from portal.core.records import Record
from portal.core.signals import records_written
from portal.translation.records.jobs import follow_record, follow_records, forget_record
from portal.translation.records.missing import record_models


def follow_saved_record(
    instance: Record,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """A saved record has what it lacks in the queue; data that is loaded brings its own jobs.

    Who saves a draft holds its texts in memory and writes only which version is the newest: what
    the public reads has not changed then.
    """
    if raw or (update_fields is not None and not _shown(instance).intersection(update_fields)):
        return
    follow_record(instance)


def _shown(record: Record) -> set[str]:
    """The columns that decide about the job."""
    texts = (f"{name}_{code}" for name in record.bilingual_texts for code in LANGUAGE_CODES)
    return {"live", *texts}


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
