"""Numbers as they stand on a page: written in the reader's language, each opening its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from portal.core.arithmetic import Comparison, convert
from portal.core.dates import listed_date
from portal.core.figures import Measure, Quantity, written_quantity
from portal.core.languages import base_language
from portal.core.quantities import written_number
from portal.core.rules import Rule, RuleBroken
from portal.reports.answers import Answer, Ask, Line, Window
from portal.reports.numbers import Numbers, Rate
from portal.reports.registry import FigureDefinition, figures, unit_label

# How an address names what an ask or a line leaves open.
_ALL = "all"
_TOTAL = "total"
_OF_DONORS = ("donor", "country")


def number_address(ask: Ask, line: Line) -> str:
    """The number's part of an address: five parts of letters, digits and hyphens."""
    unit = line.quantity.unit
    return f"{ask.figure}/{ask.dimension or _ALL}/{ask.window}/{line.group or _TOTAL}/{unit}/"


def number_at(address: str) -> tuple[Ask, str]:
    """The ask and the line's key that an address names.

    Raises:
        ValueError: when it names none.
    """
    figure, dimension, window, group, unit = address.strip("/").split("/")
    ask = Ask(figure, "" if dimension == _ALL else dimension, Window(window))
    return ask, f"{'' if group == _TOTAL else group}.{unit}"


def shared_note(ask: Ask) -> str:
    """Why the groups of an ask may add up to more than the total (rule 6)."""
    if ask.dimension in _OF_DONORS:
        return Rule.SHARED_PROGRAMMES_COUNT_ONCE.meaning
    return gettext("What belongs to several groups counts once in the total and once in each.")


def group_label(line: Line) -> str:
    """The group's name for readers; its number where it has none in their language."""
    return line.label(base_language(get_language())) or gettext("Record %(number)s") % {
        "number": line.group
    }


def in_order(ask: Ask, groups: dict[str, Any]) -> dict[str, Any]:
    """Years follow each other, whichever figure brought them; other groups stay as they came."""
    is_year = figures()[ask.figure].dimensions[ask.dimension].is_year
    return dict(sorted(groups.items())) if is_year else groups


def written_change(comparison: Comparison) -> str:
    """A difference with its sign and, where it has one, its growth."""
    if comparison.difference is None:
        return ""
    sign = "+" if comparison.difference > 0 else "−" if comparison.difference < 0 else ""
    size = abs(comparison.difference)
    if comparison.after.measure == Measure.SHARE:
        points = written_number((size * 100).quantize(Decimal("0.1")))
        return gettext("%(points)s percentage points") % {"points": f"{sign}{points}"}
    change = f"{sign}{written_quantity(comparison.after.with_value(size))}"
    if comparison.growth is None:
        return change
    growth = comparison.after.with_value(abs(comparison.growth))
    written = written_quantity(replace(growth, measure=Measure.SHARE))
    return f"{change} ({sign}{written})"


@dataclass(frozen=True)
class PrintedNumber:
    """One number on a page.

    Attributes:
        text: the number in words; "" when it is not known.
        url: where its rows are; "" in a draft's preview.
        label: what is counted.
        notes: what has to stand beside it: unknown amounts, a broken rule, a conversion.
        anchor: its ask and line, by which tests find it on the page.
        quantity: the number itself, for files.
    """

    text: str
    url: str = ""
    label: str = ""
    notes: Sequence[str] = ()
    anchor: str = ""
    quantity: Quantity | None = None


@dataclass(frozen=True)
class PrintedRow:
    """A row of a table: its heading and its numbers, None where there is nothing to print."""

    label: str
    cells: Sequence[PrintedNumber | None]


@dataclass(frozen=True)
class PrintedTable:
    """A table of numbers with its small print."""

    title: str
    heading: str
    columns: Sequence[str]
    rows: Sequence[PrintedRow]
    total: PrintedRow | None = None
    notes: Sequence[str] = ()

    @property
    def name(self) -> str:
        """Tells it from the other tables of a page: its title, or else its columns."""
        return self.title or ", ".join([self.heading, *self.columns])


class Printing:
    """Prints the numbers of one page; `base` is the address below which rows are opened."""

    def __init__(self, numbers: Numbers, base: str = "", *, is_draft: bool = False) -> None:
        self.numbers = numbers
        self.base = base
        self.is_draft = is_draft

    @property
    def language(self) -> str:
        """The language of the reader."""
        return base_language(get_language())

    def address(self, ask: Ask, line: Line) -> str:
        """Where the rows of a printed number are; "" when the page has no address yet."""
        return f"{self.base}figures/{number_address(ask, line)}" if self.base else ""

    def number(self, ask: Ask, line: Line, *notes: str) -> PrintedNumber:
        """One line of an answer."""
        return PrintedNumber(
            written_quantity(line.quantity),
            self.address(ask, line),
            column_label(figures()[ask.figure], line.quantity.unit),
            (*_notes(line), *notes),
            f"{ask.key}#{line.key}",
            line.quantity,
        )

    def totals(self, ask: Ask, rate: Rate | None = None) -> Iterator[PrintedNumber]:
        """The totals of a figure, one for each currency; a dash where nothing is on record."""
        answer = self.numbers.answer(ask)
        if answer is None or not answer.totals:
            definition = figures()[ask.figure]
            yield PrintedNumber("", label=str(definition.label), notes=(_nothing(answer),))
            return
        for line in answer.totals:
            yield self.number(ask, line, *self.conversion(line.quantity, rate))

    def conversion(self, quantity: Quantity, rate: Rate | None) -> list[str]:
        """The amount in another currency with rate, date and source; nothing without a rate."""
        if rate is None or rate.base != quantity.unit or quantity.measure == Measure.SHARE:
            return []
        if quantity.value is None:
            return []
        stated = rate.in_language(self.language)
        try:
            converted = convert(quantity, stated)
        except RuleBroken:
            return []
        return [
            gettext("%(amount)s at 1 %(base)s = %(rate)s %(quote)s on %(day)s (%(source)s)")
            % {
                "amount": written_quantity(converted),
                "base": stated.base,
                "rate": written_number(stated.rate),
                "quote": stated.quote,
                "day": listed_date(stated.on),
                "source": stated.source,
            }
        ]


def column_label(definition: FigureDefinition, unit: str) -> str:
    """What stands above or beside a number: the figure, and the currency of a share."""
    if definition.is_rate and unit.isupper():
        return f"{definition.label} ({unit_label(unit)})"
    return str(definition.label)


def _nothing(answer: Answer | None) -> str:
    if answer is None:
        return gettext("There is no such period to look at.")
    return gettext("Nothing is on record.")


def _notes(line: Line) -> Iterator[str]:
    if line.refused:
        yield line.refused.meaning
    if line.unknown:
        yield ngettext(
            "%(number)s entry has no known amount and is not in the sum.",
            "%(number)s entries have no known amount and are not in the sum.",
            line.unknown,
        ) % {"number": written_number(line.unknown)}
