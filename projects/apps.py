from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """Aid projects and their donors."""

    name = "projects"
    verbose_name = _("Projects")
