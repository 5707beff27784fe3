"""What the desk gives to an exchange file and gets back from one.

Texts of segments are small HTML as wagtail-localize keeps it: inline tags without attributes but
the id of a link, and `&amp;`, `&lt;`, `&gt;` for these three characters. Terms are plain text.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class UnitState(StrEnum):
    """How far the translation of a segment is."""

    UNTRANSLATED = "untranslated"
    TO_BE_CHECKED = "to_be_checked"
    TRANSLATED = "translated"
    APPROVED = "approved"


@dataclass(frozen=True)
class ExchangeUnit:
    """A segment on its way out.

    `key` is the desk's stable id of the segment, `path` the place of the text on the page; an
    untranslated one has a target only when somebody has begun it.
    """

    key: str
    source: str
    target: str
    state: str
    note: str = ""
    path: str = ""


@dataclass(frozen=True)
class ExchangeFile:
    """The segments of a job; `job` is its UUID, languages are BCP 47 tags."""

    job: str
    source_language: str
    target_language: str
    title: str
    units: tuple[ExchangeUnit, ...]


@dataclass(frozen=True)
class ReadUnit:
    """A segment that came back.

    `finished` says whether the translator calls it done; an empty target never is. `line` is where
    it stands in the file, 1 the first. `problem` is why the target cannot be used, for people;
    empty when it can.
    """

    key: str
    source: str
    target: str
    finished: bool
    line: int
    problem: str = ""


@dataclass(frozen=True)
class ReadFile:
    """What a file says; languages are empty where it does not say them."""

    job: str
    units: tuple[ReadUnit, ...]
    source_language: str = ""
    target_language: str = ""


@dataclass(frozen=True)
class MemoryEntry:
    """A pair of texts of a translation memory; `by` is a name for people."""

    source: str
    target: str
    source_language: str
    target_language: str
    changed_on: datetime | None
    by: str = ""


@dataclass(frozen=True)
class ReadMemory:
    """The pairs of a memory file; `skipped` counts units without both languages."""

    entries: tuple[MemoryEntry, ...]
    skipped: int


@dataclass(frozen=True)
class TermEntry:
    """A Vietnamese term and its English; `part` is the part of the glossary, such as "place".

    A validity without a beginning or an end is open on that side; both days belong to it.
    `avoided` are English words that must not be used for it.
    """

    source: str
    target: str
    part: str
    note: str
    do_not_translate: bool
    valid_from: date | None
    valid_until: date | None
    avoided: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadTerms:
    """The terms of a glossary file, how many entries had no Vietnamese one, and what is wrong."""

    entries: tuple[TermEntry, ...]
    skipped: int
    problems: tuple[str, ...]


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, without script and country: `vi` for `vi-VN` and `VI_vn`."""
    return tag.strip().replace("_", "-").split("-")[0].lower()
