"""Finding the same text in the memory."""

from collections import defaultdict
from collections.abc import Sequence

from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.translation.memory.matches import Match, best_first, match_of
from portal.translation.memory.normalising import source_hash
from portal.translation.models import MemoryUnit


def exact_matches(
    sources: Sequence[str],
    source_language: str = SOURCE_LANGUAGE,
    target_language: str = TARGET_LANGUAGE,
) -> dict[str, list[Match]]:
    """The remembered translations of each of `sources` that has any: one query.

    Texts that differ only in tags, case or spaces count as the same, with 99 per cent.
    """
    hashes = {source: source_hash(source) for source in sources}
    units = MemoryUnit.objects.filter(
        source_language=source_language,
        target_language=target_language,
        source_hash__in=set(hashes.values()),
    )
    remembered: dict[str, list[MemoryUnit]] = defaultdict(list)
    for unit in units:
        remembered[unit.source_hash].append(unit)
    return {
        source: sorted((match_of(unit, source) for unit in remembered[hashed]), key=best_first)
        for source, hashed in hashes.items()
        if hashed in remembered
    }
