"""How far the money of a programme has come, in each currency. Pure.

What is not known is no zero: with an unknown amount on either side there is no share.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from portal.core.figures import Measure


class Amount(Protocol):
    """A row of a programme's money."""

    measure: str
    currency: str
    amount: Decimal | None


@dataclass(frozen=True)
class Progress:
    """What was committed and disbursed in one currency; None where nothing is known."""

    currency: str
    committed: Decimal | None = None
    disbursed: Decimal | None = None
    is_complete: bool = True

    @property
    def share(self) -> Decimal | None:
        """Disbursed over committed, 0 to 1 and above."""
        if not self.is_complete or not self.committed or self.disbursed is None:
            return None
        return self.disbursed / self.committed


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def progress_of(rows: Iterable[Amount]) -> list[Progress]:
    """One entry for each currency that something is known in, in the order of the rows."""
    sorted_out: dict[str, dict[str, list[Decimal | None]]] = {}
    for row in rows:
        if row.measure in (Measure.COMMITMENT, Measure.DISBURSEMENT):
            sorted_out.setdefault(row.currency, {}).setdefault(row.measure, []).append(row.amount)
    entries = (
        Progress(
            currency,
            _sum(amounts.get(Measure.COMMITMENT, [])),
            _sum(amounts.get(Measure.DISBURSEMENT, [])),
            None not in [amount for measured in amounts.values() for amount in measured],
        )
        for currency, amounts in sorted_out.items()
    )
    return [each for each in entries if each.committed is not None or each.disbursed is not None]
