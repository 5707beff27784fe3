"""Friendship associations: the members of the union, and the congresses that they hold."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from partners.models.places import Country
from partners.querysets import AssociationQuerySet, CongressQuerySet
from portal.core.dated_records import refuse_reversed
from portal.core.dates import listed_date, written_month
from portal.core.records import Record


class Association(Record, ClusterableModel):
    """A friendship association with one country, a member of the union."""

    class Status(models.TextChoices):
        """Whether it works already, or still."""

        ACTIVE = "active", _("active")
        FOUNDING = "founding", _("being founded")
        DISSOLVED = "dissolved", _("dissolved")

    class Precision(models.TextChoices):
        """How exactly the founding date is known."""

        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")

    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="associations",
        verbose_name=_("country"),
    )
    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_precision = models.CharField(
        _("the date is known"),
        max_length=8,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text=_("For a year alone, enter its first of January."),
    )
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    president = models.CharField(_("president"), max_length=120, blank=True)
    president_as_of = models.DateField(_("president as of"), null=True, blank=True)

    objects: ClassVar = AssociationQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("country"), FieldPanel("status")]),
        FieldRowPanel(
            [
                FieldPanel("founded_on"),
                FieldPanel("founded_precision"),
                FieldPanel("dissolved_on"),
            ]
        ),
        FieldRowPanel([FieldPanel("president"), FieldPanel("president_as_of")]),
        InlinePanel("congresses", label=_("Congress"), heading=_("Congresses")),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("friendship association")
        verbose_name_plural = _("friendship associations")

    @property
    def written_founding(self) -> str:
        """When it was founded, as exactly as that is known; "" when it is not."""
        if self.founded_on is None:
            return ""
        if self.founded_precision == self.Precision.YEAR:
            return str(self.founded_on.year)
        if self.founded_precision == self.Precision.MONTH:
            return written_month(self.founded_on)
        return listed_date(self.founded_on)

    def clean(self) -> None:
        """Status and dates tell the same story; a name in office always has its day."""
        super().clean()
        refuse_reversed(dissolved_on=(self.founded_on, self.dissolved_on))
        if self.dissolved_on and self.status != self.Status.DISSOLVED:
            raise ValidationError(
                {"dissolved_on": _("Only an association that is dissolved has this date.")}
            )
        if self.president and not self.president_as_of:
            raise ValidationError(
                {"president_as_of": _("On which day was this the president? Offices change.")}
            )


class Congress(Orderable):
    """A congress of an association, which opens its next term."""

    association = ParentalKey(Association, on_delete=models.CASCADE, related_name="congresses")
    ordinal = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1)], help_text=_("1 for the first congress.")
    )
    held_on = models.DateField(_("held on"), null=True, blank=True)
    term_starts = models.PositiveSmallIntegerField(
        _("first year of the term"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1945), MaxValueValidator(2100)],
    )
    term_ends = models.PositiveSmallIntegerField(
        _("last year of the term"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1945), MaxValueValidator(2100)],
    )

    objects: ClassVar = CongressQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [
                FieldPanel("ordinal"),
                FieldPanel("held_on"),
                FieldPanel("term_starts"),
                FieldPanel("term_ends"),
            ]
        )
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("congress")
        verbose_name_plural = _("congresses")
        constraints = [
            models.UniqueConstraint(
                fields=["association", "ordinal"], name="one_congress_of_each_number"
            ),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="congresses_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.association} ({self.ordinal})"

    def clean(self) -> None:
        """A term does not end before it starts."""
        super().clean()
        refuse_reversed(term_ends=(self.term_starts, self.term_ends))
