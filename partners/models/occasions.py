"""What the union greets its friends for, every year on the same day of a calendar."""

from calendar import monthrange
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from partners.models.organisations import Organisation
from partners.models.places import Country, Locality
from partners.querysets import OccasionQuerySet
from portal.core.bilingual import Bilingual
from portal.core.lunar import FIRST_YEAR, LAST_YEAR, LONGEST_MONTH, gregorian_date
from portal.core.records import Record

_A_LEAP_YEAR = 2000
# For other years nobody has checked the lunar calendar, and nobody sent greetings.
KNOWN_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class Occasion(Record):
    """A national day, a holiday or the day on which relations began."""

    class Calendar(models.TextChoices):
        """By which calendar its day comes round."""

        GREGORIAN = "gregorian", _("common calendar")
        LUNAR = "lunar", _("Vietnamese lunar calendar")

    calendar = models.CharField(
        _("calendar"), max_length=16, choices=Calendar.choices, default=Calendar.GREGORIAN
    )
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField(
        _("day"),
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("A day that a month does not have is kept on the month's last day."),
    )
    first_year = models.PositiveSmallIntegerField(
        _("year of the event"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2100)],
        help_text=_("Then the calendar says which anniversary it is. Empty when it is not known."),
    )
    recipient = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="occasions",
        verbose_name=_("recipient"),
    )
    recipient_name_vi = models.CharField(
        _("recipient in Vietnamese"),
        max_length=255,
        blank=True,
        help_text=_("When the recipient is not among the organisations."),
    )
    recipient_name_en = models.CharField(_("recipient in English"), max_length=255, blank=True)
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="occasions",
        verbose_name=_("country"),
    )
    locality = models.ForeignKey(
        Locality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="occasions",
        verbose_name=_("locality"),
    )

    recipient_name = Bilingual()
    bilingual_texts = (*Record.bilingual_texts, "recipient_name")
    objects: ClassVar = OccasionQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel(
            [
                FieldPanel("calendar"),
                FieldPanel("month"),
                FieldPanel("day"),
                FieldPanel("first_year"),
            ]
        ),
        MultiFieldPanel(
            [
                FieldPanel("recipient"),
                FieldRowPanel([FieldPanel("recipient_name_vi"), FieldPanel("recipient_name_en")]),
                FieldRowPanel([FieldPanel("country"), FieldPanel("locality")]),
            ],
            heading=_("Who is greeted"),
        ),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")

    def clean(self) -> None:
        """The calendar has such a day."""
        super().clean()
        if self.month not in range(1, 13) or self.day is None:
            return
        if self.calendar == self.Calendar.LUNAR:
            longest = LONGEST_MONTH
        else:
            longest = monthrange(_A_LEAP_YEAR, self.month)[1]
        if self.day > longest:
            raise ValidationError(
                {"day": _("This month has at most %(days)s days.") % {"days": longest}}
            )

    def falls_on(self, year: int) -> date:
        """The day of the common calendar in a year, which is a lunar year for lunar days.

        So the twelfth lunar month of 2026 falls in January or February 2027.
        """
        if self.calendar == self.Calendar.LUNAR:
            return gregorian_date(year, self.month, self.day)
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))

    def year_of(self, day: date) -> int:
        """The year whose occasion is nearest to a day: greetings come early or late."""
        years = [year for year in range(day.year - 1, day.year + 2) if year in KNOWN_YEARS]
        return min(years, key=lambda year: abs(self.falls_on(year) - day), default=day.year)

    def anniversary(self, year: int) -> int | None:
        """How many years have passed since the event; None when they are not known or none."""
        passed = year - self.first_year if self.first_year else 0
        return passed if passed > 0 else None

    @property
    def recipient_label(self) -> str:
        """Who is greeted, in the active language if possible."""
        if self.recipient:
            return str(self.recipient)
        return type(self).recipient_name.in_any_language(self)
