"""Amounts of money as people write them in the reader's language. Pure: Decimal in, text out.

Large amounts are written with a word ("USD 15.2 million"), but only when at most two decimals
say the whole truth; otherwise every digit is written.
"""

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

_SCALES: Final = (
    (Decimal(10) ** 12, gettext_noop("%(number)s trillion")),
    (Decimal(10) ** 9, gettext_noop("%(number)s billion")),
    (Decimal(10) ** 6, gettext_noop("%(number)s million")),
)
_MOST_DECIMALS: Final = 2


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
