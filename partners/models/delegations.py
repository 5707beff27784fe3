"""Delegations that come to us and that we send."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.models.organisations import Organisation
from partners.models.places import Country, Locality
from partners.querysets import DelegationQuerySet
from portal.core.bilingual import Bilingual
from portal.core.dated_records import refuse_reversed
from portal.core.records import Record


class Delegation(Record, ClusterableModel):
    """A group of people on an official visit."""

    class Direction(models.TextChoices):
        """Whether they come or go."""

        IN = "in", _("incoming")
        OUT = "out", _("outgoing")

    direction = models.CharField(_("direction"), max_length=4, choices=Direction.choices)
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Without it, no report counts the visit."),
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: a visit of one day.")
    )
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="delegations",
        verbose_name=_("country"),
        help_text=_("Where they come from, or where they go."),
    )
    localities = ParentalManyToManyField(
        Locality,
        blank=True,
        related_name="delegations",
        verbose_name=_("partner localities"),
        help_text=_("Abroad: where they come from, or where they go."),
    )
    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="delegations", verbose_name=_("organisations")
    )
    head = models.CharField(_("head of the delegation"), max_length=160, blank=True)
    size = models.PositiveSmallIntegerField(
        _("people"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty when it is not known: unknown is not zero."),
    )
    purpose_vi = models.TextField(_("purpose, in Vietnamese"), blank=True)
    purpose_en = models.TextField(_("purpose, in English"), blank=True)
    outcome_vi = models.TextField(_("outcome, in Vietnamese"), blank=True)
    outcome_en = models.TextField(_("outcome, in English"), blank=True)

    purpose = Bilingual()
    outcome = Bilingual()
    import_keys = ("label_vi", "starts_on")
    bilingual_texts = ("label", "purpose", "outcome")
    objects: ClassVar = DelegationQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("direction"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("country"), FieldPanel("head"), FieldPanel("size")]),
        FieldRowPanel([FieldPanel("localities"), FieldPanel("organisations")]),
        FieldRowPanel([FieldPanel("purpose_vi"), FieldPanel("purpose_en")]),
        FieldRowPanel([FieldPanel("outcome_vi"), FieldPanel("outcome_en")]),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")

    @property
    def is_incoming(self) -> bool:
        """Whether they come to us."""
        return self.direction == self.Direction.IN

    def clean(self) -> None:
        """Nobody leaves before they arrive."""
        super().clean()
        refuse_reversed(ends_on=(self.starts_on, self.ends_on))
