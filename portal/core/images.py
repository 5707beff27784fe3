"""The portal's pictures: what a screen reader says, who took it, and whether we may show it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.core.bilingual import Bilingual
from portal.core.english_texts import refuse_vietnamese


class PortalImage(AbstractImage):
    """A picture with its texts in both languages and its rights."""

    class Licence(models.TextChoices):
        """Under which terms the picture may be shown."""

        OWN = "own", _("The union's own picture")
        PERMITTED = "permitted", _("Used with permission")
        CC_BY = "cc-by", "CC BY 4.0"
        CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
        PUBLIC_DOMAIN = "cc0", _("Public domain (CC0)")

    alt_vi = models.CharField(
        _("what it shows, in Vietnamese"),
        max_length=255,
        blank=True,
        help_text=_("Read aloud to people who cannot see the picture."),
    )
    alt_en = models.CharField(_("what it shows, in English"), max_length=255, blank=True)
    caption_vi = models.CharField(_("caption in Vietnamese"), max_length=500, blank=True)
    caption_en = models.CharField(_("caption in English"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(
        _("licence"), max_length=16, choices=Licence.choices, default=Licence.OWN
    )
    people_consent = models.BooleanField(
        _("people in the picture agreed"),
        default=False,
        help_text=_("Tick when everyone who can be recognised, or a parent, has agreed."),
    )
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    alt = Bilingual()
    caption = Bilingual()

    admin_form_fields = (
        *Image.admin_form_fields,
        "alt_vi",
        "alt_en",
        "caption_vi",
        "caption_en",
        "credit",
        "licence",
        "people_consent",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def clean(self) -> None:
        """What is written here is on every English page with the picture at once."""
        super().clean()
        refuse_vietnamese(
            alt_en=(self.alt_en, self.alt_vi), caption_en=(self.caption_en, self.caption_vi)
        )

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the reader's language; never the other language's."""
        return self.alt


class PortalRendition(AbstractRendition):
    """A resized copy of a picture."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="core_one_rendition_per_filter",
            )
        ]
