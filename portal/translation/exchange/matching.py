"""What a file that came back means for the job that it was made from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.translation.exchange.documents import xml_text
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.units import ExchangeFile, ReadFile, ReadUnit, language_of

_MOST_LISTED = 10


@dataclass(frozen=True)
class Matched:
    """The units of a file, each in one heap.

    `taken` can be stored; `changed` was made from another original than the segment has now, and
    comes with that original; `broken` has a problem; `unknown` is no segment of the job; `empty`
    has no translation.
    """

    taken: tuple[ReadUnit, ...]
    changed: tuple[ReadUnit, ...]
    broken: tuple[ReadUnit, ...]
    unknown: tuple[ReadUnit, ...]
    empty: tuple[ReadUnit, ...]

    def warnings(self) -> list[str]:
        """What a person should know of the units that cannot simply be stored."""
        return [
            *_said_of_changed(len(self.changed)),
            *_said_of_broken(self.broken),
            *_said_of_unknown(self.unknown),
        ]


def matched(read: ReadFile, expected: ExchangeFile) -> Matched:
    """The units of `read` laid beside the segments of the job as they are now.

    Raises:
        ExchangeError: when the file was made for another job, or for other languages.
    """
    if read.job.lower() != expected.job.lower():
        raise ExchangeError(_("This file belongs to another text."))
    _refuse_other_language(read.source_language, expected.source_language)
    _refuse_other_language(read.target_language, expected.target_language)
    sources = {unit.key: unit.source for unit in expected.units}
    heaps: dict[str, list[ReadUnit]] = {
        name: [] for name in ("taken", "changed", "broken", "unknown", "empty")
    }
    for unit in read.units:
        heaps[_heap(unit, sources.get(unit.key))].append(unit)
    return Matched(**{name: tuple(units) for name, units in heaps.items()})


def _refuse_other_language(stated: str, expected: str) -> None:
    if stated and language_of(stated) != language_of(expected):
        raise ExchangeError(
            _("The file is in the language %(stated)s where %(expected)s is expected.")
            % {"stated": stated[:20], "expected": expected}
        )


def _heap(unit: ReadUnit, source: str | None) -> str:
    if source is None:
        return "unknown"
    if unit.problem:
        return "broken"
    if not unit.target:
        return "empty"
    return "taken" if _same(unit.source, source) else "changed"


def _same(one: str, other: str) -> bool:
    """Whether they are alike but for blanks, which tools rearrange, and what no file can hold."""
    return xml_text(one).split() == xml_text(other).split()


def _said_of_changed(number: int) -> list[str]:
    if not number:
        return []
    return [
        ngettext(
            "The Vietnamese of %(number)d segment has changed since the file was made.",
            "The Vietnamese of %(number)d segments has changed since the file was made.",
            number,
        )
        % {"number": number}
    ]


def _said_of_broken(units: tuple[ReadUnit, ...]) -> list[str]:
    said = [
        _("Line %(line)s: %(problem)s") % {"line": unit.line, "problem": unit.problem}
        for unit in units[:_MOST_LISTED]
    ]
    return said + _said_of_more(len(units) - _MOST_LISTED)


def _said_of_unknown(units: tuple[ReadUnit, ...]) -> list[str]:
    said = [
        _("Line %(line)s: there is no segment %(key)s in this text.")
        % {"line": unit.line, "key": unit.key[:40] or "?"}
        for unit in units[:_MOST_LISTED]
    ]
    return said + _said_of_more(len(units) - _MOST_LISTED)


def _said_of_more(number: int) -> list[str]:
    if number <= 0:
        return []
    return [
        ngettext("… and %(number)d more.", "… and %(number)d more.", number) % {"number": number}
    ]
