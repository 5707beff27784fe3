"""What the history of a job calls its events."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from portal.translation.choices import JobState

_NAMES: Final[Mapping[str, Any]] = {
    "opened": _("Opened"),
    "begun": _("Begun"),
    "taken": _("Taken"),
    "released": _("Given back"),
    "assigned": _("Assigned"),
    "planned": _("Planned"),
    "accepted": _("To be translated"),
    "declined": _("Not to be translated"),
    "classified": _("Weight of the change corrected"),
    "source_changed": _("Original changed"),
    "source_changed_back": _("Original changed back"),
    "source_scheduled": _("Original scheduled"),
    "source_moved": _("Original moved"),
    "source_returned": _("Original published again"),
    "withdrawn": _("Original withdrawn"),
    "target_deleted": _("Translation deleted"),
    "published": _("Translation published"),
    "completed": _("Written in both languages"),
    "reopened": _("Text missing again"),
    "proposed": _("Suggested"),
    "renamed": _("Renamed"),
}


def name_of(action: str) -> Any:
    """The event in words; a move without a name of its own is called by the state it led to."""
    if action in _NAMES:
        return _NAMES[action]
    if action in JobState.values:
        return JobState(action).label
    return action
