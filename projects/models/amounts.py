"""Amounts of money as columns: the number, its currency, and what belongs together."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.money import CURRENCIES

_UNKNOWN = gettext_lazy("Empty when it is not known: unknown is not zero.")
CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]


def amount_field(name: Any, help_text: Any = _UNKNOWN) -> models.DecimalField:
    """An amount that may be unknown."""
    return models.DecimalField(
        name,
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=help_text,
    )


def currency_field(name: Any) -> models.CharField:
    """The currency of an amount, by its ISO 4217 code; nobody's default is right for everybody."""
    return models.CharField(name, max_length=3, choices=CURRENCY_CHOICES, blank=True)


def require_currency(amount: Decimal | None, currency: str) -> None:
    """A number without a currency is no amount of money.

    Raises:
        ValidationError: on the field `currency`.
    """
    if amount is not None and not currency:
        raise ValidationError({"currency": _("In which currency is this amount?")})
