"""The front door: home pages, sections and standing pages."""

from home.models.home import HomePage
from home.models.standing import SectionPage, StandardPage

__all__ = ["HomePage", "SectionPage", "StandardPage"]
