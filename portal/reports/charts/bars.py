"""Bars, side by side or stacked: which lengths there are, and which way they lie. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import pgettext

from portal.reports.charts.data import ChartData
from portal.reports.charts.shapes import tone_of
from portal.reports.charts.written import written_value


@dataclass(frozen=True)
class Segment:
    """A piece of a bar, between two values."""

    start: Decimal
    end: Decimal
    tone: int


@dataclass(frozen=True)
class Track:
    """One bar: its pieces and what is written at its end."""

    segments: tuple[Segment, ...]
    text: str
    is_known: bool

    @property
    def reaches(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value that the bar covers; zero is always in it."""
        ends = [segment.end for segment in self.segments]
        return min([Decimal(0), *ends]), max([Decimal(0), *ends])


@dataclass(frozen=True)
class Row:
    """A category with its bars."""

    label: str
    tracks: tuple[Track, ...]


def _single(data: ChartData, value: Decimal | None, tone: int) -> Track:
    segments = () if value is None else (Segment(Decimal(0), value, tone),)
    return Track(segments, written_value(data, value), value is not None)


def _stack(data: ChartData, values: Sequence[Decimal | None]) -> Track:
    """The pieces laid end to end, those below zero to the other side.

    The sum is written only when every piece is known.
    """
    ends = {True: Decimal(0), False: Decimal(0)}
    segments = []
    for number, value in enumerate(values):
        if value:
            start = ends[value > 0]
            ends[value > 0] += value
            segments.append(Segment(start, start + value, tone_of(number)))
    known = [value for value in values if value is not None]
    if not known:
        return Track((), written_value(data, None), is_known=False)
    is_known = len(known) == len(values)
    text = (
        written_value(data, sum(known, Decimal(0)))
        if is_known
        else pgettext("value in a chart", "partly not known")
    )
    return Track(tuple(segments), text, is_known)


def rows_of(data: ChartData, *, is_stacked: bool) -> list[Row]:
    """Every category with a bar for each series, or with one bar of all series."""
    rows = []
    for position, category in enumerate(data.categories):
        values = [series.values[position] for series in data.series]
        tracks = (
            (_stack(data, values),)
            if is_stacked
            else tuple(_single(data, value, tone_of(n)) for n, value in enumerate(values))
        )
        rows.append(Row(category.label, tracks))
    return rows


def reached(rows: Sequence[Row]) -> list[Decimal]:
    """The values that the scale has to cover."""
    return [value for row in rows for track in row.tracks for value in track.reaches]
