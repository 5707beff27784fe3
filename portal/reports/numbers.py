"""Where a page takes its numbers from: counted now, or kept when a version was issued."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from portal.core import figures
from portal.core.figures import Quantity
from portal.core.languages import SOURCE_LANGUAGE
from portal.reports.answers import Answer, Ask, CountedRow
from portal.reports.asking import Asker
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure
from portal.reports.registry import Question
from portal.reports.rows import counted_rows


@dataclass(frozen=True)
class Quote:
    """A number that a document states, in both languages."""

    label_vi: str
    label_en: str
    quantity: Quantity
    source_vi: str
    source_en: str
    place_vi: str = ""
    place_en: str = ""
    is_demo: bool = False

    def label(self, language: str) -> str:
        """What is counted; "" where nobody has written it in that language."""
        return self.label_vi if language == SOURCE_LANGUAGE else self.label_en

    def source(self, language: str) -> str:
        """The document, and the place in it."""
        if language == SOURCE_LANGUAGE:
            return ", ".join(filter(None, (self.source_vi, self.place_vi)))
        return ", ".join(filter(None, (self.source_en, self.place_en)))


@dataclass(frozen=True)
class Rate:
    """A rate of exchange with its source in both languages."""

    base: str
    quote: str
    rate: Decimal
    on: date
    source_vi: str
    source_en: str

    def in_language(self, language: str) -> figures.ExchangeRate:
        """The rate for those who convert, with a source that readers understand."""
        source = self.source_vi if language == SOURCE_LANGUAGE else self.source_en
        return figures.ExchangeRate(self.base, self.quote, self.rate, self.on, source)


class Numbers(Protocol):
    """What blocks print, whoever has counted it."""

    @property
    def question(self) -> Question:
        """The days and the scope of the report."""

    def answer(self, ask: Ask) -> Answer | None:
        """The numbers for an ask; None where its window has no days."""

    def rows(self, ask: Ask) -> list[CountedRow]:
        """The rows behind them."""

    def quote(self, figure: StatedFigure) -> Quote | None:
        """A stated figure."""

    def rate(self, rate: ExchangeRate) -> Rate | None:
        """A rate of exchange."""


class LiveNumbers:
    """Counts now, each question once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._asker = Asker(question)

    def answer(self, ask: Ask) -> Answer | None:
        """The numbers as the records stand."""
        return self._asker.answer(ask)

    def rows(self, ask: Ask) -> list[CountedRow]:
        """The rows as the records stand."""
        return counted_rows(ask, self.question)

    def quote(self, figure: StatedFigure) -> Quote:
        """The figure as its record says."""
        return Quote(
            figure.label_vi,
            figure.label_en,
            figure.quantity,
            figure.source_title_vi,
            figure.source_title_en,
            figure.place_in_source_vi,
            figure.place_in_source_en,
            figure.is_demo,
        )

    def rate(self, rate: ExchangeRate) -> Rate:
        """The rate as its record says."""
        return Rate(rate.base, rate.quote, rate.rate, rate.on, rate.source_vi, rate.source_en)
