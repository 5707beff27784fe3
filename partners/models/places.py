"""Where things happen: countries and the localities in them."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.records import Record


class Country(Record):
    """A country, named in both languages."""

    iso2 = models.CharField(
        _("ISO code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters of ISO 3166-1."))],
    )

    panels = [*Record.label_panels, FieldPanel("iso2"), *Record.note_panels]

    class Meta(Record.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class Locality(Record):
    """A province, city, district or commune, at home or abroad."""

    class Level(models.TextChoices):
        """Its place in the country's administration."""

        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune")

    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="localities", verbose_name=_("country")
    )
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("country"), FieldPanel("level")]),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("locality")
        verbose_name_plural = _("localities")
