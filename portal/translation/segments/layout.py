"""Lays the source of a job out in segments, and keeps what was translated when it changes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db import transaction
from wagtail_localize.models import StringSegment

from portal.core.languages import base_language
from portal.translation.choices import Origin, SegmentState
from portal.translation.models import Job, Segment
from portal.translation.segments.paragraphs import finish_paragraphs, words_done
from portal.translation.segments.spreading import STATE_FIELDS, filled_from_existing
from portal.translation.text.alignment import align
from portal.translation.text.counting import words_in
from portal.translation.text.sentences import hash_of, sentences_of

# `STATE_FIELDS` as they stand in a row, without asking for what they point to.
_state_of = attrgetter(
    *(f"{name}_id" if name in {"string", "context", "translated_by"} else name
      for name in STATE_FIELDS)
)  # fmt: skip


@dataclass(frozen=True)
class _Piece:
    """A sentence of the source as it is now."""

    string_id: int
    context_id: int
    part: int
    order: int
    text: str

    @property
    def key(self) -> tuple[int, int, int]:
        return self.string_id, self.context_id, self.part


@transaction.atomic
def lay_out(job: Job) -> list[Segment]:
    """Bring the segments of `job` in step with what wagtail-localize holds of its source.

    A sentence that stayed keeps its translation. One that changed keeps it, too, beside the
    source it was made from, and has to be checked. What is new is taken from an existing
    translation of the paragraph, if there is one.
    """
    pieces = _pieces(job)
    existing = {
        (row.string_id, row.context_id, row.part): row
        for row in job.segments.select_related("string", "context")
    }
    before = {row.pk: _state_of(row) for row in existing.values()}
    merged = _kept_whole(existing.values())
    pieces = _whole(pieces, merged)
    fresh = [piece for piece in pieces if piece.key not in existing]
    wanted = {piece.key for piece in pieces}
    vanished = [row for key, row in existing.items() if key not in wanted]
    moved, created = _carry_over(job, vanished, fresh)
    _renumber(existing, pieces)
    rows = [*moved, *created, *(row for key, row in existing.items() if key in wanted)]
    rows = filled_from_existing(job, rows)
    kept = {row.pk for row in rows}
    job.segments.filter(pk__in=before.keys() - kept).delete()
    changed = [row for row in rows if row.pk and before[row.pk] != _state_of(row)]
    Segment.objects.bulk_update(changed, STATE_FIELDS)
    Segment.objects.bulk_create(row for row in rows if not row.pk)
    rows.sort(key=lambda row: (row.order, row.part))
    finish_paragraphs(job, rows)
    _count(job, rows)
    return rows


def _pieces(job: Job) -> list[_Piece]:
    if job.translation is None:
        return []
    language = base_language(job.source_locale.language_code)
    seen: set[tuple[int, int]] = set()
    pieces: list[_Piece] = []
    rows = StringSegment.objects.filter(source=job.translation.source_id).select_related("string")
    for row in rows.order_by("order"):
        # The same paragraph twice in one field has one translation.
        if (paragraph := (row.string_id, row.context_id)) in seen:
            continue
        seen.add(paragraph)
        pieces.extend(
            _Piece(*paragraph, part, row.order, text)
            for part, text in enumerate(sentences_of(row.string.data, language))
        )
    return pieces


def _kept_whole(rows: Iterable[Segment]) -> set[tuple[int, int]]:
    """Paragraphs that somebody translates in one piece although they have several sentences."""
    return {
        (row.string_id, row.context_id)
        for row in rows
        if row.part == 0 and row.source == row.string.data
    }


def _whole(pieces: Sequence[_Piece], merged: set[tuple[int, int]]) -> list[_Piece]:
    result: list[_Piece] = []
    for piece in pieces:
        paragraph = (piece.string_id, piece.context_id)
        if paragraph not in merged or piece.part == 0:
            result.append(piece)
        else:
            first = result.pop()
            result.append(_Piece(*paragraph, 0, first.order, first.text + piece.text))
    return result


def _carry_over(
    job: Job, vanished: list[Segment], fresh: list[_Piece]
) -> tuple[list[Segment], list[Segment]]:
    """Pair what is gone with what is new: in the same field first, then anywhere, word for word."""
    old_by_context: dict[int, list[Segment]] = defaultdict(list)
    for row in sorted(vanished, key=lambda row: (row.order, row.part)):
        old_by_context[row.context_id].append(row)
    new_by_context: dict[int, list[_Piece]] = defaultdict(list)
    for piece in fresh:
        new_by_context[piece.context_id].append(piece)
    moved: list[Segment] = []
    left: list[_Piece] = []
    for context_id, pieces in new_by_context.items():
        olds = old_by_context.get(context_id, [])
        pairs = align([row.source for row in olds], [piece.text for piece in pieces])
        taken = set()
        for old_index, new_index in pairs:
            if old_index is None:
                left.append(pieces[new_index])
                continue
            taken.add(old_index)
            moved.append(_moved(olds[old_index], pieces[new_index]))
        old_by_context[context_id] = [row for at, row in enumerate(olds) if at not in taken]
    by_text = {row.source.strip(): row for rows in old_by_context.values() for row in rows}
    created = []
    for piece in left:
        if old := by_text.pop(piece.text.strip(), None):
            moved.append(_moved(old, piece))
        else:
            created.append(_new(job, piece))
    return moved, created


def _moved(row: Segment, piece: _Piece) -> Segment:
    """`row` for the sentence that took its place."""
    if row.source.strip() != piece.text.strip():
        row.previous_source, row.previous_target = row.source, row.target
        if row.state != SegmentState.UNTRANSLATED:
            row.state, row.origin = SegmentState.TO_CHECK, Origin.EARLIER
    row.string_id, row.context_id, row.part = piece.key
    row.order = piece.order
    row.source, row.source_hash = piece.text, hash_of(piece.text)
    row.words = words_in(piece.text)
    return row


def _new(job: Job, piece: _Piece) -> Segment:
    return Segment(
        job=job,
        string_id=piece.string_id,
        context_id=piece.context_id,
        part=piece.part,
        order=piece.order,
        source=piece.text,
        source_hash=hash_of(piece.text),
        words=words_in(piece.text),
    )


def _renumber(existing: dict[tuple[int, int, int], Segment], pieces: Sequence[_Piece]) -> None:
    for piece in pieces:
        if row := existing.get(piece.key):
            row.order = piece.order


def _count(job: Job, rows: Sequence[Segment]) -> None:
    job.words = sum(row.words for row in rows)
    job.words_done = words_done(rows)
    Job.objects.filter(pk=job.pk).update(words=job.words, words_done=job.words_done)
