"""What a file would do to the records: the verdict on every row, for people and for writing."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_noop

from portal.core.records import Record
from portal.core.sheets.layouts import Layout


class Verdict(StrEnum):
    """What becomes of a row; the value is its name in English."""

    ERROR = gettext_noop("error")
    CHANGED = gettext_noop("changed")
    NEW = gettext_noop("new")
    UNCHANGED = gettext_noop("unchanged")


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken: the column, what stands there, what is wrong with it."""

    heading: str
    value: str
    message: str


@dataclass(frozen=True)
class Change:
    """One field before and after, as people read it."""

    heading: str
    before: str
    after: str


@dataclass
class CheckedRow:
    """One row of one sheet and what would become of it."""

    sheet: str
    line: int
    label: str = ""
    verdict: Verdict = Verdict.UNCHANGED
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def as_data(self) -> list[Any]:
        """For keeping until somebody confirms."""
        return [
            self.sheet,
            self.line,
            self.label,
            str(self.verdict),
            [[problem.heading, problem.value, problem.message] for problem in self.problems],
            [[change.heading, change.before, change.after] for change in self.changes],
        ]

    @classmethod
    def of_data(cls, data: list[Any]) -> "CheckedRow":
        """The row that was kept."""
        sheet, line, label, verdict, problems, changes = data
        return cls(
            sheet,
            line,
            label,
            Verdict(verdict),
            [Problem(*problem) for problem in problems],
            [Change(*change) for change in changes],
        )


@dataclass
class PlannedChild:
    """An inline row to be written."""

    layout: Layout
    child: models.Model
    is_new: bool


@dataclass
class PlannedRecord:
    """A record to be written, with the columns that change and its new inline rows."""

    record: Record
    is_new: bool = False
    columns: set[str] = field(default_factory=set)
    children: list[PlannedChild] = field(default_factory=list)


@dataclass
class Plan:
    """Everything that a file would do; `problems` are about the file as a whole."""

    rows: list[CheckedRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    planned: dict[int, PlannedRecord] = field(default_factory=dict)

    def for_record(self, record: Record) -> PlannedRecord:
        """The plan for one record, which is begun when it is asked for."""
        return self.planned.setdefault(id(record), PlannedRecord(record))

    @property
    def counts(self) -> Counter[str]:
        """Rows by verdict."""
        return Counter(str(row.verdict) for row in self.rows)

    @property
    def can_be_written(self) -> bool:
        """All or nothing: one error anywhere and nothing is written."""
        return not self.problems and Verdict.ERROR not in self.counts and bool(self.planned)

    @property
    def digest(self) -> str:
        """Equal for two plans that do exactly the same to exactly the same records."""
        said = [row.as_data() for row in self.rows] + [self.problems]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
