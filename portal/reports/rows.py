"""The rows behind a figure, one by one, as visitors may open them."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Model

from portal.reports.answers import Ask, CountedRow
from portal.reports.asking import counted, grouped, question_of
from portal.reports.groups import UNSTATED, group_key
from portal.reports.registry import FigureDefinition, Question, dimension_of, figures


def _named_model(model: type[Model], path: str) -> type[Model]:
    """The kind of record at the end of a path of foreign keys."""
    for step in filter(None, path.split("__")):
        related = model._meta.get_field(step).related_model
        if not isinstance(related, type):
            raise LookupError(f"{model.__name__}.{step} leads to no record")
        model = related
    return model


def _groups(definition: FigureDefinition, ask: Ask, question: Question) -> dict[Any, set[str]]:
    """Under which groups each row stands: one query, none without a dimension."""
    standing: dict[Any, set[str]] = defaultdict(set)
    if ask.dimension:
        rows, path = grouped(counted(definition, question), dimension_of(definition, ask.dimension))
        for pk, group in rows.values_list("pk", path):
            standing[pk].add(group_key(UNSTATED if group in (None, "") else group))
    return standing


def counted_rows(ask: Ask, question: Question) -> list[CountedRow]:
    """Every row that the figure counted, by date; of a rate, the rows of both its parts.

    Rows of drafts' names stay unnamed: a draft is not public.
    """
    definition = figures()[ask.figure]
    asked = question_of(ask, question)
    if asked is None:
        return []
    if definition.is_rate:
        parts = (definition.numerator, definition.denominator)
        return [row for part in parts for row in counted_rows(_part(ask, part), question)]
    rows = counted(definition, asked)
    prefix = f"{definition.named}__" if definition.named else ""
    columns = {
        "pk": "pk",
        "named": f"{prefix}pk",
        "label_vi": f"{prefix}label_vi",
        "label_en": f"{prefix}label_en",
        "live": f"{prefix}live",
        "is_demo": f"{prefix}is_demo",
    }
    for name in ("value", "currency", "dated"):
        if column := getattr(definition, name):
            columns[name] = column
    model = _named_model(rows.model, definition.named)._meta.label_lower
    standing = _groups(definition, ask, asked)
    found = {
        entry[0]: dict(zip(columns, entry, strict=True))
        for entry in rows.values_list(*columns.values())
    }
    return sorted(
        (
            CountedRow(
                model=model,
                pk=entry["named"],
                label_vi=entry["label_vi"] if entry["live"] else "",
                label_en=entry["label_en"] if entry["live"] else "",
                value=_value(entry["value"]) if definition.value else Decimal(1),
                unit=entry["currency"] if definition.currency else definition.unit,
                on=entry.get("dated"),
                groups=tuple(sorted(standing[pk])),
                is_demo=entry["is_demo"],
            )
            for pk, entry in found.items()
        ),
        key=_order_key,
    )


def _part(ask: Ask, figure: str) -> Ask:
    return Ask(figure, ask.dimension, ask.window)


def _value(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _order_key(row: CountedRow) -> tuple[str, str, int]:
    """By date, rows without one first, then by name."""
    return row.on.isoformat() if row.on else "", row.label_vi, row.pk
