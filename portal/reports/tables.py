"""Tables of figures: divided by a dimension, or beside earlier periods."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from portal.core.arithmetic import compare
from portal.core.periods import written_period
from portal.core.rules import RuleBroken
from portal.reports.answers import Answer, Ask, Line, Window
from portal.reports.asking import window_period
from portal.reports.printing import (
    PrintedNumber,
    PrintedRow,
    PrintedTable,
    Printing,
    column_label,
    group_label,
    in_order,
    shared_note,
    written_change,
)
from portal.reports.registry import figures

_WINDOWS = (Window.THIS, Window.PREVIOUS, Window.LAST_YEAR)


def divided_table(
    printing: Printing, names: Iterable[str], dimension: str, title: str
) -> PrintedTable:
    """Figures side by side, a row for each group, with the totals below."""
    answers = [
        answer
        for name in names
        if (answer := printing.numbers.answer(Ask(name, dimension))) is not None
    ]
    columns = [(answer, unit) for answer in answers for unit in answer.units]
    groups: dict[str, Line] = {}
    for answer in answers:
        for line in answer.groups:
            groups.setdefault(line.group, line)
    if answers:
        groups = in_order(answers[0].ask, groups)
    heading = _dimension_label(answers, dimension)
    return PrintedTable(
        title=title,
        heading=heading,
        columns=[_unit_column(answer, unit) for answer, unit in columns],
        rows=[
            PrintedRow(
                group_label(line),
                [_cell(printing, answer, f"{group}.{unit}") for answer, unit in columns],
            )
            for group, line in groups.items()
        ],
        total=PrintedRow(
            gettext("Total"),
            [_cell(printing, answer, f".{unit}") for answer, unit in columns],
        ),
        notes=list(_table_notes(answers)),
    )


def _cell(printing: Printing, answer: Answer, key: str) -> PrintedNumber | None:
    line = answer.line(key)
    return printing.number(answer.ask, line) if line else None


def _unit_column(answer: Answer, unit: str) -> str:
    definition = figures()[answer.ask.figure]
    if definition.currency and len(answer.units) > 1:
        return f"{definition.label} ({unit})"
    return column_label(definition, unit)


def _dimension_label(answers: list[Answer], dimension: str) -> str:
    for answer in answers:
        if found := figures()[answer.ask.figure].dimensions.get(dimension):
            return str(found.label)
    return ""


def _table_notes(answers: list[Answer]) -> Iterator[str]:
    yield from dict.fromkeys(shared_note(answer.ask) for answer in answers if answer.repeats)


def comparison_asks(names: Iterable[str]) -> Iterator[Ask]:
    """What a comparison wants to know."""
    for name in names:
        for window in _WINDOWS:
            yield Ask(name, window=window)


def comparison_table(printing: Printing, names: Iterable[str], title: str) -> PrintedTable:
    """Each figure now, in the period before and in the same period last year, and the changes."""
    period = printing.numbers.question.period
    columns, notes = [], []
    for window in _WINDOWS:
        seen = window_period(period, window)
        columns.append(written_period(seen) if seen else gettext("same period last year"))
        if seen is None:
            notes.append(gettext("There is no such period to compare with."))
    columns += [gettext("change on the period before"), gettext("change on last year")]
    rows = [row for name in names for row in _compared(printing, name, notes)]
    if any(cell is None for row in rows for cell in row.cells):
        notes.append(gettext("A dash: nothing is on record, so there is nothing to compare."))
    return PrintedTable(title, gettext("Figure"), columns, rows, notes=list(dict.fromkeys(notes)))


def _compared(printing: Printing, name: str, notes: list[str]) -> Iterator[PrintedRow]:
    answers = [printing.numbers.answer(Ask(name, window=window)) for window in _WINDOWS]
    units = dict.fromkeys(unit for answer in answers if answer for unit in answer.units)
    definition = figures()[name]
    for unit in units:
        lines = [answer.line(f".{unit}") if answer else None for answer in answers]
        cells: list[PrintedNumber | None] = [
            printing.number(answer.ask, line) if answer and line else None
            for answer, line in zip(answers, lines, strict=True)
        ]
        cells += [_change(before, lines[0], notes) for before in lines[1:]]
        label = str(definition.label)
        if definition.currency or definition.is_rate:
            label = f"{label} ({unit})"
        yield PrintedRow(label, cells)


def _change(before: Line | None, after: Line | None, notes: list[str]) -> PrintedNumber | None:
    if before is None or after is None:
        return None
    try:
        written = written_change(compare(before.quantity, after.quantity))
    except RuleBroken as broken:
        notes.append(str(broken))
        return None
    return PrintedNumber(written) if written else None
