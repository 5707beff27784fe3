"""Reads the cells of one row, applies them to a record or an inline row, and validates that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.core.records import Record
from portal.core.sheets.assignment import AssignedSheet
from portal.core.sheets.cells import CellError, as_written
from portal.core.sheets.columns import UNSAID, Column
from portal.core.sheets.files import Row
from portal.core.sheets.layouts import Layout
from portal.core.sheets.lookups import Lookups
from portal.core.sheets.plans import Change, CheckedRow, Problem, Verdict

Values = Mapping[Column, Any]


@dataclass(frozen=True)
class Rights:
    """What the person who imports may do with records that are there already."""

    may_change: bool = True


def read_row(
    assigned: AssignedSheet, row: Row, lookups: Lookups, checked: CheckedRow
) -> dict[Column, Any]:
    """The values of the cells that can be read; a problem for each of the others."""
    values: dict[Column, Any] = {}
    for position, column in assigned.columns.items():
        if column is assigned.layout.parent:
            continue
        raw = row.cells[position] if position < len(row.cells) else None
        try:
            values[column] = column.read(raw, lookups)
        except CellError as error:
            refuse(checked, str(error), column, as_written(raw))
    return values


def refuse(
    checked: CheckedRow, message: str, column: Column | None = None, value: str = ""
) -> None:
    """Note why the row cannot be taken."""
    checked.verdict = Verdict.ERROR
    checked.problems.append(Problem(column.heading if column else "", value, message))


def differences(instance: models.Model, values: Values) -> dict[Column, Any]:
    """The values that the instance does not have yet, by column."""
    return {
        column: value
        for column, value in values.items()
        if value is not UNSAID
        and column.comparable(column.current(instance)) != column.comparable(value)
    }


def apply(instance: models.Model, values: Values, checked: CheckedRow) -> None:
    """Give the instance its new values and note what was there before."""
    for column, value in values.items():
        before = column.shown(column.current(instance))
        column.assign(instance, value)
        checked.changes.append(Change(column.heading, before, column.shown(value)))


def refuse_to_overwrite(record: Record, rights: Rights, checked: CheckedRow) -> None:
    """A record that somebody is working on is left alone; so is one that is not theirs."""
    if record.pk is None:
        return
    if record.live and record.has_unpublished_changes:
        refuse(checked, _("The record has changes that are not published: publish them first."))
    elif not rights.may_change:
        refuse(checked, _("The record is there already, and you may not change it."))


def miss(layout: Layout, values: Values, checked: CheckedRow) -> None:
    """A new row needs its required columns, also those that the sheet does not have."""
    for column in layout.columns:
        is_refused = any(problem.heading == column.heading for problem in checked.problems)
        if column.is_required and column not in values and not is_refused:
            refuse(checked, _("This must be filled in; the sheet has no such column."), column)


def validate(instance: models.Model, layout: Layout, checked: CheckedRow) -> None:
    """What the form would say about the same values, without a query for every row.

    That other records exist is known from looking them up.
    """
    asked = {column.name for column in layout.columns}
    fields = instance._meta.concrete_fields
    passed_over = {field.name for field in fields if field.is_relation or field.name not in asked}
    for clean in (lambda: instance.clean_fields(exclude=passed_over), instance.clean):
        try:
            clean()
        except ValidationError as error:
            _note(error, instance, layout, checked)


def _note(
    error: ValidationError, instance: models.Model, layout: Layout, checked: CheckedRow
) -> None:
    columns = {column.name: column for column in layout.all_columns}
    has_fields = hasattr(error, "error_dict")
    by_field = error.message_dict if has_fields else {NON_FIELD_ERRORS: error.messages}
    for name, messages in by_field.items():
        column = columns.get(name)
        value = column.shown(column.current(instance)) if column else ""
        for message in messages:
            refuse(checked, message, column, value)
