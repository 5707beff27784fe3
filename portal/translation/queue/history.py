"""The history of one job."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import DetailView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.translation.access import visible_jobs
from portal.translation.models import Job
from portal.translation.queue.columns import url_of
from portal.translation.queue.views import require_part


class HistoryView(WagtailAdminTemplateMixin, DetailView):
    """What happened to one job, when and by whom."""

    template_name = "translation/queue/history.html"
    header_icon = "history"
    context_object_name = "job"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people with a part in it."""
        self.rights = require_part(request)
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset: QuerySet | None = None) -> Job:
        """A job of which this person may know."""
        return get_object_or_404(visible_jobs(self.rights.user).for_rows(), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """What is shown."""
        return gettext("History of a translation")

    def get_page_subtitle(self) -> str:
        """Of what."""
        return self.object.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Back to the queue."""
        queue = {"url": reverse("translation_queue"), "label": gettext("Translation queue")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, queue, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The events, newest first."""
        context = super().get_context_data(**kwargs)
        context["events"] = self.object.events.select_related("user")
        context["url"] = url_of(self.object)
        return context
