"""Who runs this site: the identity block that Vietnamese public sites carry, in both languages."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from portal.core.bilingual import Bilingual


def _pair(name: str, heading: Any) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel(f"{name}_vi"), FieldPanel(f"{name}_en")])], heading=heading
    )


@register_setting(icon="home")
class SiteIdentity(BaseSiteSetting):
    """The organisation behind the site. One row, both languages."""

    name_vi = models.CharField(_("name in Vietnamese"), max_length=255, blank=True)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    governing_body_vi = models.CharField(
        _("governing body in Vietnamese"), max_length=255, blank=True
    )
    governing_body_en = models.CharField(_("governing body in English"), max_length=255, blank=True)
    address_vi = models.CharField(_("address in Vietnamese"), max_length=255, blank=True)
    address_en = models.CharField(_("address in English"), max_length=255, blank=True)
    licence_vi = models.CharField(_("licence in Vietnamese"), max_length=255, blank=True)
    licence_en = models.CharField(_("licence in English"), max_length=255, blank=True)
    responsible_editor_vi = models.CharField(
        _("responsible editor in Vietnamese"), max_length=255, blank=True
    )
    responsible_editor_en = models.CharField(
        _("responsible editor in English"), max_length=255, blank=True
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    iati_reference = models.CharField(
        _("reference in IATI's register"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"^[^/&|?\s]+$", _("Without blanks and the signs / & | ?"))],
        help_text=_("Country, register and number. Without it no IATI file is published."),
    )
    is_demo = models.BooleanField(
        _("this is a demonstration site"),
        default=False,
        help_text=_("Every page then says that parts of its content are invented."),
    )

    name = Bilingual()
    governing_body = Bilingual()
    address = Bilingual()
    licence = Bilingual()
    responsible_editor = Bilingual()

    panels = [
        _pair("name", _("Name")),
        _pair("governing_body", _("Governing body")),
        _pair("address", _("Address")),
        _pair("licence", _("Licence")),
        _pair("responsible_editor", _("Responsible editor")),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("iati_reference"),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("site identity")
