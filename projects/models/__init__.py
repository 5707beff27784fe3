"""Aid projects: their showcases, and the donors behind them."""

from projects.models.pages import ProjectDonor, ProjectIndexPage, ProjectPage

__all__ = ["ProjectDonor", "ProjectIndexPage", "ProjectPage"]
