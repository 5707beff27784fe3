"""Merges the copies of a text that was printed more than once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from news.importer.lines import Line
from portal.core.text import fold

_LONG_ENOUGH = 25


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines without their repetitions; `repeated` counts what was dropped."""

    lines: tuple[Line, ...]
    repeated: int

    @property
    def has_copies(self) -> bool:
        """Whether anything was dropped."""
        return self.repeated > 0


def merge_copies(lines: Sequence[Line], is_signature: Callable[[Line], bool]) -> Merged:
    """Drops repeated passages and puts what only a later copy has where it belongs.

    A line which stands in the second copy alone follows the passage it follows there. `is_signature`
    tells the line which ends the first copy: lines between it and the first repetition begin the
    second copy.
    """
    keys = [_key(line) for line in lines]
    start = _second_copy(keys)
    if start is None:
        return _without_repeats(lines, keys)
    start = _with_its_beginning(lines, start, is_signature)
    kept = list(lines[:start])
    positions = {key: line for key, line in zip(keys[:start], kept, strict=True) if key}
    anchor: Line | None = None
    waiting: list[Line] = []
    repeated = 0
    for line, key in zip(lines[start:], keys[start:], strict=True):
        if key and key in positions:
            repeated += 1
            anchor = positions[key]
            kept[kept.index(anchor) : kept.index(anchor)] = waiting
            waiting.clear()
        elif anchor is None:
            waiting.append(line)
        else:
            kept.insert(kept.index(anchor) + 1, line)
            anchor = line
            positions.setdefault(key, line)
    return Merged((*kept, *waiting), repeated)


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


def _with_its_beginning(
    lines: Sequence[Line], start: int, is_signature: Callable[[Line], bool]
) -> int:
    """A second copy may begin with lines of its own, after the signature of the first."""
    first = start
    while first > 0 and not lines[first - 1].is_final and not is_signature(lines[first - 1]):
        first -= 1
    return first if first > 0 and is_signature(lines[first - 1]) else start


def _without_repeats(lines: Sequence[Line], keys: Sequence[str]) -> Merged:
    seen: set[str] = set()
    kept: list[Line] = []
    for line, key in zip(lines, keys, strict=True):
        if not key or key not in seen:
            kept.append(line)
        seen.add(key)
    return Merged(tuple(kept), len(lines) - len(kept))
