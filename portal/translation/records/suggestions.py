"""What memory and glossary know for the texts of records; never saved without somebody's word."""

from collections.abc import Sequence

from portal.translation.glossary.stock import term_index
from portal.translation.memory.exact import exact_matches


def suggestions_for(sources: Sequence[str]) -> dict[str, str]:
    """The known English of each text: as a term of the glossary, or as it was translated before."""
    known = {source: matches[0].target for source, matches in exact_matches(sources).items()}
    index = term_index()
    for source in sources:
        for found in index.found_in(source, None):
            if found.start == 0 and found.end == len(source.rstrip()) and found.term.target:
                known[source] = found.term.target
    return known
