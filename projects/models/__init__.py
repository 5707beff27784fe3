"""Aid projects: their showcases, and the donors behind them."""

from projects.models.organisations import Organisation
from projects.models.pages import ProjectDonor, ProjectIndexPage, ProjectPage

__all__ = ["Organisation", "ProjectDonor", "ProjectIndexPage", "ProjectPage"]
