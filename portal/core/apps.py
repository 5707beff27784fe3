from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page and record stands on."""

    name = "portal.core"
    label = "core"
    verbose_name = _("Portal core")

    def ready(self) -> None:
        """Discover what rooms check, count, listen for, add to pages and ask before publishing."""
        autodiscover_modules(
            "checks", "related", "guards", "receivers", "figures", "agenda", "datasets", "entities"
        )
