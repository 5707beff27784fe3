"""Charts of figures: one for each currency, because currencies share no axis."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from portal.core.money import CURRENCIES
from portal.reports.answers import Answer, Ask, Line
from portal.reports.charts.data import Category, ChartData, ChartKind, Series, ValueKind
from portal.reports.printing import Printing, group_label, in_order, shared_note
from portal.reports.registry import figures, unit_label


@dataclass(frozen=True)
class Plan:
    """What a chart block asks to be drawn."""

    names: tuple[str, ...]
    dimension: str
    kind: ChartKind
    title: str = ""


def chart_data(printing: Printing, plan: Plan) -> Iterator[ChartData]:
    """One chart for each unit that the figures have."""
    answers = [
        answer
        for name in plan.names
        if (answer := printing.numbers.answer(Ask(name, plan.dimension))) is not None
    ]
    for unit in dict.fromkeys(unit for answer in answers for unit in answer.units):
        concerned = [answer for answer in answers if unit in answer.units]
        if any(line.quantity.unit == unit for answer in concerned for line in answer.groups):
            yield _data(printing, plan, concerned, unit)


def _data(printing: Printing, plan: Plan, answers: list[Answer], unit: str) -> ChartData:
    definitions = [figures()[answer.ask.figure] for answer in answers]
    groups: dict[str, tuple[Ask, Line]] = {}
    for answer in answers:
        for line in answer.groups:
            if line.quantity.unit == unit:
                groups.setdefault(line.group, (answer.ask, line))
    groups = in_order(answers[0].ask, groups)
    is_share = definitions[0].is_rate
    is_money = unit in CURRENCIES and not is_share
    names = " / ".join(str(definition.label) for definition in definitions)
    return ChartData(
        title=plan.title or names,
        unit=unit_label(unit),
        categories=[
            Category(group, group_label(line), printing.address(ask, line) or None)
            for group, (ask, line) in groups.items()
        ],
        series=[
            Series(str(definition.label), _values(answer, unit, groups))
            for answer, definition in zip(answers, definitions, strict=True)
        ],
        kind=_value_kind(is_share=is_share, is_money=is_money),
        currency=unit if is_money else "",
        category_label=str(definitions[0].dimensions[plan.dimension].label),
        note=_note(answers),
    )


def _values(answer: Answer, unit: str, groups: Iterable[str]) -> list:
    """A group without rows has none of what is counted; an amount that nobody stated is unknown."""
    lines = (answer.line(f"{group}.{unit}") for group in groups)
    without_rows = None if figures()[answer.ask.figure].value else Decimal(0)
    return [line.quantity.value if line else without_rows for line in lines]


def _value_kind(*, is_share: bool, is_money: bool) -> ValueKind:
    if is_share:
        return ValueKind.PERCENT
    return ValueKind.MONEY if is_money else ValueKind.NUMBER


def _note(answers: Iterable[Answer]) -> str:
    return next((shared_note(answer.ask) for answer in answers if answer.repeats), "")
