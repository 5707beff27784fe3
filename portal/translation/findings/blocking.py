"""The errors that keep a translation from going live, for the gate."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from portal.translation.checks import Finding, plain_text
from portal.translation.completeness import Pieces, pieces_of
from portal.translation.findings.pairs import (
    Reasons,
    errors_in,
    pair_hash,
    reasons_of_overrides,
    setting_of,
    setting_of_job,
)
from portal.translation.models import Job
from portal.translation.sources import strings_of
from portal.translation.text.sentences import sentences_of

_QUOTED_CHARACTERS = 60


@dataclass(frozen=True)
class BlockedPair:
    """A paragraph and its translation with an error that nobody has overridden."""

    source: str
    target: str
    finding: Finding
    pair_hash: uuid.UUID
    language: str

    def in_words(self) -> str:
        """The sentence as far as it helps to find it, and what is wrong with it."""
        return _("“%(quoted)s”: %(finding)s") % {
            "quoted": Truncator(self._sentence()).chars(_QUOTED_CHARACTERS),
            "finding": self.finding.message,
        }

    def _sentence(self) -> str:
        """The sentence of the translation that the finding is about, or else the first."""
        text = plain_text(self.target)
        wrong = self.finding.target_span[0] if self.finding.target_span else 0
        end = 0
        for sentence in sentences_of(text, self.language):
            end += len(sentence)
            if wrong < end:
                return sentence.strip()
        return text


def blocking_findings(
    subject: Translation | Job,
    page: Page | None = None,
    *,
    pieces: Pieces | None = None,
    overrides: Callable[[], Reasons] | None = None,
) -> list[BlockedPair]:
    """The errors that keep a translation from going live: paragraphs, in reading order.

    Args:
        subject: the translation, or its job.
        page: the very page that is about to go live; without it the translation is read as it
            stands in the desk.
        pieces: those of the translation, where they have been read already.
        overrides: answers what reviewers have accepted, where that is read for others, too.
    """
    translation = subject.translation if isinstance(subject, Job) else subject
    if translation is None:
        return []
    job = subject if isinstance(subject, Job) else getattr(translation, "job", None)
    setting = setting_of_job(job) if job else setting_of(translation)
    overridden: Reasons | None = None
    blocked = []
    for source, target, field_path in _paragraphs(translation, page, pieces):
        errors = list(errors_in(setting.findings(source, target, field_path)))
        if not errors:
            continue
        if overridden is None:
            overridden = overrides() if overrides else reasons_of_overrides(job)
        key = pair_hash(source, target)
        blocked += [
            BlockedPair(source, target, finding, key, setting.target_language)
            for finding in errors
            if (finding.code, key) not in overridden
        ]
    return blocked


def _paragraphs(
    translation: Translation, page: Page | None, pieces: Pieces | None
) -> Iterator[tuple[str, str, str]]:
    """Source, translation and place of every paragraph that has a translation."""
    if page is not None:
        segments = StringSegment.objects.filter(source=translation.source_id)
        yield from _on_page(segments.select_related("string", "context").order_by("order"), page)
        return
    for segment, row in pieces_of(translation) if pieces is None else pieces:
        if row is not None and row.data:
            yield segment.string.data, row.data, segment.context.field_path


def _on_page(segments: Iterable[StringSegment], page: Page) -> Iterator[tuple[str, str, str]]:
    """By place and order; a place with another number of paragraphs is compared as a whole."""
    targets: dict[str, list[str]] = defaultdict(list)
    for place, text in strings_of(page):
        targets[place].append(text)
    sources: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        sources[segment.context.path].append(segment)
    for place, rows in sources.items():
        texts = [row.string.data for row in rows]
        if len(texts) == len(targets[place]):
            for text, target in zip(texts, targets[place], strict=True):
                yield text, target, rows[0].context.field_path
        elif targets[place]:
            yield " ".join(texts), " ".join(targets[place]), ""
