from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures that are counted from records, and the report pages on which they stand."""

    name = "portal.reports"
    label = "reports"
    verbose_name = _("Reports")
