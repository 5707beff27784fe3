from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures computed from records, and the pages that print, prove and freeze them."""

    name = "portal.reports"
    label = "reports"
    verbose_name = _("Reports")
