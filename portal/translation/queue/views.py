"""The queue's addresses."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView

from portal.core.names import words
from portal.core.people import person_behind
from portal.translation.access import visible_jobs
from portal.translation.choices import ChangeKind
from portal.translation.models import Job
from portal.translation.querysets import FINISHED, JobQuerySet
from portal.translation.queue.actions import (
    Action,
    Outcome,
    accept,
    carry_out,
    classify,
    decline,
    perform,
    release,
    take,
    take_next,
)
from portal.translation.queue.colleagues import Colleague, colleagues, known_colleagues
from portal.translation.queue.columns import columns_for, url_of
from portal.translation.queue.export import as_file
from portal.translation.queue.filters import QueueFilterSet
from portal.translation.queue.forms import PlanForm
from portal.translation.queue.overview import Overview, overview_of
from portal.translation.queue.paging import CountingPaginator
from portal.translation.queue.rights import Rights, rights_of
from portal.translation.queue.seeing import jobs_for
from portal.translation.queue.tabs import Tab, condition_of

# Nobody chooses more rows at once than a page shows.
MOST_AT_ONCE: Final = 50
_MOST_SEARCH_WORDS: Final = 12
_ACTIONS: Final[Mapping[str, Action]] = {
    "take": take,
    "release": release,
    "accept": accept,
    "decline": decline,
    "cosmetic": classify(ChangeKind.COSMETIC),
    "substantive": classify(ChangeKind.SUBSTANTIVE),
}
_PLAN: Final = "plan"


def require_part(request: HttpRequest) -> Rights:
    """What this person may do here.

    Raises:
        PermissionDenied: when they have no part in translation at all.
    """
    rights = rights_of(person_behind(request))
    if not rights.has_part:
        raise PermissionDenied
    return rights


class QueueView(ReportView):
    """The list of jobs, in Wagtail's own clothes: fifty rows cost the same among any number."""

    template_name = "translation/queue/queue.html"
    results_template_name = "translation/queue/queue_results.html"
    page_title = _("Translation queue")
    header_icon = "globe"
    model = Job
    filterset_class = QueueFilterSet
    is_searchable = True
    paginate_by = 50
    paginator_class = CountingPaginator
    default_ordering = None
    # Any field will do: it lets Wagtail offer the downloads.
    list_export = ["title"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people with a part in it."""
        self.rights = require_part(request)
        self.people: list[Colleague] = known_colleagues()
        self.seen = jobs_for(self.rights)
        request.desk = self  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def overview(self) -> Overview:
        """What is said about all of these jobs, also about those that are not shown."""
        return overview_of(self.seen, self.rights)

    @cached_property
    def acts(self) -> bool:
        """Whether this person has work here, and does not only look how their pages fare."""
        return bool(self.rights.decides) or self.overview.has_work

    @cached_property
    def tab(self) -> str:
        """The part of the queue; one's own work first."""
        asked = self.kwargs.get("tab", Tab.MINE if self.acts else Tab.ALL)
        if asked not in Tab.values:
            raise Http404
        return asked

    def get_index_url(self) -> str:
        """Filters and search stay in the tab."""
        return reverse("translation_queue_tab", args=[self.tab])

    def get_index_results_url(self) -> str:
        """The same for what is fetched while somebody types."""
        return reverse("translation_queue_results", args=[self.tab])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """With the boxes and buttons that are this person's."""
        return columns_for(self.rights, acts=self.acts)

    def get_base_queryset(self) -> JobQuerySet:
        """The jobs of the tab that this person may know of."""
        share = Case(When(words=0, then=Value(0)), default=F("words_done") * 100 / F("words"))
        return (
            self.seen.filter(condition_of(self.tab, self.rights))
            .for_rows()
            .annotate(share_done=share)
        )

    def order_queryset(self, queryset: Any) -> QuerySet:
        """The most urgent first, unless a column is asked for; what has no date comes last."""
        if not self.ordering:
            return queryset.in_order_of_urgency()
        name = self.ordering.removeprefix("-")
        column = Case(When(FINISHED, then=None), default=F(name)) if name == "due_at" else F(name)
        descending = self.ordering.startswith("-")
        order = column.desc(nulls_last=True) if descending else column.asc(nulls_last=True)
        return queryset.order_by(order, "priority", "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """All words in any order, typed with or without marks."""
        if not self.is_searching:
            return queryset
        sought = words(self.search_query)[:_MOST_SEARCH_WORDS]
        if not sought:
            return queryset.none()
        return queryset.filter(*(Q(search_text__contains=word) for word in sought))

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """Everything that the filter shows, not only the page."""
        return as_file(queryset, spreadsheet_format)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the tabs with their counts and the form for many jobs."""
        context = super().get_context_data(**kwargs)
        counts = self.overview.counts
        context["tabs"] = [
            {
                "name": tab.value,
                "label": tab.label,
                "count": counts[tab],
                "is_current": tab == self.tab,
                "url": reverse("translation_queue_tab", args=[tab.value]),
            }
            for tab in Tab
            if tab != Tab.TO_DECIDE or counts[tab] or self.tab == tab
        ]
        context["tab"] = self.tab
        context["rights"] = self.rights
        context["acts"] = self.acts
        context["free_count"] = self.overview.free
        context["plan_form"] = PlanForm(self.people, auto_id="plan-%s")
        return context


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Do one thing with one or many jobs, and say what came of it."""
    rights = require_part(request)
    name, only = _asked_for(request)
    chosen = [only] if only else request.POST.getlist("job")[:MOST_AT_ONCE]
    jobs = list(visible_jobs(rights.user).filter(pk__in=filter(str.isdecimal, chosen)).for_rows())
    action = _plan_of(request) if name == _PLAN else _ACTIONS.get(name)
    if not jobs:
        messages.warning(request, gettext("Choose jobs first."))
    elif action:
        report(request, perform(jobs, rights, action))
    return redirect(get_valid_next_url_from_request(request) or "translation_queue")


def _asked_for(request: HttpRequest) -> tuple[str, str]:
    """The action, and the number of the one row whose own button was pressed."""
    name, _colon, number = request.POST.get("one", "").partition(":")
    return (name, number) if number else (request.POST.get("action", ""), "")


def _plan_of(request: HttpRequest) -> Action | None:
    form = PlanForm(colleagues(), request.POST)
    if not form.is_valid():
        for label, errors in form.errors.items():
            messages.error(request, f"{form.fields[label].label}: {' '.join(map(str, errors))}")
        return None
    plan = form.plan()
    if not plan:
        messages.warning(request, gettext("Say what should be changed first."))
        return None
    return carry_out(plan)


def report(request: HttpRequest, outcome: Outcome) -> None:
    """Say what was done, and every reason why something was not."""
    if outcome.done:
        number = len(outcome.done)
        done = ngettext("%(number)d job was changed.", "%(number)d jobs were changed.", number)
        messages.success(request, done % {"number": number})
    for reason in outcome.refused:
        messages.error(request, reason)


@require_POST
def next_job(request: HttpRequest) -> HttpResponse:
    """Take the most urgent free job and open it."""
    rights = require_part(request)
    job = take_next(rights)
    if job is None:
        messages.info(request, gettext("Nothing is waiting that you could take."))
        return redirect("translation_queue")
    return redirect(url_of(job))
