"""Which old text a new one was made from, when the paragraphs of a field have changed.

Vietnamese texts on one subject share half their letters, so likeness is measured in words; only
texts too short for that are compared by letters.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from portal.translation.text.plain_text import plain_text

# Below this share of common words, two texts are two texts.
LEAST_SIMILARITY = 0.5
# Texts with fewer words are compared by letters.
FEWEST_WORDS = 4


def align(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int]]:
    """For each text of `new` the place of the text in `old` it comes from, or None.

    Both are the texts of one field in their order, data of `StringValue`; tags do not count. What
    is unchanged is paired first, then what is alike between its neighbours, then what is alike but
    moved. No old text is used twice.
    """
    pairs = dict(_unchanged(old, new))
    old_texts, new_texts = [_Text(data) for data in old], [_Text(data) for data in new]
    for old_gap, new_gap in _gaps(pairs, len(old), len(new)):
        pairs |= _in_order(old_texts, new_texts, old_gap, new_gap)
    pairs |= _moved(old_texts, new_texts, pairs)
    return [(pairs.get(place), place) for place in range(len(new))]


class _Text:
    def __init__(self, data: str) -> None:
        self.letters = plain_text(data)
        self.words = self.letters.split()


def _likeness(old: _Text, new: _Text) -> float:
    """How much two texts have in common in order, from 0 to 1; 0 if it is too little."""
    if min(len(old.words), len(new.words)) < FEWEST_WORDS:
        return Indel.normalized_similarity(old.letters, new.letters, score_cutoff=LEAST_SIMILARITY)
    return Indel.normalized_similarity(old.words, new.words, score_cutoff=LEAST_SIMILARITY)


def _unchanged(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield block.b + step, block.a + step


def _gaps(pairs: dict[int, int], olds: int, news: int) -> Iterator[tuple[range, range]]:
    """What stands between the unchanged texts, on both sides."""
    old_start = new_start = 0
    for new_place, old_place in [*sorted(pairs.items()), (news, olds)]:
        if old_place > old_start and new_place > new_start:
            yield range(old_start, old_place), range(new_start, new_place)
        old_start, new_start = old_place + 1, new_place + 1


def _in_order(
    old: Sequence[_Text], new: Sequence[_Text], old_gap: range, new_gap: range
) -> dict[int, int]:
    """The pairs of a gap that have most in common without crossing (dynamic programming)."""
    likeness = [[_likeness(old[i], new[j]) for j in new_gap] for i in old_gap]
    best = [[0.0] * (len(new_gap) + 1) for _ in range(len(old_gap) + 1)]
    for i in reversed(range(len(old_gap))):
        for j in reversed(range(len(new_gap))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(old_gap) and j < len(new_gap):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs[new_gap[j]] = old_gap[i]
            i, j = i + 1, j + 1
    return pairs


def _moved(old: Sequence[_Text], new: Sequence[_Text], pairs: dict[int, int]) -> dict[int, int]:
    """The pairs among what is left, the most alike first."""
    olds = [place for place in range(len(old)) if place not in set(pairs.values())]
    news = [place for place in range(len(new)) if place not in pairs]
    candidates = sorted(
        (-likeness, j, i) for j in news for i in olds if (likeness := _likeness(old[i], new[j])) > 0
    )
    moved: dict[int, int] = {}
    for _rank, j, i in candidates:
        if j not in moved and i not in moved.values():
            moved[j] = i
    return moved
