"""Merges the copies of a text that was printed more than once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from news.importer.lines import CAPTION_LENGTH, Line
from portal.core.text import fold

_LONG_ENOUGH = 25
_LONGEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines without their repetitions; `repeated` counts what was dropped."""

    lines: tuple[Line, ...]
    repeated: int


def merge_copies(lines: Sequence[Line], signature_lines: frozenset[int]) -> Merged:
    """Drops repeated passages and puts what only a later copy has where it belongs.

    A line which stands in the second copy alone follows the passage it follows there.
    `signature_lines` are the source lines which name the author: a few lines between one of them
    and the first repetition begin the second copy.
    """
    keys = [_key(line) for line in lines]
    start = _second_copy(keys)
    if start is None:
        return _without_repeats(lines, keys)
    start = _with_its_beginning(lines, start, signature_lines)
    known = {key for key in keys[:start] if key}
    before: defaultdict[str, list[Line]] = defaultdict(list)
    after: defaultdict[str, list[Line]] = defaultdict(list)
    anchor = ""
    waiting: list[Line] = []
    single = set()
    for line, key in zip(lines[start:], keys[start:], strict=True):
        if key and key in known:
            anchor = key
            before[anchor].extend(waiting)
            waiting.clear()
        elif key not in single:
            (after[anchor] if anchor else waiting).append(line)
            single.update({key} - {""})
    kept: list[Line] = []
    for line, key in zip(lines[:start], keys[:start], strict=True):
        kept += [*before.pop(key, ()), line, *after.pop(key, ())]
    kept += waiting
    return Merged(tuple(kept), len(lines) - len(kept))


def _key(line: Line) -> str:
    """Letters and digits only, so that a comma or a blank makes no difference; short: empty."""
    if line.item is not None:
        return f"{line.item.kind} {fold(line.html)}" if line.html else ""
    folded = "".join(filter(str.isalnum, fold(line.text)))
    return folded if len(folded) >= _LONG_ENOUGH else ""


def _second_copy(keys: Sequence[str]) -> int | None:
    """Where a second copy begins: at a repetition after which half of the text is repeated."""
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key and key in seen:
            rest = [later for later in keys[index:] if later]
            repeated = sum(later in seen for later in rest)
            return index if repeated > 1 and repeated * 2 >= len(rest) else None
        seen.add(key)
    return None


def _with_its_beginning(lines: Sequence[Line], start: int, signature_lines: frozenset[int]) -> int:
    """A second copy may begin with short lines of its own, after the signature of the first."""
    for first in range(start, max(0, start - _LONGEST_BEGINNING) - 1, -1):
        if first == 0 or (len(lines[first].text) > CAPTION_LENGTH and first < start):
            break
        if any(n in signature_lines for n in range(lines[first - 1].first, lines[first].first)):
            return first
    return start


def _without_repeats(lines: Sequence[Line], keys: Sequence[str]) -> Merged:
    seen: set[str] = set()
    kept: list[Line] = []
    for line, key in zip(lines, keys, strict=True):
        if not key or key not in seen:
            kept.append(line)
        seen.add(key)
    return Merged(tuple(kept), len(lines) - len(kept))
