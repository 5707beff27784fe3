"""What a row of the queue shows."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn

from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job
from portal.translation.queue.rights import Rights

# Colour and icon say the same as the word beside them.
STATE_LOOKS: Mapping[str, tuple[str, str]] = {
    JobState.PROPOSED: ("ask", "help"),
    JobState.QUEUED: ("waiting", "list-ul"),
    JobState.ASSIGNED: ("waiting", "user"),
    JobState.IN_PROGRESS: ("working", "edit"),
    JobState.IN_REVIEW: ("review", "glasses"),
    JobState.CHANGES_ASKED: ("alarm", "comment"),
    JobState.APPROVED: ("done", "check"),
    JobState.SCHEDULED: ("done", "calendar-check"),
    JobState.LIVE: ("done", "globe"),
    JobState.OUTDATED: ("alarm", "rotate"),
    JobState.DECLINED: ("off", "cross"),
}
CHANGE_LOOKS: Mapping[str, tuple[str, str]] = {
    ChangeKind.COSMETIC: ("off", "edit"),
    ChangeKind.SUBSTANTIVE: ("alarm", "warning"),
    ChangeKind.WITHDRAWN: ("off", "no-view"),
}


def url_of(job: Job) -> str:
    """Where somebody works on it: a page in the editor, a record on the records' form."""
    if job.is_record:
        return f"{reverse('translation_records')}?job={job.pk}"
    return reverse("translation_editor", args=[job.pk])


class CheckColumn(BaseColumn):
    """The box by which a row is chosen; the one in the heading chooses all of the page."""

    header_template_name = "translation/queue/check_heading.html"
    cell_template_name = "translation/queue/check_cell.html"


class TitleColumn(Column):
    """The title, leading to the work, with what this person may do with it."""

    cell_template_name = "translation/queue/title_cell.html"

    def __init__(self, rights: Rights, **kwargs: Any) -> None:
        super().__init__("title", label=_("Title"), sort_key="search_text", **kwargs)
        self.rights = rights

    def get_cell_context_data(self, instance: Job, parent_context: Any) -> dict[str, Any]:
        """The link and the small buttons."""
        context = super().get_cell_context_data(instance, parent_context)
        context["url"] = url_of(instance)
        context["buttons"] = list(self._buttons(instance))
        context["kind"] = instance.content_type.name
        return context

    def _buttons(self, job: Job) -> list[tuple[str, Any]]:
        rights = self.rights
        buttons = []
        if job.state == JobState.PROPOSED and rights.may_decide(job):
            buttons += [("accept", gettext("Translate")), ("decline", gettext("Do not translate"))]
        elif job.state == JobState.DECLINED and rights.may_decide(job):
            buttons.append(("accept", gettext("Translate after all")))
        if rights.may_take(job):
            buttons.append(("take", gettext("Take")))
        if job.assignee_id == rights.user.pk and rights.may_release(job):
            buttons.append(("release", gettext("Give back")))
        return buttons


class TagColumn(Column):
    """One of a few words, with its colour and icon."""

    cell_template_name = "translation/queue/tag_cell.html"

    def __init__(self, name: str, looks: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(name, accessor=f"get_{name}_display", sort_key=name, **kwargs)
        self.looks = looks

    def get_cell_context_data(self, instance: Job, parent_context: Any) -> dict[str, Any]:
        """The look of this word."""
        context = super().get_cell_context_data(instance, parent_context)
        context["look"], context["icon"] = self.looks.get(getattr(instance, self.name), ("off", ""))
        return context


class DirectionColumn(Column):
    """From which language into which, in their codes."""

    cell_template_name = "translation/queue/direction_cell.html"


class DoneColumn(Column):
    """How much is translated, as a bar and in words."""

    cell_template_name = "translation/queue/done_cell.html"


class DueColumn(Column):
    """Until when, seen from today; the exact day on hovering."""

    cell_template_name = "translation/queue/due_cell.html"


class PriorityColumn(Column):
    """How urgent it is; what is as usual stays quiet."""

    cell_template_name = "translation/queue/priority_cell.html"


class PersonColumn(Column):
    """Somebody's name."""

    empty_value_display = "–"

    def get_value(self, instance: Job) -> str:
        """As people are called, else as they sign in."""
        person = getattr(instance, self.name)
        return person.get_full_name() or person.get_username() if person else ""


def columns_for(rights: Rights) -> list[BaseColumn]:
    """The columns of the queue, each one but the boxes sortable."""
    return [
        CheckColumn("check", label=_("Choose")),
        TitleColumn(rights),
        DirectionColumn("direction", label=_("Direction"), sort_key="source_locale__language_code"),
        TagColumn("state", STATE_LOOKS, label=_("State")),
        DueColumn("due_at", label=_("Due"), sort_key="due_at"),
        PriorityColumn("priority", label=_("Priority"), sort_key="priority"),
        TagColumn("change", CHANGE_LOOKS, label=_("Change")),
        DoneColumn("done", label=_("Done"), sort_key="share_done", accessor="percent_done"),
        NumberColumn("words", label=_("Words"), sort_key="words", classname="desk-number"),
        PersonColumn("assignee", label=_("Translator"), sort_key="assignee__username"),
        PersonColumn("reviewer", label=_("Reviewer"), sort_key="reviewer__username"),
    ]
