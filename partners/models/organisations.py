"""Who the union works with: foreign NGOs, embassies, agencies, companies, bodies at home."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners.models.places import Country
from portal.core.records import Record


class Organisation(Record):
    """A body that gives, implements, visits or is greeted."""

    class Kind(models.TextChoices):
        """What sort of organisation it is."""

        FOREIGN_NGO = "foreign-ngo", _("foreign non-governmental organisation")
        EMBASSY = "embassy", _("embassy")
        AGENCY = "agency", _("development agency")
        COMPANY = "company", _("company")
        DOMESTIC = "domestic", _("domestic donor")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("country"),
    )
    website = models.URLField(_("website"), blank=True)
    aliases = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Abbreviations and other spellings, one on each line."),
    )

    named_after_it = ("registrations",)

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        FieldPanel("aliases"),
        FieldPanel("website"),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
