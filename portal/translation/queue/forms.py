"""What is chosen for many jobs at once."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.translation.choices import Priority
from portal.translation.queue.actions import Plan
from portal.translation.queue.colleagues import Colleague

_UNCHANGED = ("", _("unchanged"))
_NOTE_LENGTH = 2000
# Jobs are due at the end of a working day.
_END_OF_WORK = time(17)


class PlanForm(forms.Form):
    """Who, by when, how urgently; whatever is left empty stays as it is."""

    assignee = forms.ChoiceField(label=_("Translator"), required=False)
    reviewer = forms.ChoiceField(label=_("Reviewer"), required=False)
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=[_UNCHANGED, *Priority.choices]
    )
    due = forms.DateField(
        label=_("Due on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=_NOTE_LENGTH)

    def __init__(self, people: list[Colleague], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["assignee"].choices = [  # type: ignore[attr-defined]
            _UNCHANGED, *((key, one.name) for key, one in self.people.items() if one.translates),
        ]  # fmt: skip
        self.fields["reviewer"].choices = [  # type: ignore[attr-defined]
            _UNCHANGED, *((key, one.name) for key, one in self.people.items() if one.reviews),
        ]  # fmt: skip

    def plan(self) -> Plan:
        """What the valid form asks for."""
        values = self.cleaned_data
        changes: dict[str, Any] = {}
        if values["priority"]:
            changes["priority"] = int(values["priority"])
        if values["due"]:
            due = datetime.combine(values["due"], _END_OF_WORK)
            changes["due_at"] = timezone.make_aware(due)
        if values["note"]:
            changes["note"] = values["note"]
        return Plan(
            assignee=self.people.get(values["assignee"]),
            reviewer=self.people.get(values["reviewer"]),
            changes=changes,
        )
