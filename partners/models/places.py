"""Where things happen: countries and the localities in them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from partners.querysets import LocalityQuerySet
from portal.core.dated_records import refuse_reversed
from portal.core.records import Record


class Country(Record):
    """A country, named in both languages."""

    iso2 = models.CharField(
        _("ISO code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters of ISO 3166-1."))],
    )

    import_keys = ("iso2",)

    panels = [*Record.label_panels, FieldPanel("iso2"), *Record.note_panels]

    class Meta(Record.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class Locality(Record):
    """A province, city, district or commune, at home or abroad; or a country as a whole."""

    class Level(models.TextChoices):
        """Its place in the country's administration."""

        COUNTRY = "country", _("whole country")
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune")

    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="localities", verbose_name=_("country")
    )
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)
    native_name = models.CharField(_("name in its own language"), max_length=120, blank=True)
    valid_from = models.DateField(
        _("exists since"), null=True, blank=True, help_text=_("Empty: for as long as we look back.")
    )
    valid_to = models.DateField(
        _("existed until"), null=True, blank=True, help_text=_("Its last day; empty: it exists.")
    )
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        verbose_name=_("merged into"),
        help_text=_("Older records keep the old name; sums for the successor may include them."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    import_keys = ("label_vi", "country", "level")
    also_called = ("native_name",)
    named_after_it = ("partnerships",)
    objects: ClassVar = LocalityQuerySet.as_manager()

    panels = [
        *Record.label_panels,
        FieldRowPanel([FieldPanel("country"), FieldPanel("level"), FieldPanel("native_name")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                FieldPanel("successor"),
            ],
            heading=_("Mergers"),
            classname="collapsed",
        ),
        *Record.note_panels,
    ]

    class Meta(Record.Meta):
        verbose_name = _("locality")
        verbose_name_plural = _("localities")

    @property
    def is_whole_country(self) -> bool:
        """Whether it stands for everything in its country."""
        return self.level == self.Level.COUNTRY

    def clean(self) -> None:
        """A locality ends after it began, and its line of successors never comes back to it."""
        super().clean()
        refuse_reversed(valid_to=(self.valid_from, self.valid_to))
        if self.successor_id and self.pk:
            own_line = Locality.objects.with_predecessors(self)
            if own_line.filter(pk=self.successor_id).exists():
                raise ValidationError(
                    {
                        "successor": _(
                            "This locality was itself merged into the one you are editing."
                        )
                    }
                )
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(
                {"longitude": _("A place on the map needs both latitude and longitude.")}
            )
