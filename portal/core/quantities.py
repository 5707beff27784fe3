"""Numbers as people write them in the reader's language. Pure: Decimal in, text out.

Nothing here rounds a fact: a number is written with as many decimals as it has. Only a share,
which is computed and rarely comes out even, is rounded, and never up to the whole or down to
nothing.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

NBSP: Final = "\u00a0"
_TENTH_OF_A_PERCENT: Final = Decimal("0.1")
_ALL: Final = Decimal(100)


def exact(value: Decimal | int) -> Decimal:
    """The value as a Decimal.

    Raises:
        TypeError: for floats, which have already lost what was meant.
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"Numbers are kept as Decimal, not {type(value).__name__}: {value!r}")
    return Decimal(value)


def decimals_needed(value: Decimal) -> int:
    """How many decimals the value has, trailing zeros apart."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def written_number(value: Decimal | int, decimals: int | None = None) -> str:
    """The number grouped in thousands, with all its decimals or, if told so, that many."""
    number = exact(value)
    places = decimals_needed(number) if decimals is None else decimals
    return formats.number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)


def written_percent(share: Decimal | int) -> str:
    """A share of 1 as a percentage with at most one decimal.

    What is not quite all never reads 100 %, and what is not quite nothing never reads 0 %.
    """
    percentage = exact(share) * 100
    rounded = percentage.quantize(_TENTH_OF_A_PERCENT, ROUND_HALF_EVEN)
    if rounded == _ALL and percentage < _ALL:
        rounded = _ALL - _TENTH_OF_A_PERCENT
    if rounded == 0 and percentage > 0:
        return gettext("under %(number)s%%") % {"number": written_number(_TENTH_OF_A_PERCENT)}
    return f"{written_number(rounded)}%"


def qualified(amount: str, qualifier: str) -> str:
    """The written amount with the word for how exactly it is known; exact amounts have none."""
    if qualifier == "over":
        return gettext("over %(amount)s") % {"amount": amount}
    if qualifier == "nearly":
        return gettext("nearly %(amount)s") % {"amount": amount}
    if qualifier == "about":
        return gettext("about %(amount)s") % {"amount": amount}
    return amount
