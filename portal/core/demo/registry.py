"""Which rooms bring demonstration content. Each registers in its `demo/builder.py`.

The rooms build from the ground up, in the reverse order of INSTALLED_APPS, because pages refer
to what the rooms below have built; they are cleared from the roof down.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Locale

from portal.core.images import PortalImage
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE


@dataclass
class DemoSite:
    """What builders share: pictures and Vietnamese pages by their keys, and a count of work."""

    pictures: dict[str, PortalImage]
    authors: dict[str, Any]
    pages: dict[tuple[str, str], Any] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, number: int = 1) -> None:
        """Note that something was made."""
        self.created[name] = self.created.get(name, 0) + number


@dataclass(frozen=True)
class DemoRoom:
    """One room's content: how to build it, how to take it away, how to make very much of it."""

    app_label: str
    build: Callable[[DemoSite], None]
    clear: Callable[[], None]
    enlarge: Callable[[DemoSite, int], None] | None = None


_rooms: dict[str, DemoRoom] = {}


def register_room(room: DemoRoom) -> DemoRoom:
    """Add a room's content to the demonstration."""
    _rooms[room.app_label] = room
    return room


@cache
def _discover() -> None:
    autodiscover_modules("demo.builder")


def rooms_from_the_ground() -> list[DemoRoom]:
    """All rooms with content, the one that others refer to first."""
    _discover()
    labels = [config.label for config in apps.get_app_configs()]
    return sorted(_rooms.values(), key=lambda room: -labels.index(room.app_label))


def source_locale() -> Locale:
    """The language in which the demonstration is written."""
    return Locale.objects.get(language_code=SOURCE_LANGUAGE)


def target_locale() -> Locale:
    """The language into which it is translated."""
    return Locale.objects.get(language_code=TARGET_LANGUAGE)
