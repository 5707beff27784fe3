"""Lets a paragraph be translated in one piece, or sentence by sentence again."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.languages import base_language
from portal.translation.choices import Origin, SegmentState
from portal.translation.editor.saving import paragraphs_around
from portal.translation.models import Segment, SegmentVersion
from portal.translation.segments.paragraphs import count_done, finish_paragraphs, joined
from portal.translation.text.counting import words_in
from portal.translation.text.sentences import hash_of, sentences_of


@transaction.atomic
def join(user: AbstractUser, segment_id: int) -> Segment:
    """Make one segment of all sentences of a paragraph; what was translated stays in it.

    Raises:
        Http404, WritingRefused: as for saving.
        ValidationError: when it is one piece already.
    """
    rows = _paragraph(user, segment_id)
    if len(rows) == 1:
        raise ValidationError(_("This paragraph is one piece already."))
    first, *others = rows
    states = {row.state for row in rows}
    first.source = "".join(row.source for row in rows)
    target = joined([row for row in rows if row.target.strip()])
    if any(row.previous_source for row in rows):
        first.previous_source = "".join(row.previous_source or row.source for row in rows)
        first.previous_target = joined(
            [row for row in rows if (row.previous_target or row.target).strip()]
        )
    state = states.pop() if len(states) == 1 else SegmentState.TO_CHECK
    _keep(first, target, SegmentState(state) if target else SegmentState.UNTRANSLATED, user)
    Segment.objects.filter(pk__in=[row.pk for row in others]).delete()
    finish_paragraphs(first.job, [first])
    count_done(first.job)
    return first


@transaction.atomic
def split(user: AbstractUser, segment_id: int) -> Segment:
    """Cut a paragraph into its sentences again.

    A translation of as many sentences is divided among them; any other stays with the first.

    Raises:
        Http404, WritingRefused: as for saving.
        ValidationError: when there is nothing to cut.
    """
    rows = _paragraph(user, segment_id)
    first = rows[0]
    job = first.job
    sources = sentences_of(first.source, base_language(job.source_locale.language_code))
    if len(rows) > 1 or len(sources) == 1:
        raise ValidationError(_("This paragraph is one sentence."))
    targets = sentences_of(first.target, base_language(job.target_locale.language_code))
    state = SegmentState(first.state)
    if len(targets) != len(sources):
        targets = [first.target, *[""] * (len(sources) - 1)]
        state = SegmentState.TO_CHECK
    first.source = sources[0]
    first.previous_source = first.previous_target = ""
    _keep(first, targets[0], state if targets[0].strip() else SegmentState.UNTRANSLATED, user)
    others = [
        Segment(
            job=job,
            string_id=first.string_id,
            context=first.context,
            part=part,
            order=first.order,
            source=source,
            source_hash=hash_of(source),
            words=words_in(source),
            target=target,
            state=state if target.strip() else SegmentState.UNTRANSLATED,
            origin=first.origin if target.strip() else "",
            translated_by_id=first.translated_by_id,
            translated_at=first.translated_at,
        )
        for part, (source, target) in enumerate(zip(sources, targets, strict=True))
        if part
    ]
    Segment.objects.bulk_create(others)
    finish_paragraphs(job, [first, *others])
    count_done(job)
    return first


def _paragraph(user: AbstractUser, segment_id: int) -> list[Segment]:
    rows = paragraphs_around(user, segment_id)
    this = next(row for row in rows if row.pk == segment_id)
    paragraph = (this.string_id, this.context_id)
    own = [row for row in rows if (row.string_id, row.context_id) == paragraph]
    return sorted(own, key=lambda row: row.part)


def _keep(row: Segment, target: str, state: SegmentState, user: AbstractUser) -> None:
    """Store a segment that was cut anew; its text before stays in its history."""
    row.source_hash = hash_of(row.source)
    row.words = words_in(row.source)
    row.target, row.state = target, state
    row.origin = row.origin or (Origin.TYPED if target else "")
    row.version += 1
    row.save()
    SegmentVersion.objects.create(
        segment=row,
        number=row.version,
        target=target,
        state=state,
        origin=row.origin,
        user_id=user.pk if user else None,
    )
