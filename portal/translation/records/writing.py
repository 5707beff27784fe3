"""Writes the English texts of public records, and keeps the two pairs of eyes.

A record has no translation to be reviewed: its English stands in its own row and is public as
soon as the row is. Who may publish in English, or may publish this kind of record, writes it at
once. Everybody else proposes: the texts become the record's newest draft, the job waits for
review, and visitors see them when a second person has taken them over. Only texts that are
empty are written here: nothing public is overwritten, in either language.
"""

from collections.abc import Mapping

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.records import Record
from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move_through
from portal.translation.models import Job
from portal.translation.queue.rights import Rights
from portal.translation.records.jobs import follow_record
from portal.translation.records.missing import missing_texts

Texts = Mapping[str, str]


def _may(user: AbstractUser, action: str, model: type[Record]) -> bool:
    options = model._meta
    return user.has_perm(f"{options.app_label}.{get_permission_codename(action, options)}")


def may_write(rights: Rights, model: type[Record], language: int) -> bool:
    """Whether this person writes what records of this kind say in a language, or proposes it."""
    if not _may(rights.user, "change", model):
        return False
    return rights.may_write_in(language) or _may(rights.user, "publish", model)


def may_publish(rights: Rights, job: Job, model: type[Record]) -> bool:
    """Whether what this person writes is public at once."""
    if _may(rights.user, "publish", model):
        return True
    proposed_it = job.state == JobState.IN_REVIEW and job.assignee_id == rights.user.pk
    return job.target_locale_id in rights.decides and not proposed_it


def proposed_texts(record: Record) -> dict[str, str]:
    """What the record's newest draft says where its public row is empty."""
    if not record.has_unpublished_changes or record.latest_revision is None:
        return {}
    content = record.latest_revision.content
    return {
        text.field: str(content[text.field])
        for text in missing_texts(record)
        if content.get(text.field)
    }


@transaction.atomic
def write_english(job: Job, record: Record, texts: Texts, rights: Rights) -> bool:
    """Fill the empty English texts of a public record; answers whether they are public now.

    `record` is the row as it is public; `texts` are given by field, empty ones are passed over.

    Raises:
        ValidationError: by field, when a text is Vietnamese, too long or no longer missing.
    """
    model = type(record)
    texts = {name: text for name, text in texts.items() if text}
    _refuse_what_is_there(record, texts)
    draft = _draft_of(record)
    if may_publish(rights, job, model):
        _fill(record, texts)
        # Before the receivers, which do not know who does it.
        follow_record(record, rights.user)
        record.save_revision(user=rights.user, log_action=True).publish(
            user=rights.user, skip_permission_checks=True
        )
        if draft is not None:
            _fill(draft, texts)
            draft.save_revision(user=rights.user)
        return True
    newest = draft if draft is not None else record
    _fill(newest, texts)
    newest.save_revision(user=rights.user, log_action=True)
    move_through(job, JobState.IN_REVIEW, rights.user, action="proposed", assignee=rights.user)
    return False


def _refuse_what_is_there(record: Record, texts: Texts) -> None:
    missing = {text.field for text in missing_texts(record)}
    taken = {
        name: _("Somebody else has written this meanwhile: “%(text)s”.")
        % {"text": getattr(record, name)}
        for name in texts
        if name not in missing
    }
    if taken:
        raise ValidationError(taken)


def _draft_of(record: Record) -> Record | None:
    """The newest version, when somebody has changed it and not published it yet."""
    if not record.has_unpublished_changes or record.latest_revision_id is None:
        return None
    return record.get_latest_revision_as_object()


def _fill(record: Record, texts: Texts) -> None:
    for name, text in texts.items():
        setattr(record, name, text)
    record.clean_fields(
        exclude={field.name for field in record._meta.concrete_fields} - texts.keys()
    )
    record.clean()
