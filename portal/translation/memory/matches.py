"""What the memory answers with."""

from dataclasses import dataclass
from datetime import datetime

from portal.translation.memory.normalising import numbers, percent_alike
from portal.translation.models import MemoryUnit


@dataclass(frozen=True)
class Match:
    """A remembered translation of the same text, or of a similar one.

    Attributes:
        percent: 100 the same text; 99 the same words in other tags, case or spaces; less, similar.
        numbers_differ: the two sources hold different numbers, so the target's are wrong here.
        origin: the title of the page that it was approved for, if known.
        unit: the number of the unit in the memory, for counting its use.
    """

    source: str
    target: str
    percent: int
    numbers_differ: bool
    origin: str
    approved_at: datetime
    unit: int


def match_of(unit: MemoryUnit, sought: str) -> Match:
    """`unit` as an answer to the question for `sought`."""
    return Match(
        source=unit.source,
        target=unit.target,
        percent=percent_alike(sought, unit.source),
        numbers_differ=numbers(sought) != numbers(unit.source),
        origin=unit.origin_title,
        approved_at=unit.approved_at,
        unit=unit.pk,
    )


def best_first(match: Match) -> tuple[int, float, int]:
    """The order of answers: the closest first, then the one approved last."""
    return -match.percent, -match.approved_at.timestamp(), -match.unit
