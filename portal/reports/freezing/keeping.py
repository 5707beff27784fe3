"""Issuing versions: every number is proven by its rows before it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.reports.answers import Ask, prove
from portal.reports.blocks import asks_of, quoted_in, rates_in
from portal.reports.freezing.encoding import (
    answer_to_json,
    question_to_json,
    quote_to_json,
    rate_to_json,
    row_to_json,
)
from portal.reports.freezing.frozen import FrozenNumbers
from portal.reports.freezing.stamps import current_stamp
from portal.reports.models.rates import ExchangeRate
from portal.reports.models.stated import StatedFigure
from portal.reports.models.versions import (
    FrozenAnswer,
    FrozenQuote,
    FrozenRate,
    ReportEdition,
    ReportVersion,
)
from portal.reports.numbers import LiveNumbers
from portal.reports.registry import Question, figures


@dataclass(frozen=True)
class Wants:
    """Everything that the pages of one report print."""

    asks: tuple[Ask, ...]
    quoted: tuple[StatedFigure, ...]
    rates: tuple[ExchangeRate, ...]

    @classmethod
    def of(cls, bodies: Iterable[Any]) -> "Wants":
        """What the texts of both languages ask, each once."""
        bodies = list(bodies)
        return cls(
            tuple(dict.fromkeys(ask for body in bodies for ask in asks_of(body))),
            tuple(dict.fromkeys(figure for body in bodies for figure in quoted_in(body))),
            tuple(dict.fromkeys(rate for body in bodies for rate in rates_in(body))),
        )

    def missing_from(self, version: ReportVersion) -> bool:
        """Whether the version does not hold all of it."""
        frozen = FrozenNumbers(version)
        return not (
            frozen.answers.keys() >= set(self.asks)
            and frozen.quoted_figures() >= {figure.pk for figure in self.quoted}
            and frozen.exchange_rates() >= {rate.pk for rate in self.rates}
        )


def with_parts(asks: Iterable[Ask]) -> dict[Ask, bool]:
    """The asks, and the two figures that each rate is made of; True for what is printed."""
    wanted = dict.fromkeys(asks, True)
    for ask in list(wanted):
        definition = figures()[ask.figure]
        if definition.is_rate:
            for part in (definition.numerator, definition.denominator):
                wanted.setdefault(Ask(part, ask.dimension, ask.window), False)
    return wanted


@transaction.atomic
def issue(
    report: Any,
    question: Question,
    names: dict[str, str],
    wants: Wants,
    user: Any,
    notes: tuple[str, str] = ("", ""),
) -> ReportVersion:
    """Keep what the records say now as the report's next version.

    The stamp is read before anything is counted: what changes meanwhile is looked at again.

    Raises:
        RuleBroken: when the rows do not make a number.
        LookupError: when nobody can answer an ask.
    """
    stamp = current_stamp()
    last = report.versions.order_by("-number").values_list("number", flat=True).first()
    version = ReportVersion.objects.create(
        report=report,
        number=(last or 0) + 1,
        frozen_at=timezone.now(),
        frozen_by=user,
        note_vi=notes[0],
        note_en=notes[1],
        question={**question_to_json(question), **names},
        drift_stamp=stamp,
        drift_at=timezone.now(),
    )
    numbers = LiveNumbers(question)
    FrozenAnswer.objects.bulk_create(
        _frozen(version, numbers, ask, is_printed=is_printed)
        for ask, is_printed in with_parts(wants.asks).items()
    )
    FrozenQuote.objects.bulk_create(
        FrozenQuote(version=version, figure=figure, quoted=quote_to_json(numbers.quote(figure)))
        for figure in wants.quoted
    )
    FrozenRate.objects.bulk_create(
        FrozenRate(version=version, rate=rate, stated=rate_to_json(numbers.rate(rate)))
        for rate in wants.rates
    )
    return version


def _frozen(
    version: ReportVersion, numbers: LiveNumbers, ask: Ask, *, is_printed: bool
) -> FrozenAnswer:
    answer = numbers.answer(ask)
    rows = [] if answer is None or figures()[ask.figure].is_rate else numbers.rows(ask)
    if answer is not None:
        prove(answer, rows)
    return FrozenAnswer(
        version=version,
        ask=ask.key,
        lines=answer_to_json(answer),
        rows=[row_to_json(row) for row in rows],
        is_printed=is_printed,
    )


def keep_words(version: ReportVersion, page: Any) -> None:
    """Keep the text of a page as the version's edition in the page's language."""
    ReportEdition.objects.update_or_create(
        version=version, locale_id=page.locale_id, defaults={"content": page.serializable_data()}
    )
