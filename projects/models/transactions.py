"""What was committed, disbursed or spent in all, on which day, in which currency."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from partners.models import Organisation
from portal.core.figures import ExchangeRate, Measure
from projects.models.amounts import (
    CURRENCY_CHOICES,
    amount_field,
    currency_field,
    require_currency,
)
from projects.models.programmes import AidProgramme
from projects.querysets import TransactionQuerySet


class Transaction(Orderable):
    """An amount of a programme. The three measures are never added to one another."""

    class Measure(models.TextChoices):
        """What the amount says."""

        COMMITMENT = Measure.COMMITMENT.value, _("committed")
        DISBURSEMENT = Measure.DISBURSEMENT.value, _("disbursed")
        TOTAL_COST = Measure.TOTAL_COST.value, _("total cost")

    programme = ParentalKey(AidProgramme, on_delete=models.CASCADE, related_name="transactions")
    measure = models.CharField(_("measure"), max_length=16, choices=Measure.choices)
    date = models.DateField(_("date"))
    amount = amount_field(_("amount"), help_text="")
    currency = currency_field(_("currency"))
    donor = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="transactions",
        verbose_name=_("from"),
    )
    converted_from = models.CharField(
        _("converted from"),
        max_length=3,
        choices=CURRENCY_CHOICES,
        blank=True,
    )
    rate = models.DecimalField(
        _("rate"),
        max_digits=18,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    rate_date = models.DateField(_("rate of"), null=True, blank=True)
    rate_source = models.CharField(_("source of the rate"), max_length=255, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    objects: ClassVar = TransactionQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [
                FieldPanel("measure"),
                FieldPanel("date"),
                FieldPanel("amount"),
                FieldPanel("currency"),
                FieldPanel("donor"),
            ]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("converted_from"),
                        FieldPanel("rate"),
                        FieldPanel("rate_date"),
                        FieldPanel("rate_source"),
                        FieldPanel("note"),
                    ]
                )
            ],
            heading=_("Conversion and note"),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_measure_display()} {self.date}"

    @property
    def conversion(self) -> ExchangeRate | None:
        """How many units of `currency` one unit of the original currency made."""
        if not self.converted_from or self.rate is None or self.rate_date is None:
            return None
        return ExchangeRate(
            self.converted_from, self.currency, self.rate, self.rate_date, self.rate_source
        )

    def clean(self) -> None:
        """An amount has a currency; a conversion shows rate, date and source or is refused."""
        super().clean()
        require_currency(self.amount, self.currency)
        names = ("converted_from", "rate", "rate_date", "rate_source")
        missing = [name for name in names if not getattr(self, name)]
        if missing and len(missing) < len(names):
            message = _("A conversion shows the other currency, the rate, its date and its source.")
            raise ValidationError(dict.fromkeys(missing, message))
        if self.converted_from and self.converted_from == self.currency:
            raise ValidationError(
                {"converted_from": _("An amount is not converted from its own currency.")}
            )
