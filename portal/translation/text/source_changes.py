"""What has changed in a source between two versions, and whether its translation must follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from portal.translation.text.alignment import align
from portal.translation.text.edits import COSMETIC, Reason, reasons_of_edit
from portal.translation.text.plain_text import plain_text

ChangeKind = Literal["none", "cosmetic", "substantive"]


@dataclass(frozen=True)
class StringChange:
    """A string that was edited, or has come (`old` is None) or gone (`new` is None)."""

    path: str
    old: str | None
    new: str | None
    reasons: frozenset[Reason]


@dataclass(frozen=True)
class TextChange:
    """What changed in a source: the strings concerned, in the new order, and why it matters.

    A change of order alone concerns no string and is only among the reasons.
    """

    strings: tuple[StringChange, ...]
    reasons: frozenset[Reason]

    @property
    def kind(self) -> ChangeKind:
        """Cosmetic if every reason is (see `edits`); substantive in doubt."""
        if not self.reasons:
            return "none"
        return "cosmetic" if self.reasons <= COSMETIC else "substantive"


def change_kind(
    old_strings: Sequence[tuple[str, str]], new_strings: Sequence[tuple[str, str]]
) -> ChangeKind:
    """Whether the translation of `old_strings` must follow: see `text_change`."""
    return text_change(old_strings, new_strings).kind


def text_change(
    old_strings: Sequence[tuple[str, str]], new_strings: Sequence[tuple[str, str]]
) -> TextChange:
    """The change from `old_strings` to `new_strings`: pairs of path and `StringValue` data.

    The strings of one path are its paragraphs, in their order. A string that has come, gone or
    moved is substantive, by the smallest edit; strings without words are left out.
    """
    olds, news = _by_path(old_strings), _by_path(new_strings)
    strings: list[StringChange] = []
    is_moved = [path for path in olds if path in news] != [path for path in news if path in olds]
    for path in [*news, *(path for path in olds if path not in news)]:
        old, new = olds.get(path, []), news.get(path, [])
        pairs = _pairs(old, new)
        strings.extend(_string_changes(path, old, new, pairs))
        places = [old_place for old_place, _new_place in pairs if old_place is not None]
        is_moved = is_moved or any(one > next_one for one, next_one in pairwise(places))
    reasons = frozenset[Reason]().union(*(string.reasons for string in strings))
    return TextChange(tuple(strings), reasons | {Reason.MOVED} if is_moved else reasons)


def _by_path(strings: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    by_path: dict[str, list[str]] = {}
    for path, data in strings:
        if plain_text(data).strip():
            by_path.setdefault(path, []).append(data)
    return by_path


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int]]:
    # One text for one is an edit, however little is left of it.
    return [(0, 0)] if len(old) == len(new) == 1 else align(old, new)


def _string_changes(
    path: str, old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[int | None, int]]
) -> Iterator[StringChange]:
    for old_place, new_place in pairs:
        if old_place is None:
            yield StringChange(path, None, new[new_place], frozenset({Reason.ADDED}))
        elif reasons := reasons_of_edit(old[old_place], new[new_place]):
            yield StringChange(path, old[old_place], new[new_place], reasons)
    kept = {old_place for old_place, _new_place in pairs}
    for place, data in enumerate(old):
        if place not in kept:
            yield StringChange(path, data, None, frozenset({Reason.REMOVED}))
