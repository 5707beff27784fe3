"""The needs list: what funds are sought for, and how far each search has come."""

from itertools import pairwise
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.models import Locality, Organisation, Sector
from portal.core.bilingual import Bilingual
from portal.core.dated_records import refuse_reversed
from portal.core.records import Record
from projects.models.amounts import amount_field, currency_field, require_currency
from projects.models.programmes import AidProgramme
from projects.querysets import ProposalQuerySet


class Proposal(Record):
    """A need for which a donor is sought; in the end, the programme that it became."""

    class Status(models.TextChoices):
        """The stages of the search, in order."""

        SEEKING = "seeking", _("seeking a donor")
        CONTACTED = "contacted", _("donor contacted")
        SURVEYED = "surveyed", _("surveyed by a donor")
        FUNDED = "funded", _("funded")

    # The day on which each stage was reached, in order.
    STAGE_DATES: ClassVar = {
        Status.SEEKING: "opened_on",
        Status.CONTACTED: "contacted_on",
        Status.SURVEYED: "surveyed_on",
        Status.FUNDED: "funded_on",
    }

    summary_vi = models.TextField(_("what for, in Vietnamese"), blank=True)
    summary_en = models.TextField(_("what for, in English"), blank=True)
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("sector")
    )
    locality = models.ForeignKey(
        Locality, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("place")
    )
    amount = amount_field(_("amount sought"))
    currency = currency_field(_("currency"))
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.SEEKING
    )
    opened_on = models.DateField(_("on the list since"))
    contacted_on = models.DateField(_("donor contacted on"), null=True, blank=True)
    surveyed_on = models.DateField(_("surveyed on"), null=True, blank=True)
    funded_on = models.DateField(_("funded on"), null=True, blank=True)
    target_donor = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
        verbose_name=_("donor addressed"),
        help_text=_("Not shown to visitors."),
    )
    programme = models.ForeignKey(
        AidProgramme,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
        verbose_name=_("programme that it became"),
    )

    summary = Bilingual()
    bilingual_texts = ("label", "summary")
    objects: ClassVar = ProposalQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("summary_vi"), FieldPanel("summary_en")]),
        FieldRowPanel([FieldPanel("sector"), FieldPanel("locality")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency"), FieldPanel("target_donor")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("opened_on"), FieldPanel("contacted_on")]),
        FieldRowPanel(
            [FieldPanel("surveyed_on"), FieldPanel("funded_on"), FieldPanel("programme")]
        ),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("proposal")
        verbose_name_plural = _("needs list")

    @property
    def stages_reached(self) -> list[tuple[str, bool]]:
        """Every stage in order, with whether the search has come so far."""
        stages = self.Status.values
        here = stages.index(self.status)
        return [(str(label), place <= here) for place, label in enumerate(self.Status.labels)]

    def clean(self) -> None:
        """Status and dates tell the same story, in order."""
        super().clean()
        require_currency(self.amount, self.currency)
        stages = list(self.Status)
        if self.status not in stages:
            return
        reached = stages.index(self.Status(self.status))
        names = list(self.STAGE_DATES.values())
        if getattr(self, names[reached]) is None:
            raise ValidationError({names[reached]: _("On which day was this stage reached?")})
        if too_early := [name for name in names[reached + 1 :] if getattr(self, name)]:
            message = _("The status says that this stage is still ahead.")
            raise ValidationError(dict.fromkeys(too_early, message))
        known = [(name, getattr(self, name)) for name in names if getattr(self, name)]
        refuse_reversed(
            **{name: (before, day) for (_earlier, before), (name, day) in pairwise(known)}
        )
        if self.programme_id and self.status != self.Status.FUNDED:
            raise ValidationError(
                {"programme": _("Only a proposal that is funded has become a programme.")}
            )
