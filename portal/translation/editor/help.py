"""What helps with one segment, fetched when somebody comes to it."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from portal.core.languages import base_language
from portal.translation.editor.presenting import Presenter, Row
from portal.translation.memory.fuzzy import fuzzy_matches
from portal.translation.memory.matches import Match
from portal.translation.models import Segment, SegmentComment, SegmentVersion
from portal.translation.review.segments import may_review
from portal.translation.text.chips import MarkerError, from_markers, to_markers
from portal.translation.text.plain_text import plain_text
from portal.translation.text.sentences import sentences_of
from portal.translation.text.word_differences import Piece, word_diff

_MATCHES = 4
_VERSIONS = 20


@dataclass(frozen=True)
class Suggestion:
    """A remembered translation that can be taken over."""

    match: Match
    markers: str
    diff: list[Piece]

    @property
    def is_exact(self) -> bool:
        """Whether it was the very same text."""
        return not self.diff


@dataclass(frozen=True)
class Earlier:
    """A translation that the segment had, and what has changed since; or the present one."""

    version: SegmentVersion
    diff: list[Piece]
    is_present: bool


@dataclass(frozen=True)
class ShownTerm:
    """A term of the glossary with its wordings in both languages."""

    source: str
    wordings: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Help:
    """Everything in the panel beside the segments."""

    row: Row
    suggestions: list[Suggestion]
    terms: list[ShownTerm]
    previous_markers: str
    comments: list[SegmentComment]
    # The newest of all `versions`; nothing where the present one is the only one.
    history: list[Earlier]
    versions: int
    may_join: bool
    may_split: bool
    may_judge: bool


def help_for(segment: Segment, user: AbstractUser) -> Help:
    """Everything that helps `user` with `segment`."""
    job = segment.job
    paragraph = list(
        job.segments.filter(string=segment.string_id, context=segment.context_id).select_related(
            "context"
        )
    )
    presenter = Presenter(job, paragraph, complete=False)
    row = presenter.row(segment)
    matches = fuzzy_matches(
        segment.source, presenter.source_language, presenter.target_language, limit=_MATCHES
    )
    language = base_language(job.source_locale.language_code)
    return Help(
        row=row,
        suggestions=[_suggestion(match, segment) for match in matches],
        terms=[
            ShownTerm(
                term.wordings(presenter.source_language)[0],
                term.wordings(presenter.target_language),
                term.note,
            )
            for term in (row.source.terms if row.source else [])
        ],
        previous_markers=_fitting(segment.previous_target, segment),
        comments=list(segment.comments.select_related("user", "resolved_by")),
        history=_history(segment),
        versions=segment.versions.count(),
        may_judge=may_review(user, job),
        may_join=len(paragraph) > 1,
        may_split=len(paragraph) == 1 and len(sentences_of(segment.source, language)) > 1,
    )


def _history(segment: Segment) -> list[Earlier]:
    newest = [
        Earlier(
            version,
            word_diff(segment.target, version.target),
            is_present=version.number == segment.version,
        )
        for version in segment.versions.select_related("user")[:_VERSIONS]
    ]
    return newest if any(not one.is_present for one in newest) else []


def _suggestion(match: Match, segment: Segment) -> Suggestion:
    markers = _fitting(match.target, segment)
    return Suggestion(match, markers, word_diff(match.source, segment.source))


def _fitting(target: str, segment: Segment) -> str:
    """A translation as markers, without chips that this source has not got."""
    markers = to_markers(target, segment.source)[0]
    try:
        from_markers(markers, segment.source)
    except MarkerError:
        return plain_text(target).replace("{", "{{").replace("}", "}}")
    return markers
