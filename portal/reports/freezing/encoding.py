"""Answers, rows and quotes as JSON keeps them, and back. Decimals are strings: nothing is rounded.

Knows no database.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from portal.core.figures import Measure, Qualifier, Quantity, Reach, Scope
from portal.core.periods import Period, PeriodKind
from portal.core.rules import Rule
from portal.reports.answers import Answer, Ask, CountedRow, Line
from portal.reports.asking import question_of
from portal.reports.numbers import Quote, Rate
from portal.reports.registry import Question

Json = dict[str, Any]


def _written(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def period_to_json(period: Period) -> Json:
    """The two days and the kind."""
    return {
        "starts_on": period.starts_on.isoformat() if period.starts_on else None,
        "ends_on": period.ends_on.isoformat() if period.ends_on else None,
        "kind": period.kind.value,
    }


def period_from_json(data: Json) -> Period:
    """The inverse of `period_to_json`."""
    return Period(_day(data["starts_on"]), _day(data["ends_on"]), PeriodKind(data["kind"]))


def question_to_json(question: Question) -> Json:
    """The period and the scope."""
    return {
        **period_to_json(question.period),
        "reach": question.scope.reach.value,
        "territory": question.scope.territory,
        "with_predecessors": question.scope.with_predecessors,
    }


def question_from_json(data: Json) -> Question:
    """The inverse of `question_to_json`; further entries, such as names, are passed over."""
    scope = Scope(Reach(data["reach"]), data["territory"], data["with_predecessors"])
    return Question(period_from_json(data), scope)


def quantity_to_json(quantity: Quantity) -> Json:
    """What is printed; period and scope are those of the question."""
    return {
        "value": _written(quantity.value),
        "unit": quantity.unit,
        "measure": quantity.measure.value,
        "qualifier": quantity.qualifier.value,
    }


def quantity_from_json(data: Json, question: Question) -> Quantity:
    """The inverse of `quantity_to_json`."""
    return Quantity(
        _decimal(data["value"]),
        data["unit"],
        Measure(data["measure"]),
        question.period,
        question.scope,
        Qualifier(data["qualifier"]),
    )


def _line_to_json(line: Line) -> Json:
    return {
        "group": line.group,
        "vi": line.label_vi,
        "en": line.label_en,
        "quantity": quantity_to_json(line.quantity),
        "rows": line.rows,
        "unknown": line.unknown,
        "parts": [quantity_to_json(part) for part in line.parts or ()],
        "refused": line.refused.value if line.refused else None,
    }


def _line_from_json(data: Json, question: Question) -> Line:
    parts = [quantity_from_json(part, question) for part in data["parts"]]
    return Line(
        data["group"],
        data["vi"],
        data["en"],
        quantity_from_json(data["quantity"], question),
        data["rows"],
        data["unknown"],
        (parts[0], parts[1]) if parts else None,
        Rule(data["refused"]) if data["refused"] else None,
    )


def answer_to_json(answer: Answer | None) -> Json | None:
    """Every line; None for a window without days."""
    if answer is None:
        return None
    return {
        "totals": [_line_to_json(line) for line in answer.totals],
        "groups": [_line_to_json(line) for line in answer.groups],
        "repeats": answer.repeats,
    }


def answer_from_json(ask: Ask, data: Json | None, question: Question) -> Answer | None:
    """The inverse of `answer_to_json`, for the report's question."""
    seen = question_of(ask, question)
    if data is None or seen is None:
        return None
    totals, groups = (
        tuple(_line_from_json(line, seen) for line in data[name]) for name in ("totals", "groups")
    )
    return Answer(ask, totals, groups, data["repeats"])


def row_to_json(row: CountedRow) -> list[Any]:
    """A short list: a version may keep thousands."""
    return [
        row.model, row.pk, row.label_vi, row.label_en, _written(row.value), row.unit,
        row.on.isoformat() if row.on else None, list(row.groups), row.is_demo,
    ]  # fmt: skip


def row_from_json(data: list[Any]) -> CountedRow:
    """The inverse of `row_to_json`."""
    model, pk, label_vi, label_en, value, unit, on, groups, is_demo = data
    return CountedRow(
        model, pk, label_vi, label_en, _decimal(value), unit, _day(on), tuple(groups), is_demo
    )


def quote_to_json(quote: Quote) -> Json:
    """The number, its names and its source."""
    return {
        "label_vi": quote.label_vi,
        "label_en": quote.label_en,
        "quantity": quantity_to_json(quote.quantity),
        "question": question_to_json(Question(quote.quantity.period, quote.quantity.scope)),
        "source_vi": quote.source_vi,
        "source_en": quote.source_en,
        "place_vi": quote.place_vi,
        "place_en": quote.place_en,
        "is_demo": quote.is_demo,
    }


def quote_from_json(data: Json) -> Quote:
    """The inverse of `quote_to_json`."""
    quantity = quantity_from_json(data["quantity"], question_from_json(data["question"]))
    texts = {name: value for name, value in data.items() if name not in ("quantity", "question")}
    return Quote(quantity=quantity, **texts)


def rate_to_json(rate: Rate) -> Json:
    """The rate, its day and its source."""
    return {**vars(rate), "rate": str(rate.rate), "on": rate.on.isoformat()}


def rate_from_json(data: Json) -> Rate:
    """The inverse of `rate_to_json`."""
    return Rate(**{**data, "rate": Decimal(data["rate"]), "on": date.fromisoformat(data["on"])})
