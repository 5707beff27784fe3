"""Finding similar texts in the memory."""

from typing import Final

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.memory.index import INDEX, Likeness
from portal.translation.memory.matches import Match, best_first, match_of
from portal.translation.models import MemoryUnit

# Word by word, two texts are less alike than letter by letter: candidates need this much less.
_WORDS_MAY_BE_LESS_ALIKE: Final = 0.2
_LEAST_WORDS_ALIKE: Final = 0.2
# For each answer that is wanted, as the words' order of likeness is not quite the letters'.
_CANDIDATES_PER_ANSWER: Final = 6


def fuzzy_matches(
    source: str,
    source_language: str = SOURCE_LANGUAGE,
    target_language: str = TARGET_LANGUAGE,
    *,
    limit: int = 5,
    floor: float = 0.7,
) -> list[Match]:
    """The remembered translations of texts like `source`, also of the very same: one query.

    At most `limit`, the closest first, none of whose letters a smaller share than `floor` (more
    than 0, at most 1) is the same.
    Texts of which hardly a word is the same are not found, however alike their letters.
    What somebody else approved in the last seconds may be missing.
    """
    words = max(_LEAST_WORDS_ALIKE, floor - _WORDS_MAY_BE_LESS_ALIKE)
    likeness = Likeness(letters=floor, words=words)
    candidates = INDEX.similar(
        source, (source_language, target_language), likeness, limit * _CANDIDATES_PER_ANSWER
    )
    if not candidates:
        return []
    matches = (match_of(unit, source) for unit in MemoryUnit.objects.filter(pk__in=candidates))
    close = [match for match in matches if match.percent >= floor * 100]
    return sorted(close, key=best_first)[:limit]
