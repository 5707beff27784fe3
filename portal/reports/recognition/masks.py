"""What looks like a figure and is none: dates, years, times, telephones, numbering, ranges."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from portal.reports.recognition.vocabulary import any_word, expression, section

Span = tuple[int, int]


class Mask:
    """The parts of a text where no figure can be."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def hides(self, start: int, end: int) -> bool:
        """Whether any of these characters is masked."""
        position = bisect_right(self._spans, (end - 1, end)) - 1
        nearby = self._spans[max(0, position) : position + 2]
        return any(first < end and start < last for first, last in nearby)


def masked_spans(flat: str) -> Iterator[Span]:
    """The spans of everything that is no figure, documents apart."""
    for pattern in section("masks")["patterns"]:
        for match in expression(pattern).finditer(flat):
            yield match.span()
    for match in _ranges().finditer(flat):
        yield match.span()


def is_ordinal(flat: str, start: int) -> bool:
    """Whether the words directly before a number make it the fifth instead of five."""
    before = flat[max(0, start - 24) : start]
    return not _not_ordinal().search(before) and bool(
        _ordinal().search(before) or _named().search(before)
    )


@cache
def _ranges() -> re.Pattern[str]:
    """From ten to fifteen: neither is what somebody can quote."""
    scale = rf"(?:\s?{any_word(section('scales'), may_touch=True)})?"
    number = r"\d+(?:[.,]\d+)*"
    between = rf"\s*(?:[-\u2013\u2014~]|{any_word(section('ranges')['between'])})\s*"
    return expression(rf"(?<![\w.,/]){number}{scale}{between}{number}(?!\d)")


@cache
def _ordinal() -> re.Pattern[str]:
    return expression(rf"{any_word(section('ordinals')['before'])}\s*$")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"{any_word(section('ordinals')['named'])}\s*$")


@cache
def _not_ordinal() -> re.Pattern[str]:
    return expression(rf"{any_word(section('ordinals')['not_ordinal'])}\s*$")
