"""At which rate an amount was converted, on which day, and who says so."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin

from portal.core import figures
from portal.core.bilingual import Bilingual
from portal.core.dates import listed_date
from portal.core.english_texts import refuse_vietnamese
from portal.core.quantities import written_number
from portal.reports.choices import CURRENCY_CHOICES


class ExchangeRate(RevisionMixin, models.Model):
    """Units of `quote` for one unit of `base`, as a source states it on a day."""

    base = models.CharField(_("currency"), max_length=3, choices=CURRENCY_CHOICES, default="USD")
    quote = models.CharField(
        _("converted into"), max_length=3, choices=CURRENCY_CHOICES, default="VND"
    )
    rate = models.DecimalField(
        _("rate"),
        max_digits=18,
        decimal_places=6,
        validators=[MinValueValidator(Decimal("0.000001"))],
        help_text=_("How much of the second currency one unit of the first is worth."),
    )
    on = models.DateField(_("day"))
    source_vi = models.CharField(
        _("source in Vietnamese"),
        max_length=255,
        help_text=_("Who publishes the rate. Stands beside every converted amount."),
    )
    source_en = models.CharField(_("source in English"), max_length=255)
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    source = Bilingual()

    panels = [
        FieldRowPanel([FieldPanel("base"), FieldPanel("quote")]),
        FieldRowPanel([FieldPanel("rate"), FieldPanel("on")]),
        FieldRowPanel([FieldPanel("source_vi"), FieldPanel("source_en")]),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["-on", "base", "quote"]

    def __str__(self) -> str:
        return gettext("1 %(base)s = %(rate)s %(quote)s (%(day)s)") % {
            "base": self.base,
            "rate": written_number(self.rate),
            "quote": self.quote,
            "day": listed_date(self.on),
        }

    def clean(self) -> None:
        """A rate leads from one currency to another one."""
        super().clean()
        refuse_vietnamese(source_en=(self.source_en, self.source_vi))
        if self.base == self.quote:
            raise ValidationError({"quote": gettext("Choose another currency than the first.")})

    @property
    def exchange_rate(self) -> figures.ExchangeRate:
        """The rate for those who calculate, with its source in the reader's language."""
        source = ExchangeRate.source.in_any_language(self)
        return figures.ExchangeRate(self.base, self.quote, self.rate, self.on, source)
