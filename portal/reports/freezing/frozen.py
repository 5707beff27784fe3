"""The numbers of a version, read back."""

from functools import cached_property

from portal.reports.answers import Answer, Ask, CountedRow
from portal.reports.freezing.encoding import (
    answer_from_json,
    question_from_json,
    quote_from_json,
    rate_from_json,
    row_from_json,
)
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure
from portal.reports.models.versions import ReportVersion
from portal.reports.numbers import Quote, Rate
from portal.reports.registry import Question


class FrozenNumbers:
    """What the version says, whatever the records say now. The rows are read when opened."""

    def __init__(self, version: ReportVersion) -> None:
        self.version = version

    @cached_property
    def question(self) -> Question:
        """The days and the scope of the version."""
        return question_from_json(self.version.question)

    @cached_property
    def answers(self) -> dict[Ask, Answer | None]:
        """Every ask that the version holds: one query."""
        found = self.version.answers.values_list("ask", "lines").order_by("pk")
        asks = ((Ask.from_key(key), lines) for key, lines in found)
        return {ask: answer_from_json(ask, lines, self.question) for ask, lines in asks}

    def answer(self, ask: Ask) -> Answer | None:
        """The numbers as they were."""
        return self.answers.get(ask)

    def rows(self, ask: Ask) -> list[CountedRow]:
        """The rows as they were."""
        rows = self.version.answers.filter(ask=ask.key).values_list("rows", flat=True).first()
        return [row_from_json(row) for row in rows or ()]

    @cached_property
    def _quotes(self) -> dict[int, Quote]:
        found = self.version.quotes.values_list("figure_id", "quoted")
        return {pk: quote_from_json(data) for pk, data in found}

    def quote(self, figure: StatedFigure) -> Quote | None:
        """The stated figure as it was."""
        return self._quotes.get(figure.pk)

    @cached_property
    def _rates(self) -> dict[int, Rate]:
        found = self.version.rates.values_list("rate_id", "stated")
        return {pk: rate_from_json(data) for pk, data in found}

    def rate(self, rate: ExchangeRate) -> Rate | None:
        """The rate as it was."""
        return self._rates.get(rate.pk)

    def quoted_figures(self) -> set[int]:
        """The numbers of the stated figures that the version holds."""
        return set(self._quotes)

    def exchange_rates(self) -> set[int]:
        """The numbers of the rates that the version holds."""
        return set(self._rates)
