"""Sums of amounts in SQL that lose nothing."""

from decimal import Decimal
from typing import Final

from django.db.models import BigIntegerField, F, Sum
from django.db.models.functions import Cast, Round

HUNDREDTHS: Final = 100


def exact_sum(column: str) -> Sum:
    """The sum in hundredths, as a whole number: SQLite would add up floats."""
    return Sum(Cast(Round(F(column) * HUNDREDTHS), BigIntegerField()))


def from_hundredths(number: int | None) -> Decimal:
    """The sum as it is written; of no rows at all it is nothing."""
    return Decimal(number or 0) / HUNDREDTHS
