"""Amounts of money as people write them in the reader's language. Pure: Decimal in, text out.

Large amounts are written with a word ("USD 15.2 million"), but only when at most two decimals
say the whole truth; otherwise every digit is written.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext, gettext_noop, pgettext

from portal.core.quantities import (
    NBSP,
    decimals_needed,
    exact,
    qualified,
    written_number,
)
from portal.core.rules import Rule, RuleBroken

_SCALES: Final = (
    (Decimal(10) ** 12, gettext_noop("%(number)s trillion")),
    (Decimal(10) ** 9, gettext_noop("%(number)s billion")),
    (Decimal(10) ** 6, gettext_noop("%(number)s million")),
)
_MOST_DECIMALS: Final = 2

# Currencies in which aid is given or stated, by their ISO 4217 code.
CURRENCIES: Final = ("USD", "VND", "EUR", "JPY", "KRW", "GBP", "AUD", "CHF", "CNY", "LAK", "THB")


@dataclass(frozen=True)
class Money:
    """An amount in one currency.

    Raises:
        TypeError: for amounts that are no Decimal.
        ValueError: for a currency the portal does not know.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", exact(self.amount))
        if self.currency not in CURRENCIES:
            raise ValueError(f"Unknown currency: {self.currency!r}")

    def _with(self, other: "Money") -> str:
        if self.currency != other.currency:
            raise RuleBroken(Rule.CURRENCIES_ARE_NOT_ADDED, f"{self.currency}, {other.currency}")
        return self.currency

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + other.amount, self._with(other))

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - other.amount, self._with(other))

    def __lt__(self, other: "Money") -> bool:
        self._with(other)
        return self.amount < other.amount

    def __str__(self) -> str:
        return written_money(self.amount, self.currency)


def written_currency(code: str) -> str:
    """The currency beside an amount; only the dong has a word of its own in Vietnamese."""
    return pgettext("currency", "VND") if code == "VND" else code


def _written_amount(amount: Decimal) -> str:
    for scale, pattern in _SCALES:
        if abs(amount) >= scale:
            scaled = amount / scale
            if decimals_needed(scaled) <= _MOST_DECIMALS:
                return gettext(pattern) % {"number": written_number(scaled)}
            break
    has_cents = decimals_needed(amount) > 0
    return written_number(amount, decimals=max(2, decimals_needed(amount)) if has_cents else 0)


def written_money(amount: Decimal | int, currency: str, qualifier: str = "exact") -> str:
    """The amount with its currency, held together by no-break spaces.

    >>> written_money(Decimal(15_200_000), "USD").replace(NBSP, " ")
    'USD 15.2 million'
    """
    written = pgettext("money", "%(currency)s %(amount)s") % {
        "currency": written_currency(currency),
        "amount": _written_amount(exact(amount)),
    }
    return qualified(written.replace(" ", NBSP), qualifier)
