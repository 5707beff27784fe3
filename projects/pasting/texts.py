"""The pasted text as the screen shows it: numbered lines, with the figures marked."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.reports.recognition import Recognised


@dataclass(frozen=True)
class Piece:
    """A few characters; `is_marked` where a figure was read."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class NumberedLine:
    """A line of the text with its number."""

    number: int
    pieces: tuple[Piece, ...]


def numbered_lines(found: Recognised) -> list[NumberedLine]:
    """The lines that are not blank."""
    spans = _spans_by_line(found)
    return [
        NumberedLine(number, tuple(_pieces(line, spans[number])))
        for number, line in enumerate(found.lines, start=1)
        if line.strip()
    ]


def _spans_by_line(found: Recognised) -> dict[int, list[tuple[int, int]]]:
    """Where in its line each figure stands; one that runs over the end is marked in both."""
    starts = [0]
    for line in found.lines:
        starts.append(starts[-1] + len(line) + 1)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for figure in found.figures:
        number = figure.line
        # The words before the number may stand at the end of the line above.
        while number > 1 and figure.place.start < starts[number - 1]:
            number -= 1
        while number <= len(found.lines) and starts[number - 1] < figure.place.end:
            first = starts[number - 1]
            span = (max(0, figure.place.start - first), figure.place.end - first)
            spans[number].append(span)
            number += 1
    return spans


def _pieces(line: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    position = 0
    for start, end in sorted(spans):
        if start < position:
            continue
        if start > position:
            yield Piece(line[position:start], is_marked=False)
        yield Piece(line[start:end], is_marked=True)
        position = min(end, len(line))
    if position < len(line):
        yield Piece(line[position:], is_marked=False)
