"""What the people of the desk see when they come in."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from portal.core.people import person_behind
from portal.translation.choices import OPEN_STATES, ChangeKind
from portal.translation.querysets import JobQuerySet
from portal.translation.queue.columns import url_of
from portal.translation.queue.filters import Due, due_within
from portal.translation.queue.rights import Rights, rights_of
from portal.translation.queue.seeing import jobs_for
from portal.translation.queue.tabs import Tab, awaiting_review_by, condition_of

SHOWN: Final = 5


class TranslationPanel(Component):
    """Counts that lead into the queue, and the next few jobs: two queries."""

    name = "translation"
    template_name = "translation/queue/panel.html"
    order = 200

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds `counts` and `jobs`; nothing for people without a part in translation."""
        rights = rights_of(person_behind(parent_context["request"]))
        if not rights.has_part:
            return {"rights": None}
        jobs = jobs_for(rights)
        return {
            "rights": rights,
            "counts": _counts(jobs, rights),
            "jobs": [
                {"job": job, "url": url_of(job)}
                for job in _next(jobs, rights).for_rows().in_order_of_urgency()[:SHOWN]
            ],
        }


def _next(jobs: JobQuerySet, rights: Rights) -> JobQuerySet:
    """One's own work and what is free in one's own languages."""
    free = condition_of(Tab.UNASSIGNED, rights) & Q(target_locale__in=rights.translates)
    return jobs.filter(condition_of(Tab.MINE, rights) | free)


def _counts(jobs: JobQuerySet, rights: Rights) -> list[dict[str, Any]]:
    mine = condition_of(Tab.MINE, rights)
    changed = Q(change__in=[ChangeKind.COSMETIC, ChangeKind.SUBSTANTIVE], live_at__isnull=False)
    tabs = {tab: reverse("translation_queue_tab", args=[tab.value]) for tab in Tab}
    entries: list[tuple[str, Q, str, str]] = [
        ("mine", mine, _("my work"), tabs[Tab.MINE]),
        (
            "today",
            mine & (due_within(Due.TODAY) | due_within(Due.OVERDUE)),
            _("of it due today or overdue"),
            f"{tabs[Tab.MINE]}?ordering=due_at",
        ),
        ("free", condition_of(Tab.UNASSIGNED, rights), _("unassigned"), tabs[Tab.UNASSIGNED]),
        ("review", awaiting_review_by(rights), _("awaiting my review"),
         f"{tabs[Tab.MINE]}?state=in_review"),
        ("decide", condition_of(Tab.TO_DECIDE, rights), _("to be decided"), tabs[Tab.TO_DECIDE]),
        ("outdated", changed & Q(state__in=OPEN_STATES), _("live but outdated"),
         f"{tabs[Tab.ALL]}?state=outdated"),
    ]  # fmt: skip
    numbers = jobs.aggregate(
        **{name: Count("pk", filter=condition) for name, condition, _label, _url in entries}
    )
    always = {"mine", "free"}
    return [
        {"number": numbers[name], "label": label, "url": url}
        for name, _condition, label, url in entries
        if numbers[name] or name in always
    ]
