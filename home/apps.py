from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front door: home page, sections and standing pages."""

    name = "home"
    verbose_name = _("Home")
