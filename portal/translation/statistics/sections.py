"""The sections of the site, and what belongs to none, in the order of the menu."""

from typing import Final

from django.utils.translation import gettext

from portal.translation.queue.filters import Section

_ORDER: Final = {value: place for place, value in enumerate(Section.values)}


def section_label(section: str) -> str:
    """The section's name."""
    return str(Section(section).label) if section in _ORDER else gettext("Other")


def order_of_section(section: str) -> int:
    """Its place in a table."""
    return _ORDER.get(section, len(_ORDER))
