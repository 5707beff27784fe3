"""Figures: small documented functions that say which rows are counted, and how.

Each room registers its own in `figures.py`, which `CoreConfig.ready` discovers. A figure answers a
`Question` with a queryset; counting, summing and grouping are done here for all of them, so that
the print, the rows behind it and the frozen copy can never be three different calculations.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import getdoc
from types import MappingProxyType
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext

from portal.core.figures import Measure, Scope
from portal.core.periods import Period

MONEY: Final = "money"
Label = str | Promise


_THE_UNIONS_OWN: Final = Scope()


@dataclass(frozen=True)
class Question:
    """What a figure is asked: for which days, and of whom."""

    period: Period
    scope: Scope = _THE_UNIONS_OWN


@dataclass(frozen=True)
class Dimension:
    """A way to divide a figure: by donor, country, sector, locality, status, year.

    Attributes:
        path: the way from the counted row to the group, in the ORM's words.
        model: the kind of record a group is; its labels name the group.
        choices: the labels by stored value, of a dimension without a model; or of the few groups
            that are no records beside those that are.
        is_year: the path leads to a date, whose year is the group.
        repeats: a row may stand under several groups, so that they add up to more than the
            total (rule 6); the table says so.
        by_several_ways: a row may come to the same group twice, as a visit to two places of one
            country does; its amount is then added once, at the price of reading every row.
    """

    key: str
    label: Label
    path: str
    model: type[Model] | None = None
    choices: tuple[tuple[Any, Any], ...] = ()
    is_year: bool = False
    repeats: bool = False
    by_several_ways: bool = False


RowsOf = Callable[[Question], QuerySet]


@dataclass(frozen=True)
class FigureDefinition:
    """A figure that can be asked.

    Attributes:
        key: its name in addresses, blocks and frozen reports; never changed once published.
        label: what is printed beside the number, in both languages through gettext.
        explanation: which rows are counted, for readers, in both languages through gettext.
        unit: what one of it is ("programme"), or MONEY.
        rows: the function that answers with the counted rows; its docstring says which they are.
        value: the column that is summed; "" counts rows.
        currency: the column with the currency of `value`.
        qualifier: the column that says how exactly `value` is known.
        dated: the column with the day on which the row counts.
        named: the way to the record that names the row; "" is the row itself.
        numerator, denominator: the figures that a rate is made of; rows is not asked then.
    """

    key: str
    label: Label
    explanation: Label
    unit: str
    measure: Measure
    rows: RowsOf | None = None
    value: str = ""
    currency: str = ""
    qualifier: str = ""
    dated: str = ""
    named: str = ""
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: MappingProxyType({}))
    numerator: str = ""
    denominator: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it divides one figure by another."""
        return bool(self.numerator)

    @property
    def description(self) -> str:
        """The docstring of its function, for developers and for the check at start."""
        return getdoc(self.rows) or "" if self.rows else str(self.explanation)

    @property
    def function_name(self) -> str:
        """As tests name it: `test_<key>` with underscores."""
        return self.key.replace("-", "_")


_figures: dict[str, FigureDefinition] = {}
_units: dict[str, Label] = {}


def register_unit(key: str, label: Label) -> str:
    """Add a counting unit ("programme") with its label in the plural; answers with the key."""
    _units[key] = label
    return key


def unit_label(key: str) -> str:
    """What is counted, in the reader's language; a currency is its own label."""
    return str(_units.get(key, key))


def _add(definition: FigureDefinition) -> None:
    if definition.key in _figures:
        raise ValueError(f"Two figures are called {definition.key}")
    _figures[definition.key] = definition


def figure(
    *,
    key: str,
    label: Label,
    explanation: Label,
    unit: str,
    measure: Measure = Measure.COUNT,
    value: str = "",
    currency: str = "",
    qualifier: str = "",
    dated: str = "",
    named: str = "",
    dimensions: Iterable[Dimension] = (),
) -> Callable[[RowsOf], RowsOf]:
    """Decorator: register a function that answers a question with the rows to count.

    The arguments are the attributes of `FigureDefinition`. A row may appear once only in the
    queryset: conditions on several-valued relations go into subqueries, not joins.
    """

    def register(rows: RowsOf) -> RowsOf:
        _add(
            FigureDefinition(
                key, label, explanation, unit, measure, rows, value, currency, qualifier, dated,
                named, MappingProxyType({dimension.key: dimension for dimension in dimensions}),
            )
        )  # fmt: skip
        return rows

    return register


def register_rate(
    *, key: str, label: Label, explanation: Label, numerator: str, denominator: str
) -> None:
    """Register a share of two figures, such as disbursed over committed in the same currency."""
    above, below = _figures[numerator], _figures[denominator]
    shared = {name: above.dimensions[name] for name in above.dimensions if name in below.dimensions}
    _add(
        FigureDefinition(
            key, label, explanation, above.unit, Measure.SHARE,
            dimensions=MappingProxyType(shared), numerator=numerator, denominator=denominator,
        )
    )  # fmt: skip


def figures() -> Mapping[str, FigureDefinition]:
    """Every registered figure by key, in the order of registration."""
    return MappingProxyType(_figures)


def figure_choices() -> list[tuple[str, str]]:
    """Keys and labels, for forms and blocks."""
    return [(key, str(definition.label)) for key, definition in _figures.items()]


def dimension_choices() -> list[tuple[str, str]]:
    """Every dimension that some figure has."""
    labels = {
        key: str(dimension.label)
        for definition in _figures.values()
        for key, dimension in definition.dimensions.items()
    }
    return list(labels.items())


def dimension_of(definition: FigureDefinition, key: str) -> Dimension:
    """The figure's dimension.

    Raises:
        LookupError: naming both, when the figure cannot be divided so.
    """
    try:
        return definition.dimensions[key]
    except KeyError:
        raise LookupError(
            gettext("“%(figure)s” cannot be divided by “%(dimension)s”.")
            % {"figure": definition.label, "dimension": key}
        ) from None
