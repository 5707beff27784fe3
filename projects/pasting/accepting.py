"""From accepted rows to records: all of them or none."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.core.records import Record
from projects.pasting.forms import ProposalForm
from projects.pasting.known import KnownFigures, note_on_source, places_in_source
from projects.pasting.proposals import Proposals


@dataclass(frozen=True)
class Accepted:
    """How many records of each kind came of it."""

    figures: int
    organisations: int
    documents: int

    @property
    def number(self) -> int:
        """All of them."""
        return self.figures + self.organisations + self.documents


def refuse_what_is_known(proposals: Proposals, title: str) -> None:
    """A figure that was accepted from the same words of the same document is an error."""
    known = KnownFigures(title)
    for form in _accepted(proposals.figures):
        if form.errors:
            continue
        values = form.cleaned_data
        note = note_on_source(title, values["line"], values["words"])
        if known.noted(values["line"], values["value"], note):
            form.add_error(None, _("This figure has been accepted before."))


def is_right(proposals: Proposals) -> bool:
    """Whether every row that is ticked can become a record."""
    return not any(
        form.errors for formset in proposals.formsets for form in _accepted(formset)
    ) and not any(formset.non_form_errors() for formset in proposals.formsets)


@transaction.atomic
def accept(proposals: Proposals, source: dict[str, Any], user: AbstractUser) -> Accepted:
    """Make the records. Figures go live when the person may publish; the others are drafts."""
    title = source["source_title_vi"]
    may_publish = user.has_perm("reports.publish_statedfigure")
    figures = _accepted(proposals.figures)
    for form in figures:
        figure = form.instance
        figure.source_title_vi = title
        figure.source_title_en = source["source_title_en"]
        figure.reach = source["reach"]
        figure.territory = source["territory"]
        for name, place in places_in_source(form.cleaned_data["line"]).items():
            setattr(figure, name, place)
        _make(form, title, user, publish=may_publish)
    others = {
        name: _accepted(formset) if formset else []
        for name, formset in (
            ("organisations", proposals.organisations),
            ("documents", proposals.documents),
        )
    }
    for form in (form for forms in others.values() for form in forms):
        _make(form, title, user, publish=False)
    return Accepted(len(figures), len(others["organisations"]), len(others["documents"]))


def _accepted(formset: Any) -> list[ProposalForm]:
    return [form for form in formset.forms if form.is_accepted]


def _make(form: ProposalForm, title: str, user: AbstractUser, *, publish: bool) -> None:
    record: Record = form.instance
    values = form.cleaned_data
    record.source_note = note_on_source(title, values["line"], values["words"])
    record.live = False
    record.has_unpublished_changes = True
    record.save()
    log(instance=record, action="wagtail.create", user=user, content_changed=True)
    revision = record.save_revision(user=user, log_action=False)
    if publish:
        revision.publish(user=user)
