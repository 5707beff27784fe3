"""Divides translations of whole paragraphs, which the desk did not write, among the segments."""

from collections import defaultdict

from wagtail_localize.models import StringTranslation

from portal.core.languages import base_language
from portal.core.vietnamese_text import plain
from portal.translation.choices import DONE_STATES, Origin, SegmentState
from portal.translation.models import Job, Segment
from portal.translation.segments.paragraphs import count_done, joined
from portal.translation.text.sentences import hash_of, sentences_of

# Everything of a segment that its source or an existing translation decides.
STATE_FIELDS = [
    "string", "context", "part", "order", "source", "source_hash", "words", "target", "state",
    "origin", "match_percent", "previous_source", "previous_target", "version",
    "translated_by", "translated_at",
]  # fmt: skip


def filled_from_existing(job: Job, rows: list[Segment]) -> list[Segment]:
    """Take over translations of whole paragraphs that were there before the segments.

    Also of a paragraph that was changed and is now changed back.
    """
    paragraphs: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.part):
        paragraphs[row.string_id, row.context_id].append(row)
    open_paragraphs = {
        key: parts
        for key, parts in paragraphs.items()
        if any(part.state not in DONE_STATES for part in parts)
    }
    known = StringTranslation.objects.filter(
        locale=job.target_locale_id,
        context__in={context for _string, context in open_paragraphs},
        has_error=False,
    )
    superfluous: list[Segment] = []
    for translation in known:
        key = (translation.translation_of_id, translation.context_id)
        if key in open_paragraphs and plain(translation.data):
            superfluous.extend(_spread(open_paragraphs[key], translation, job))
    dropped = {id(row) for row in superfluous}
    return [row for row in rows if id(row) not in dropped]


def take_over_paragraph(translation: StringTranslation) -> None:
    """Follow a translation of a whole paragraph that was written without the desk."""
    segments = (
        Segment.objects.filter(
            string=translation.translation_of_id,
            context=translation.context_id,
            job__target_locale=translation.locale_id,
        )
        .select_related("job__target_locale", "job__source_locale")
        .order_by("job", "part")
    )
    by_job: dict[Job, list[Segment]] = defaultdict(list)
    for row in segments:
        by_job[row.job].append(row)
    for job, rows in by_job.items():
        if joined(rows) == translation.data:
            continue
        superfluous = _spread(rows, translation, job)
        kept = [row for row in rows if row not in superfluous]
        Segment.objects.filter(pk__in=[row.pk for row in superfluous]).delete()
        Segment.objects.bulk_update(kept, STATE_FIELDS)
        count_done(job)


def _spread(rows: list[Segment], translation: StringTranslation, job: Job) -> list[Segment]:
    """Divide a paragraph's translation among its sentences; answers with rows no longer needed.

    A translation with another number of sentences keeps the paragraph in one piece.
    """
    language = base_language(job.target_locale.language_code)
    targets = sentences_of(translation.data, language)
    superfluous: list[Segment] = []
    if len(targets) != len(rows):
        first, *superfluous = rows
        first.source = "".join(row.source for row in rows)
        first.source_hash = hash_of(first.source)
        first.words = sum(row.words for row in rows)
        rows, targets = [first], [translation.data]
    for row, target in zip(rows, targets, strict=True):
        if row.target.strip() == target.strip() and row.state in DONE_STATES:
            continue
        row.target = target
        row.state = SegmentState.TRANSLATED
        row.origin = Origin.EXISTING
        row.version += 1
        row.translated_by_id = translation.last_translated_by_id
        row.translated_at = translation.updated_at
    return superfluous
