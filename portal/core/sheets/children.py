"""Checks the rows of a sheet of inline rows, such as the transactions of programmes.

An import adds and changes inline rows and never removes one: a sheet with this month's
transactions must not delete last month's.
"""

from collections import defaultdict
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from portal.core.records import Record
from portal.core.sheets.assignment import AssignedSheet
from portal.core.sheets.cells import CellError, as_written, is_empty, read_text
from portal.core.sheets.columns import Column
from portal.core.sheets.files import Row
from portal.core.sheets.layouts import Layout
from portal.core.sheets.lookups import Lookups, Names
from portal.core.sheets.plans import CheckedRow, Plan, PlannedChild, Verdict
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

Signature = tuple[Any, ...]


class _Family:
    """The inline rows of one record: by number, by what tells them apart, by what they say."""

    def __init__(
        self, children: list[models.Model], columns: list[Column], keys: list[str]
    ) -> None:
        self.children = children
        self._keys = keys
        self.by_number = {child.pk: child for child in children}
        self.by_key = {self.key(child): child for child in children} if keys else {}
        self.unmatched: dict[Signature, list[models.Model]] = defaultdict(list)
        for child in children:
            said = tuple(column.comparable(column.current(child)) for column in columns)
            self.unmatched[said].append(child)

    def key(self, child: models.Model) -> Signature:
        """What the database lets only one inline row of the record have."""
        return tuple(getattr(child, name) for name in self._keys)

    def add(self, child: models.Model) -> None:
        """A row that the file brings in, after those that are there."""
        if hasattr(child, "sort_order"):
            child.sort_order = len(self.children)
        self.children.append(child)
        if self._keys:
            self.by_key[self.key(child)] = child


class ChildrenChecker:
    """One sheet of inline rows; `parents` are the records that rows may belong to."""

    def __init__(
        self,
        assigned: AssignedSheet,
        parents: Names,
        lookups: Lookups,
        plan: Plan,
        rights: Rights,
    ) -> None:
        self._assigned = assigned
        self._layout = assigned.layout
        self._parents = parents
        self._lookups = lookups
        self._plan = plan
        self._rights = rights
        self._families: dict[int, _Family] = {}
        self._columns = [one for one in self._layout.columns if one.name in assigned.names]
        self._keys = _unique_within(self._layout)

    def check(self) -> None:
        """Every row; afterwards each record holds its new inline rows in memory."""
        for row in self._assigned.sheet.rows:
            self._plan.rows.append(self._checked(row))
        for planned in self._plan.planned.values():
            if family := self._families.get(id(planned.record)):
                _relate(self._layout, planned.record, family.children)

    def _checked(self, row: Row) -> CheckedRow:
        checked = CheckedRow(self._layout.title, row.line)
        values = read_row(self._assigned, row, self._lookups, checked)
        parent = self._parent(row, checked)
        number = values.pop(self._layout.row_id, None) if self._layout.row_id else None
        checked.label = str(parent or "")
        if parent is None or checked.problems:
            return checked
        family = self._family(parent)
        if number is None:
            self._add_unless_there(parent, family, values, checked)
        elif child := family.by_number.get(number):
            self._change(parent, child, values, checked)
        else:
            message = _("This record has no row of that number; leave it empty in new rows.")
            refuse(checked, message, self._layout.row_id, str(number))
        return checked

    def _parent(self, row: Row, checked: CheckedRow) -> Record | None:
        for position, column in self._assigned.columns.items():
            if column is not self._layout.parent:
                continue
            raw = row.cells[position] if position < len(row.cells) else None
            try:
                if is_empty(raw):
                    raise CellError(_("This must be filled in."))
                return self._parents.find(read_text(raw))
            except CellError as error:
                refuse(checked, str(error), column, as_written(raw))
        return None

    def _family(self, parent: Record) -> _Family:
        if id(parent) not in self._families:
            relation = self._layout.relation
            name = relation.get_accessor_name() if relation else ""
            children = list(getattr(parent, name or "").all())
            self._families[id(parent)] = _Family(children, self._columns, self._keys)
        return self._families[id(parent)]

    def _add_unless_there(
        self, parent: Record, family: _Family, values: dict[Column, Any], checked: CheckedRow
    ) -> None:
        child = self._new_child(parent)
        apply(child, differences(child, values), checked)
        said = tuple(column.comparable(column.current(child)) for column in self._columns)
        if same := family.unmatched.get(said):
            same.pop()
            checked.changes.clear()
            return
        if known := family.by_key.get(family.key(child)) if self._keys else None:
            checked.changes.clear()
            self._change(parent, known, values, checked)
            return
        checked.verdict = Verdict.NEW
        miss(self._layout, values, checked)
        self._validate(child, checked)
        self._keep(parent, PlannedChild(self._layout, child, is_new=True), checked)
        family.add(child)

    def _change(
        self, parent: Record, child: models.Model, values: dict[Column, Any], checked: CheckedRow
    ) -> None:
        changed = differences(child, values)
        if not changed:
            return
        checked.verdict = Verdict.CHANGED
        apply(child, changed, checked)
        self._validate(child, checked)
        self._keep(parent, PlannedChild(self._layout, child, is_new=False), checked)

    def _new_child(self, parent: Record) -> models.Model:
        field = self._layout.relation.field if self._layout.relation else None
        return self._layout.model(**{field.name: parent} if field else {})

    def _validate(self, child: models.Model, checked: CheckedRow) -> None:
        if not checked.problems:
            validate(child, self._layout, checked)

    def _keep(self, parent: Record, planned: PlannedChild, checked: CheckedRow) -> None:
        refuse_to_overwrite(parent, self._rights, checked)
        if not checked.problems:
            self._plan.for_record(parent).children.append(planned)


def _unique_within(layout: Layout) -> list[str]:
    """The fields that are unique among the inline rows of one record, if there are any."""
    parent = layout.relation.field.name if layout.relation else ""
    for constraint in layout.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and parent in constraint.fields:
            return [name for name in constraint.fields if name != parent]
    return []


def _relate(layout: Layout, record: Record, children: list[models.Model]) -> None:
    if layout.relation:
        getattr(record, layout.relation.get_accessor_name() or "").set(children)
