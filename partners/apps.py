from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """Partner provinces abroad and what ties them to us."""

    name = "partners"
    verbose_name = _("Partners")
