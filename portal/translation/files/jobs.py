"""A job on its way to another program and back."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.translation.choices import DONE_STATES, Origin, SegmentState
from portal.translation.editor.saving import begin_work
from portal.translation.exchange.matching import matched
from portal.translation.exchange.units import (
    ExchangeFile,
    ExchangeUnit,
    ReadFile,
    ReadUnit,
    UnitState,
)
from portal.translation.models import Job, Segment
from portal.translation.segments.paragraphs import count_done
from portal.translation.segments.writing import Change, write

_STATES = {
    SegmentState.UNTRANSLATED: UnitState.UNTRANSLATED,
    SegmentState.TO_CHECK: UnitState.TO_BE_CHECKED,
    SegmentState.CHANGES_ASKED: UnitState.TO_BE_CHECKED,
    SegmentState.TRANSLATED: UnitState.TRANSLATED,
    SegmentState.ACCEPTED: UnitState.APPROVED,
}
# Between a segment's number and the version that went out with it.
_VERSION_MARK = "."


def outgoing(job: Job) -> ExchangeFile:
    """Every segment of `job` as it stands now; two queries.

    A unit's key says which version of the translation it holds, so that a file that comes back
    late does not undo what was done here meanwhile.
    """
    segments = job.segments.select_related("context").prefetch_related("comments")
    return _file(
        job,
        [
            ExchangeUnit(
                key=f"{segment.pk}{_VERSION_MARK}{segment.version}",
                source=segment.source.strip(),
                target=segment.target.strip(),
                state=_STATES[SegmentState(segment.state)],
                note="\n".join(
                    comment.text for comment in segment.comments.all() if not comment.resolved_at
                ),
                path=segment.context.field_path,
            )
            for segment in segments
        ],
    )


def _file(job: Job, units: list[ExchangeUnit]) -> ExchangeFile:
    return ExchangeFile(
        job=str(job.key),
        source_language=job.source_locale.language_code,
        target_language=job.target_locale.language_code,
        title=job.title,
        units=tuple(units),
    )


@dataclass(frozen=True)
class Incoming:
    """What a file brought: how many segments were taken, and what a person should know."""

    taken: int
    warnings: tuple[str, ...]

    def said(self) -> str:
        """The first of these in a sentence."""
        return ngettext(
            "%(number)d segment was taken from the file.",
            "%(number)d segments were taken from the file.",
            self.taken,
        ) % {"number": self.taken}


def take_in(job: Job, read: ReadFile, user: AbstractUser) -> Incoming:
    """Store what a file brings back for `job`, in the name of `user`.

    Finished units are translated, the others have to be checked. A unit whose source has changed
    since has to be checked, too. One that was changed here since stays as it is here.

    Raises:
        ExchangeError: when the file was made for another job, or for other languages.
    """
    seen = dict(_key_and_version(unit) for unit in read.units)
    read = replace(
        read, units=tuple(replace(unit, key=_key_and_version(unit)[0]) for unit in read.units)
    )
    segments = {str(segment.pk): segment for segment in job.segments.select_related("context")}
    expected = _file(
        job,
        [
            ExchangeUnit(key, segment.source.strip(), segment.target, UnitState.UNTRANSLATED)
            for key, segment in segments.items()
        ],
    )
    heaps = matched(read, expected)
    units = [*heaps.taken, *heaps.changed]
    late = [unit for unit in units if _is_late(unit, segments[unit.key], seen[unit.key])]
    changed = {unit.key for unit in heaps.changed}
    changes = [
        _change(unit, segments[unit.key], to_check=unit.key in changed)
        for unit in units
        if unit not in late
    ]
    written = write(job, changes, user)
    count_done(job)
    if written:
        begin_work(job, user)
    return Incoming(len(written), (*heaps.warnings(), *_said_of_late(len(late))))


def _key_and_version(unit: ReadUnit) -> tuple[str, int | None]:
    key, _mark, version = unit.key.partition(_VERSION_MARK)
    return key, int(version) if version.isdecimal() else None


def _is_late(unit: ReadUnit, segment: Segment, seen: int | None) -> bool:
    """Whether somebody has written something else here since the file was made."""
    return seen != segment.version and unit.target.strip() != segment.target.strip()


def _change(unit: ReadUnit, segment: Segment, *, to_check: bool) -> Change:
    if segment.target.strip() == unit.target.strip() and segment.state in DONE_STATES:
        return Change(segment, segment.target, segment.state, segment.origin)
    finished = unit.finished and not to_check
    return Change(
        segment,
        unit.target,
        SegmentState.TRANSLATED if finished else SegmentState.TO_CHECK,
        Origin.FILE,
    )


def _said_of_late(number: int) -> list[str]:
    if not number:
        return []
    return [
        ngettext(
            "%(number)d segment was changed here since the file was made: it stays as it is here.",
            "%(number)d segments were changed here since the file was made: they stay as they are"
            " here.",
            number,
        )
        % {"number": number}
    ]


def file_name(job: Job, extension: str) -> str:
    """What a job's file is called on the disk of who downloads it."""
    return (
        _("job-%(number)d-%(language)s")
        % {
            "number": job.pk,
            "language": job.target_locale.language_code,
        }
        + extension
    )
