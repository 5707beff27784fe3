"""What the records would answer differently from a version, looked up only after they changed."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.core.figures import ExchangeRate, Quantity
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.reports.answers import Answer, Ask, Line
from portal.reports.freezing.encoding import (
    period_from_json,
    period_to_json,
    quantity_from_json,
    quantity_to_json,
)
from portal.reports.freezing.frozen import FrozenNumbers
from portal.reports.freezing.stamps import current_stamp
from portal.reports.models.versions import ReportVersion
from portal.reports.numbers import LiveNumbers
from portal.reports.registry import Question

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """A printed number that the records no longer give.

    `figure` is its key, or "" for a stated figure, whose name is then the label. A quantity is
    None where the number is not on the page, or would not be any more.
    """

    figure: str
    ask: str
    line: str
    label_vi: str
    label_en: str
    old: Quantity | None
    new: Quantity | None

    def label(self, language: str) -> str:
        """The group, or the stated figure."""
        return self.label_vi if language == SOURCE_LANGUAGE else self.label_en


def drift_of(version: ReportVersion) -> list[Change]:
    """What differs. A failure is logged, and what was known before is the answer."""
    stamp = current_stamp()
    if version.drift_stamp != stamp:
        try:
            with transaction.atomic():
                _look_again(version, stamp)
        except Exception:
            logger.exception("Version %s cannot be compared with the records", version.pk)
    return [_from_json(change) for change in version.drift]


def _look_again(version: ReportVersion, stamp: int) -> None:
    drift = [_to_json(change) for change in changes_since(version)]
    version.drift, version.drift_stamp, version.drift_at = drift, stamp, timezone.now()
    ReportVersion.objects.filter(pk=version.pk).update(
        drift=version.drift, drift_stamp=version.drift_stamp, drift_at=version.drift_at
    )


def changes_since(version: ReportVersion) -> list[Change]:
    """Every printed number that the records give differently now, each once."""
    frozen = FrozenNumbers(version)
    live = LiveNumbers(frozen.question)
    printed = version.answers.filter(is_printed=True).order_by("pk").values_list("ask", flat=True)
    found: dict[tuple[str, str], Change] = {}
    for key in printed:
        ask = Ask.from_key(key)
        for change in _differences(ask, frozen.answer(ask), live.answer(ask)):
            found.setdefault((change.ask, change.line), change)
    return [*found.values(), *_changed_quotes(version, frozen, live)]


def _differences(ask: Ask, old: Answer | None, new: Answer | None) -> Iterator[Change]:
    """Totals belong to the ask without a dimension, so that two tables do not report them twice."""
    before = {line.key: line for line in old.lines} if old else {}
    after = {line.key: line for line in new.lines} if new else {}
    for key in dict.fromkeys([*before, *after]):
        was, would_be = before.get(key), after.get(key)
        if _is_same(was, would_be):
            continue
        line = was or would_be
        if line is None:
            continue
        owner = ask if line.group else Ask(ask.figure, window=ask.window)
        yield Change(
            ask.figure,
            owner.key,
            key,
            line.label_vi,
            line.label_en,
            was.quantity if was else None,
            would_be.quantity if would_be else None,
        )


def _is_same(was: Line | None, would_be: Line | None) -> bool:
    if was is None or would_be is None:
        return False
    return (was.quantity.value, was.quantity.qualifier, was.refused) == (
        would_be.quantity.value,
        would_be.quantity.qualifier,
        would_be.refused,
    )


def _changed_quotes(
    version: ReportVersion, frozen: FrozenNumbers, live: LiveNumbers
) -> Iterator[Change]:
    for entry in version.quotes.select_related("figure"):
        was, now = frozen.quote(entry.figure), live.quote(entry.figure)
        if was and was.quantity != now.quantity:
            yield Change(
                "", "", f"quote.{entry.figure_id}", was.label_vi, was.label_en,
                was.quantity, now.quantity,
            )  # fmt: skip
    for kept in version.rates.select_related("rate"):
        stated, current = frozen.rate(kept.rate), live.rate(kept.rate)
        if stated and stated != current:
            yield _changed_rate(frozen.question, kept.rate_id, stated, current)


def _changed_rate(question: Question, pk: int, stated: Any, current: Any) -> Change:
    vietnamese, english = map(current.in_language, (SOURCE_LANGUAGE, TARGET_LANGUAGE))
    old, new = (
        quantity_from_json(
            {
                "value": str(rate.rate),
                "unit": "rate",
                "measure": "unstated",
                "qualifier": "exact",
            },
            question,
        )
        for rate in (stated, current)
    )
    return Change("", "", f"rate.{pk}", _rate_label(vietnamese), _rate_label(english), old, new)


def _rate_label(rate: ExchangeRate) -> str:
    """The rate with its day and source, which are printed beside amounts and may change, too."""
    return f"1 {rate.base} = … {rate.quote} ({rate.on.isoformat()}, {rate.source})"


def _to_json(change: Change) -> dict[str, Any]:
    periods = [quantity.period for quantity in (change.old, change.new) if quantity]
    return {
        **{
            name: getattr(change, name)
            for name in ("figure", "ask", "line", "label_vi", "label_en")
        },
        "old": quantity_to_json(change.old) if change.old else None,
        "new": quantity_to_json(change.new) if change.new else None,
        "period": period_to_json(periods[0]),
    }


def _from_json(data: dict[str, Any]) -> Change:
    question = Question(period_from_json(data["period"]))
    old, new = (
        quantity_from_json(data[name], question) if data[name] else None for name in ("old", "new")
    )
    texts = {name: data[name] for name in ("figure", "ask", "line", "label_vi", "label_en")}
    return Change(**texts, old=old, new=new)
