"""Answers the questions of a report from the database, in one query for each.

The same queryset is counted for the print and listed for the rows behind it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from portal.core.arithmetic import share, summed_qualifier
from portal.core.figures import Qualifier, Quantity
from portal.core.periods import Period
from portal.core.rules import RuleBroken
from portal.core.sums import HUNDREDTHS, exact_sum, from_hundredths
from portal.reports.answers import Answer, Ask, Line, Window
from portal.reports.groups import UNSTATED, GroupLabels, group_key, ordered
from portal.reports.registry import (
    Dimension,
    FigureDefinition,
    Question,
    dimension_of,
    figures,
)


@dataclass
class _Tally:
    """What the rows of one group in one unit come to."""

    rows: int = 0
    known: int = 0
    hundredths: int = 0
    qualifier: Qualifier = Qualifier.EXACT
    refused: RuleBroken | None = None

    def include(self, rows: int, known: int, hundredths: int, qualifier: str) -> None:
        """Count further rows that are known in one way."""
        self.rows += rows
        self.known += known
        self.hundredths += hundredths
        if not known:
            return
        try:
            self.qualifier = summed_qualifier(self.qualifier, Qualifier(qualifier))
        except RuleBroken as broken:
            self.refused = broken

    @property
    def value(self) -> Decimal | None:
        """Unknown when no row has an amount; nothing counted is zero."""
        if self.refused or (self.rows and not self.known):
            return None
        return from_hundredths(self.hundredths)


def window_period(period: Period, window: Window) -> Period | None:
    """The days a window looks at; None when there are no such days."""
    if window is Window.PREVIOUS:
        return period.previous()
    if window is Window.LAST_YEAR:
        return period.same_last_year()
    return period


def question_of(ask: Ask, question: Question) -> Question | None:
    """The report's question seen through the ask's window."""
    period = window_period(question.period, ask.window)
    return None if period is None else replace(question, period=period)


def counted(definition: FigureDefinition, question: Question) -> QuerySet:
    """The rows that a figure counts, in no order."""
    if definition.rows is None:
        raise LookupError(f"{definition.key} is a rate and counts no rows of its own")
    return definition.rows(question).order_by()


def grouped(rows: QuerySet, dimension: Dimension) -> tuple[QuerySet, str]:
    """The rows with the column that holds their group."""
    if dimension.is_year:
        return rows.annotate(counted_year=ExtractYear(dimension.path)), "counted_year"
    return rows, dimension.path


class Asker:
    """Answers everything that one report asks, each question once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._labels = GroupLabels()
        self._answers: dict[Ask, Answer | None] = {}

    def answer(self, ask: Ask) -> Answer | None:
        """The answer; None where the window has no days, as ten years have no last year.

        Raises:
            LookupError: for a figure or a dimension that nobody has registered.
        """
        if ask not in self._answers:
            self._answers[ask] = self._answer(ask)
        return self._answers[ask]

    def _answer(self, ask: Ask) -> Answer | None:
        definition = figures()[ask.figure]
        question = question_of(ask, self.question)
        if question is None:
            return None
        if definition.is_rate:
            return self._rate(ask, definition)
        if not ask.dimension:
            return Answer(ask, tuple(self._lines(definition, question, None)))
        dimension = dimension_of(definition, ask.dimension)
        total = self.answer(replace(ask, dimension=""))
        lines = ordered(list(self._lines(definition, question, dimension)), dimension)
        return Answer(ask, total.totals if total else (), tuple(lines), dimension.repeats)

    def _lines(
        self, definition: FigureDefinition, question: Question, dimension: Dimension | None
    ) -> Iterator[Line]:
        tallies = _tallies(definition, question, dimension)
        if dimension:
            self._labels.learn(dimension, {group for group, _unit in tallies})
        for (group, unit), tally in tallies.items():
            quantity = Quantity(
                tally.value, unit, definition.measure, question.period, question.scope,
                tally.qualifier,
            )  # fmt: skip
            labels = self._labels.of(dimension, group) if dimension else ("", "")
            yield Line(
                group_key(group) if dimension else "", *labels, quantity, tally.rows,
                tally.rows - tally.known, refused=tally.refused.rule if tally.refused else None,
            )  # fmt: skip

    def _rate(self, ask: Ask, definition: FigureDefinition) -> Answer:
        above = self.answer(replace(ask, figure=definition.numerator))
        below = self.answer(replace(ask, figure=definition.denominator))
        if above is None or below is None:
            return Answer(ask, ())
        return Answer(
            ask,
            tuple(_rates(above.totals, below.totals)),
            tuple(_rates(above.groups, below.groups)),
            above.repeats,
        )


def _rates(above: tuple[Line, ...], below: tuple[Line, ...]) -> Iterator[Line]:
    """A rate wherever both parts are known, in the order of the whole's lines."""
    parts = {line.key: line for line in above}
    for whole in below:
        if part := parts.get(whole.key):
            yield replace(
                part,
                quantity=share(part.quantity, whole.quantity),
                rows=part.rows + whole.rows,
                unknown=part.unknown + whole.unknown,
                parts=(part.quantity, whole.quantity),
            )


def _tallies(
    definition: FigureDefinition, question: Question, dimension: Dimension | None
) -> Mapping[tuple[Any, str], _Tally]:
    """What each group comes to in each unit: one query."""
    rows, path = counted(definition, question), ""
    if dimension:
        rows, path = grouped(rows, dimension)
    columns = [column for column in (path, definition.currency, definition.qualifier) if column]
    found: Iterable[dict[str, Any]]
    if dimension and dimension.by_several_ways and definition.value:
        found = _summed_once(rows, columns, definition.value)
    else:
        found = _summed(rows, columns, definition.value)
    tallies: dict[tuple[Any, str], _Tally] = {}
    for entry in found:
        unit = entry[definition.currency] if definition.currency else definition.unit
        group = (UNSTATED if entry[path] in (None, "") else entry[path]) if path else ""
        tallies.setdefault((group, unit), _Tally()).include(
            entry["counted_rows"],
            entry["counted_known"],
            entry["counted_hundredths"] or 0,
            entry[definition.qualifier] if definition.qualifier else Qualifier.EXACT,
        )
    return dict(sorted(tallies.items(), key=lambda item: _unit_order(item[0][1])))


def _summed(rows: QuerySet, columns: list[str], value: str) -> Iterable[dict[str, Any]]:
    """Counted and summed by the database."""
    number = Count("pk", distinct=not value)
    counts: dict[str, Any] = {
        "counted_rows": number,
        "counted_known": Count(value) if value else number,
        "counted_hundredths": exact_sum(value) if value else number * HUNDREDTHS,
    }
    return rows.values(*columns).annotate(**counts) if columns else [rows.aggregate(**counts)]


def _summed_once(rows: QuerySet, columns: list[str], value: str) -> Iterator[dict[str, Any]]:
    """Row by row, each once under its group: a join may bring it there twice."""
    for entry in rows.values("pk", value, *columns).distinct():
        amount = entry[value]
        yield {
            **entry,
            "counted_rows": 1,
            "counted_known": int(amount is not None),
            "counted_hundredths": int((amount or 0) * HUNDREDTHS),
        }


def _unit_order(unit: str) -> tuple[bool, str]:
    """US dollars first, in which most aid is given; then by code."""
    return unit != "USD", unit
