"""Checks every row of a file against the records and says what would become of it.

Nothing is written here; what would be written is prepared in memory, so that what people
confirm and what is then done are the same thing.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.records import Record, SluggedRecord
from portal.core.sheets.assignment import AssignedSheet, assign
from portal.core.sheets.children import ChildrenChecker
from portal.core.sheets.columns import UNSAID, Column
from portal.core.sheets.files import Book, Row
from portal.core.sheets.layouts import Layout, layouts
from portal.core.sheets.loading import start_relations
from portal.core.sheets.lookups import Lookups, Names
from portal.core.sheets.plans import CheckedRow, Plan, Verdict
from portal.core.sheets.rows import (
    Rights,
    apply,
    differences,
    miss,
    read_row,
    refuse,
    refuse_to_overwrite,
    validate,
)
from portal.core.sheets.stock import Stock, key_part
from portal.core.slugs import available_slug, vietnamese_slug


def check(book: Book, model: type[Record], rights: Rights, sheet: str = "") -> Plan:
    """What the file would do.

    `sheet` is the name of the layout that a file without sheet titles holds.
    """
    known = layouts(model)
    chosen = next((layout for layout in known if layout.name == sheet), None)
    assignment = assign(book, known, chosen)
    plan = Plan(problems=assignment.problems, left_out=assignment.left_out)
    if plan.problems:
        return plan
    lookups = Lookups()
    stock = Stock(known, lookups)
    for assigned in assignment.sheets:
        if assigned.layout is known[0]:
            _RecordsChecker(assigned, stock, lookups, plan, rights).check()
        else:
            ChildrenChecker(assigned, Names(stock.records), lookups, plan, rights).check()
    _check_inline_rows(plan)
    return plan


def _check_inline_rows(plan: Plan) -> None:
    for planned in plan.planned.values():
        try:
            planned.record.clean_inline_rows()
        except ValidationError as error:
            plan.problems.append(f"{planned.record}: {' '.join(error.messages)}")


class _RecordsChecker:
    """The sheet of the records themselves."""

    def __init__(
        self,
        assigned: AssignedSheet,
        stock: Stock,
        lookups: Lookups,
        plan: Plan,
        rights: Rights,
    ) -> None:
        self._assigned = assigned
        self._layout: Layout = assigned.layout
        self._stock = stock
        self._lookups = lookups
        self._plan = plan
        self._rights = rights
        self._keys = [self._layout.column(name) for name in self._layout.keys]
        self._lines: dict[tuple, int] = {}

    def check(self) -> None:
        """Every row."""
        for row in self._assigned.sheet.rows:
            self._plan.rows.append(self._checked(row))

    def _checked(self, row: Row) -> CheckedRow:
        checked = CheckedRow(self._layout.title, row.line)
        values = read_row(self._assigned, row, self._lookups, checked)
        checked.label = _label(values)
        key = self._key(values)
        if key is None:
            return checked
        if key[0] in ("", None):
            refuse(checked, _("This must be filled in."), self._keys[0])
            return checked
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            refuse(checked, _("Row %(line)s is about the same record.") % {"line": first})
            return checked
        self._decide(key, values, checked)
        return checked

    def _key(self, values: dict[Column, Any]) -> tuple | None:
        if any(column not in values for column in self._keys):
            return None
        return tuple(key_part(values[column]) for column in self._keys)

    def _decide(self, key: tuple, values: dict[Column, Any], checked: CheckedRow) -> None:
        found = self._stock.find(key)
        if len(found) > 1:
            headings = ", ".join(column.heading for column in self._keys)
            refuse(
                checked,
                _("Several records have the same %(columns)s: tell them apart first.")
                % {"columns": headings},
            )
        elif found:
            self._change(found[0], values, checked)
        else:
            self._add(values, checked)

    def _change(self, record: Record, values: dict[Column, Any], checked: CheckedRow) -> None:
        changed = differences(record, values)
        if not changed:
            return
        apply(record, changed, checked)
        refuse_to_overwrite(record, self._rights, checked)
        self._validate(record, checked)
        if not checked.problems:
            checked.verdict = Verdict.CHANGED
            planned = self._plan.for_record(record)
            planned.columns.update(column.name for column in changed)

    def _add(self, values: dict[Column, Any], checked: CheckedRow) -> None:
        record: Record = self._layout.model()  # type: ignore[assignment]
        start_relations(record)
        said = {column: value for column, value in values.items() if value is not UNSAID}
        miss(self._layout, values, checked)
        apply(record, said, checked)
        self._validate(record, checked)
        checked.changes = [change for change in checked.changes if change.after]
        if not checked.problems:
            checked.verdict = Verdict.NEW
            self._stock.add(record)
            self._plan.for_record(record).is_new = True

    def _validate(self, record: Record, checked: CheckedRow) -> None:
        if checked.problems:
            return
        record.derive()
        checked.label = checked.label or str(record)
        if isinstance(record, SluggedRecord) and not record.slug:
            record.slug = available_slug(
                vietnamese_slug(record.label_vi),
                lambda slug: self._stock.is_value_taken("slug", slug),
            )
        validate(record, self._layout, checked)
        for name in self._stock.unique_names:
            if self._stock.taken(record, name):
                column = self._layout.column(name)
                value = column.shown(column.current(record))
                refuse(checked, _("Another record has the same value."), column, value)


def _label(values: dict[Column, Any]) -> str:
    by_name = {column.name: value for column, value in values.items()}
    return str(by_name.get("label_vi") or by_name.get("label_en") or "")
