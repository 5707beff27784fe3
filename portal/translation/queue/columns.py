"""What a row of the queue shows."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column

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

    def __init__(self, rights: Rights, **kwargs: Any) -> None:
        super().__init__("check", **kwargs)
        self.rights = rights

    def get_cell_context_data(self, instance: Job, parent_context: Any) -> dict[str, Any]:
        """No box where everything would be refused."""
        context = super().get_cell_context_data(instance, parent_context)
        context["may_act"] = self.rights.may_act(instance)
        return context


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


class StateColumn(Column):
    """Where it stands, and whether the original has changed, each with its colour and icon."""

    cell_template_name = "translation/queue/state_cell.html"

    def get_cell_context_data(self, instance: Job, parent_context: Any) -> dict[str, Any]:
        """The looks of the words."""
        context = super().get_cell_context_data(instance, parent_context)
        context["state_look"], context["state_icon"] = STATE_LOOKS[instance.state]
        context["change_look"], context["change_icon"] = CHANGE_LOOKS.get(instance.change, ("", ""))
        return context


class DoneColumn(Column):
    """How much is translated, as a bar and in words."""

    cell_template_name = "translation/queue/done_cell.html"


class DueColumn(Column):
    """Until when, seen from today, and how urgently; once it is published, since when."""

    cell_template_name = "translation/queue/due_cell.html"


class WordsColumn(Column):
    """How long the original is."""

    cell_template_name = "translation/queue/words_cell.html"


class PersonColumn(Column):
    """Somebody's name."""

    cell_template_name = "translation/queue/person_cell.html"

    def get_value(self, instance: Job) -> str:
        """As people are called, else as they sign in."""
        person = getattr(instance, self.name)
        return person.get_full_name() or person.get_username() if person else ""


def columns_for(rights: Rights, *, acts: bool) -> list[BaseColumn]:
    """The columns of the queue, each one but the boxes sortable.

    By what has no column of its own (direction, priority, change) the queue is filtered.
    """
    boxes = [CheckColumn(rights, label=_("Choose"))] if acts else []
    return [
        *boxes,
        TitleColumn(rights),
        StateColumn("state", label=_("State"), sort_key="state"),
        DueColumn("due_at", label=_("Due"), sort_key="due_at"),
        DoneColumn("done", label=_("Done"), sort_key="share_done", accessor="percent_done"),
        WordsColumn("words", label=_("Words"), sort_key="words"),
        PersonColumn("assignee", label=_("Translator"), sort_key="assignee__username"),
        PersonColumn("reviewer", label=_("Reviewer"), sort_key="reviewer__username"),
    ]
