"""How close the union and a locality are, since when, and what they work on."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from partners.models.associations import Association
from partners.models.places import Locality
from partners.models.sectors import Sector
from partners.querysets import PartnershipQuerySet
from portal.core.bilingual import Bilingual
from portal.core.records import Record


class Partnership(Record, ClusterableModel):
    """A locality as our partner, or a locality that is looking for one.

    It bears the name of its locality, so nobody types one.
    """

    class Tier(models.TextChoices):
        """How close the partnership is."""

        TRADITIONAL = "traditional", _("Traditional partner")
        STRATEGIC = "strategic", _("Strategic partner")
        PROSPECTIVE = "prospective", _("Prospective partner")
        SEEKING = "seeking", _("Seeking a partner")

    locality = models.ForeignKey(
        Locality,
        on_delete=models.PROTECT,
        related_name="partnerships",
        verbose_name=_("locality"),
        help_text=_("The partner abroad, or the locality that seeks one."),
    )
    home = models.ForeignKey(
        Locality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partnerships_abroad",
        verbose_name=_("partner at home"),
        help_text=_("Empty: the province as a whole."),
    )
    tier = models.CharField(_("partnership"), max_length=16, choices=Tier.choices)
    since = models.PositiveSmallIntegerField(
        _("partners since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1945), MaxValueValidator(2100)],
        help_text=_("The year; empty when it is not known."),
    )
    association = models.ForeignKey(
        Association,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="partnerships",
        verbose_name=_("friendship association"),
    )
    sectors = ParentalManyToManyField(
        Sector, blank=True, related_name="partnerships", verbose_name=_("fields of cooperation")
    )
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    offers_vi = models.TextField(_("what it offers, in Vietnamese"), blank=True)
    offers_en = models.TextField(_("what it offers, in English"), blank=True)
    seeks_vi = models.TextField(_("what it seeks, in Vietnamese"), blank=True)
    seeks_en = models.TextField(_("what it seeks, in English"), blank=True)
    contact = models.EmailField(_("contact"), blank=True, help_text=_("An office, not a person."))

    offers = Bilingual()
    seeks = Bilingual()
    import_keys = ("locality", "home")
    bilingual_texts = ("label", "offers", "seeks")
    objects: ClassVar = PartnershipQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("locality"), FieldPanel("home"), FieldPanel("association")]),
        FieldRowPanel([FieldPanel("tier"), FieldPanel("since"), FieldPanel("population")]),
        FieldPanel("sectors"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("offers_vi"), FieldPanel("offers_en")]),
                FieldRowPanel([FieldPanel("seeks_vi"), FieldPanel("seeks_en")]),
                FieldPanel("contact"),
            ],
            heading=_("For a locality that seeks a partner"),
            classname="collapsed",
        ),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.UniqueConstraint(
                fields=["locality", "home"],
                name="one_partnership_of_each_pair",
                violation_error_message=_("These two are partners already."),
            ),
            models.UniqueConstraint(
                fields=["locality"],
                condition=Q(home__isnull=True),
                name="one_partnership_with_the_province",
                violation_error_message=_("This locality is a partner of the province already."),
            ),
        ]

    def derive(self) -> None:
        """The name is the locality's, which keeps it in step."""
        self.label_vi, self.label_en = self.locality.label_vi, self.locality.label_en
        super().derive()
