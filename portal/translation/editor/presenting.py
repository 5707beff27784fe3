"""What the editor shows of a job: its texts in the order of the page, each with what it needs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.functional import cached_property

from portal.core.languages import base_language
from portal.translation.choices import SegmentState
from portal.translation.editor.findings import ShownFinding, shown_findings
from portal.translation.editor.places import Place, place_of
from portal.translation.editor.source_text import ShownSource, shown_source
from portal.translation.editor.surroundings import (
    Destination,
    Destinations,
    Links,
    Picture,
    links_of,
    pictures_of,
)
from portal.translation.glossary.stock import term_index
from portal.translation.memory.exact import exact_matches
from portal.translation.memory.matches import Match
from portal.translation.models import Job, Segment, SegmentComment
from portal.translation.review.reading import TextOfJob, text_of
from portal.translation.text.chips import to_markers
from portal.translation.text.word_differences import Piece, word_diff


@dataclass(frozen=True)
class Row:
    """One segment in the editor; `requests` are the changes that reviewers still ask for."""

    segment: Segment
    target: str
    findings: list[ShownFinding]
    has_comments: bool = False
    requests: list[SegmentComment] = field(default_factory=list)
    source: ShownSource | None = None
    destinations: list[Destination] = field(default_factory=list)
    match: Match | None = None
    part_of_place: str = ""
    continues: bool = False
    number: int = 0

    @property
    def match_text(self) -> str:
        """The remembered translation of the very same text, with its chips."""
        return to_markers(self.match.target, self.segment.source)[0] if self.match else ""

    @property
    def errors(self) -> int:
        """How many findings stand in the way of approval."""
        return sum(finding.is_error for finding in self.findings)

    @property
    def looks_done_but_is_not(self) -> bool:
        """Whether somebody has finished it and the checks do not let it pass."""
        return self.segment.is_done and bool(self.errors)

    @property
    def source_diff(self) -> list[Piece]:
        """How the source has changed, word by word; empty when it has not."""
        if not self.segment.previous_source:
            return []
        return word_diff(self.segment.previous_source, self.segment.source)

    @property
    def kinds(self) -> str:
        """By which the rows are filtered, as one string for the page."""
        state = self.segment.state
        kinds = {
            "open": not self.segment.is_done,
            "check": state in {SegmentState.TO_CHECK, SegmentState.CHANGES_ASKED},
            "error": bool(self.errors),
            "comment": self.has_comments,
            "changed": bool(self.segment.previous_source),
        }
        return " ".join(name for name, applies in kinds.items() if applies)


@dataclass
class Group:
    """The texts of one field or block, and the pictures they are about."""

    place: Place
    is_named: bool
    pictures: list[Picture]
    rows: list[Row] = field(default_factory=list)


class Presenter:
    """Makes rows; asks the database once for everything, however many segments there are.

    `segments` are complete paragraphs.
    """

    def __init__(
        self,
        job: Job,
        segments: Sequence[Segment],
        *,
        text: TextOfJob | None = None,
        complete: bool = True,
    ) -> None:
        self.job = job
        self._text = text or text_of(job)
        self.segments = segments
        self._complete = complete
        source, target = job.source_locale, job.target_locale
        self.source_language = base_language(source.language_code)
        self.target_language = base_language(target.language_code)
        self._index = term_index(self.source_language, self.target_language)
        self._day = job.event_on
        self._model = job.content_type.model_class()

    @cached_property
    def _links(self) -> Links:
        return links_of(paragraph for paragraph, _row in self._text.pieces) if self._text else {}

    @cached_property
    def _destinations(self) -> Destinations:
        return Destinations(self._links.values())

    @cached_property
    def _requests(self) -> Mapping[int, list[SegmentComment]]:
        found: dict[int, list[SegmentComment]] = {}
        asked = SegmentComment.objects.filter(asks_for_change=True, resolved_at=None)
        mine = asked.filter(segment__job=self.job).select_related("user")
        for comment in mine.order_by("at", "pk"):
            found.setdefault(comment.segment_id, []).append(comment)
        return found

    @cached_property
    def _findings(self) -> Mapping[int, list[ShownFinding]]:
        return shown_findings(
            self.job, self.segments, lambda: self._text.overrides if self._text else {}
        )

    @cached_property
    def _matches(self) -> dict[str, list[Match]]:
        if not self._complete:
            return {}
        wanted = [row.source for row in self.segments if not row.target]
        return exact_matches(wanted, self.source_language, self.target_language) if wanted else {}

    def groups(self) -> list[Group]:
        """The rows by place, each place with its pictures."""
        source = self.job.translation.source if self.job.translation else None
        pictures = dict(pictures_of(source)) if source else {}
        groups: list[Group] = []
        before: Segment | None = None
        part = ""
        for number, segment in enumerate(self.segments, start=1):
            place = self.place(segment)
            if not groups or groups[-1].place.key != place.key:
                is_named = not groups or groups[-1].place.heading != place.heading
                beside = pictures.pop(place.key, [])
                groups.append(Group(place, is_named or bool(beside), beside))
                part = ""
            continues = before is not None and _paragraph(before) == _paragraph(segment)
            shown_part = place.part if place.part != part else ""
            part = place.part
            row = self.row(segment, shown_part, continues=continues, number=number)
            groups[-1].rows.append(row)
            before = segment
        return groups

    def place(self, segment: Segment) -> Place:
        """Where a segment stands."""
        return place_of(self._model, segment.context.path, segment.context.field_path)

    def brief_row(self, segment: Segment) -> Row:
        """One segment with its translation and what the checks say: what a save changes."""
        has_comments = bool(getattr(segment, "has_comments", False))
        return Row(
            segment=segment,
            target=to_markers(segment.target, segment.source)[0],
            findings=self._findings.get(segment.pk, []),
            has_comments=has_comments,
            requests=self._requests.get(segment.pk, []) if has_comments else [],
        )

    def row(
        self,
        segment: Segment,
        part_of_place: str = "",
        *,
        continues: bool = False,
        number: int = 0,
    ) -> Row:
        """One segment, with everything beside it."""
        names = {
            link_id: self._destinations.name_of(attrs)
            for link_id, attrs in self._links.get(_paragraph(segment), {}).items()
        }
        source = shown_source(segment.source, self._index, self._day, self.target_language, names)
        matches = self._matches.get(segment.source, []) if not segment.target else []
        return replace(
            self.brief_row(segment),
            source=source,
            destinations=[
                Destination(chip.number, names[chip.link_id])
                for chip in source.chips
                if chip.link_id in names
            ],
            match=matches[0] if matches else None,
            part_of_place=part_of_place,
            continues=continues,
            number=number,
        )


def counts_of(rows: Iterable[Row]) -> Counter[str]:
    """How many rows are of each kind."""
    return Counter(kind for row in rows for kind in ["all", *row.kinds.split()])


def _paragraph(segment: Segment) -> tuple[int, int]:
    return segment.string_id, segment.context_id
