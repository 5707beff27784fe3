"""What the history of a job calls its events."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.translation.checks import CHECKS
from portal.translation.checks.markup import plain_text
from portal.translation.choices import ChangeKind, JobState, Priority

_LONGEST_QUOTE: Final = 160
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
    "translation_moved": _("Translation moved after its original"),
    "translation_stayed": _("Translation stayed where it was"),
    "source_returned": _("Original published again"),
    "withdrawn": _("Original withdrawn"),
    "target_deleted": _("Translation deleted"),
    "published": _("Translation published"),
    "completed": _("Written in both languages"),
    "reopened": _("Text missing again"),
    "proposed": _("Suggested"),
    "unpublished": _("Translation taken down"),
    "source_deleted": _("Original deleted"),
    "unscheduled": _("Taken off the schedule"),
    "sent": _("Sent for review"),
    "commented": _("Comment"),
    "approval_taken_back": _("Approval taken back"),
    "recalled": _("Taken back from the review"),
    "refused": _("Publication refused"),
    "overridden": _("Error accepted with a reason"),
    "full_text_follows": _("Published; the full text follows"),
}


def details_of(data: Mapping[str, Any]) -> list[str]:
    """What an event's data says to people, a field each; what only machines read is left out."""
    told = ((label, tell(data[name])) for name, (label, tell) in _TOLD.items() if data.get(name))
    return [f"{label}: {words}" for label, words in told if words]


def _day(moment: str) -> str:
    found = parse_datetime(moment)
    return date_format(timezone.localtime(found), "SHORT_DATE_FORMAT") if found else moment


def _weight(change: Any) -> str:
    """The kind of a change; "" for the pages between which a translation was moved."""
    return str(dict(ChangeKind.choices).get(change, ""))


def _urgency(number: int | str) -> str:
    return str(Priority(int(number)).label)


def _check(code: str) -> str:
    return str(CHECKS.get(code, code))


def _beginning(text: str) -> str:
    return Truncator(plain_text(text)).chars(_LONGEST_QUOTE)


_TOLD: Final[Mapping[str, tuple[Any, Callable[[Any], str]]]] = {
    "assignee": (_("Translator"), str),
    "reviewer": (_("Reviewer"), str),
    "priority": (_("Priority"), _urgency),
    "due_at": (_("Due"), _day),
    "note": (_("Note"), str),
    "change": (_("Change"), _weight),
    "from": (_("before"), _weight),
    "to": (_("now"), _weight),
    "code": (_("Check"), _check),
    "target": (_("Translation"), _beginning),
}


def name_of(action: str) -> Any:
    """The event in words; a move without a name of its own is called by the state it led to."""
    if action in _NAMES:
        return _NAMES[action]
    if action in JobState.values:
        return JobState(action).label
    return action
