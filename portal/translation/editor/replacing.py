"""Finds words in the translations of a job and puts others in their place; chips stay."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.translation.choices import SegmentState
from portal.translation.editor.saving import LONGEST, begin_work
from portal.translation.models import Job, Segment
from portal.translation.segments.writing import Change, write
from portal.translation.text.chips import from_markers, pieces_of, to_markers
from portal.translation.text.plain_text import cleaned

_LONGEST_SOUGHT = 200


@dataclass(frozen=True)
class Search:
    """What is looked for, and how."""

    find: str
    replacement: str = ""
    match_case: bool = False
    whole_words: bool = False

    def in_place_of(self, found: str) -> str:
        """The replacement; unless case matters, large where what it replaces is written large."""
        replacement = cleaned(self.replacement)
        if not self.match_case and found[0].isupper():
            shouted = len(found) > 1 and found.isupper()
            return replacement.upper() if shouted else replacement[:1].upper() + replacement[1:]
        return replacement

    def pattern(self) -> re.Pattern[str]:
        """As an expression in which nothing of the text means anything but itself.

        Raises:
            ValidationError: when there is nothing to look for.
        """
        find = cleaned(self.find)
        if not find.strip() or len(find) > _LONGEST_SOUGHT:
            raise ValidationError(_("Say what to look for, in at most 200 characters."))
        expression = re.escape(find)
        if self.whole_words:
            expression = rf"(?<!\w){expression}(?!\w)"
        return re.compile(expression, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """A segment in which the words stand; `shown` marks them and what would replace them."""

    segment: Segment
    shown: SafeString
    count: int
    target: str


def hits_in(job: Job, search: Search) -> list[Hit]:
    """Where the words stand, in the order of the page: one query.

    Raises:
        ValidationError: when there is nothing to look for.
    """
    pattern = search.pattern()
    rows = job.segments.exclude(target="").select_related("context")
    hits = (_hit(row, pattern, search) for row in rows)
    return [hit for hit in hits if hit]


@transaction.atomic
def replace(
    job: Job, user: AbstractUser, search: Search, segment_ids: Iterable[int] | None = None
) -> list[Segment]:
    """Replace the words in these segments, or in all; answers with those that were written.

    Raises:
        ValidationError: when there is nothing to look for, or a text became too long.
        SegmentConflict: when somebody else was at one of them in the same moment.
    """
    chosen = None if segment_ids is None else set(segment_ids)
    changes = []
    for hit in hits_in(job, search):
        row = hit.segment
        if chosen is not None and row.pk not in chosen:
            continue
        if len(hit.target) > LONGEST:
            raise ValidationError(_("The text would become too long."))
        accepted = row.state == SegmentState.ACCEPTED
        state = SegmentState.TRANSLATED if accepted else SegmentState(row.state)
        changes.append(Change(row, hit.target, state, row.origin, row.match_percent, row.version))
    written = write(job, changes, user) if changes else []
    if written:
        begin_work(job, user)
    return written


def _hit(row: Segment, pattern: re.Pattern[str], search: Search) -> Hit | None:
    markers, chips = to_markers(row.target, row.source)
    texts: list[str] = []
    shown: list[SafeString] = []
    count = 0
    for piece in pieces_of(markers, chips):
        if piece.chip is not None:
            texts.append(piece.text)
            shown.append(format_html('<span class="desk-chip">{}</span>', piece.text))
            continue
        text, found = pattern.subn(lambda match: search.in_place_of(match[0]), piece.text)
        count += found
        texts.append(text.replace("{", "{{").replace("}", "}}"))
        shown.append(_marked(piece.text, pattern, search))
    if not count:
        return None
    target = from_markers("".join(texts), row.source, row.target)
    return Hit(row, format_html_join("", "{}", ((part,) for part in shown)), count, target)


def _marked(text: str, pattern: re.Pattern[str], search: Search) -> SafeString:
    parts: list[SafeString] = []
    done = 0
    for match in pattern.finditer(text):
        parts.append(format_html("{}", text[done : match.start()]))
        parts.append(
            format_html("<del>{}</del><ins>{}</ins>", match[0], search.in_place_of(match[0]))
        )
        done = match.end()
    parts.append(format_html("{}", text[done:]))
    return format_html_join("", "{}", ((part,) for part in parts))
