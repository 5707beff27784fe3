"""One form for the English texts of up to fifty records."""

from collections import defaultdict
from typing import Any, Final

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.people import person_behind
from portal.core.records import Record
from portal.translation.choices import OPEN_STATES
from portal.translation.models import Job
from portal.translation.querysets import JobQuerySet
from portal.translation.queue.rights import rights_of
from portal.translation.records.forms import RecordForm
from portal.translation.records.missing import missing_texts, record_models
from portal.translation.records.suggestions import suggestions_for
from portal.translation.records.writing import may_publish, may_write, write_english
from portal.translation.sources import target_language_key

SHOWN: Final = 50


class RecordsView(WagtailAdminTemplateMixin, TemplateView):
    """Vietnamese beside English; everything is saved at once, each record by itself."""

    template_name = "translation/records/records.html"
    page_title = _("Records without English")
    header_icon = "snippet"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people who may write what some kind of record is called in English."""
        self.rights = rights_of(person_behind(request))
        # A site that has not been set up has no language to translate into.
        language = target_language_key() or 0
        self.models = {
            ContentType.objects.get_for_model(model).pk: model
            for model in record_models()
            if may_write(self.rights, model, language)
        }
        if not self.models:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Back to the queue."""
        queue = {"url": reverse("translation_queue"), "label": gettext("Translation queue")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]

    def waiting(self) -> JobQuerySet:
        """The records that this person may write about, the most urgent first."""
        jobs = Job.objects.filter(
            record_id__isnull=False, content_type__in=self.models, state__in=OPEN_STATES
        )
        return jobs.in_order_of_urgency()

    def forms(self, data: Any = None) -> list[RecordForm]:
        """A row for each record: those that were sent, or those that are asked for."""
        jobs = self.waiting()
        if data is not None:
            jobs = jobs.filter(pk__in=filter(str.isdecimal, data.getlist("shown")[:SHOWN]))
        else:
            jobs = self._asked_for(jobs)
        pairs = self._with_records(list(jobs[:SHOWN]))
        sources = [text.source for _job, record in pairs for text in missing_texts(record)]
        suggestions = suggestions_for(sources)
        return [RecordForm(job, record, suggestions, data) for job, record in pairs]

    def _asked_for(self, jobs: JobQuerySet) -> JobQuerySet:
        kind, number = self.request.GET.get("kind", ""), self.request.GET.get("job", "")
        if number.isdecimal():
            one = jobs.filter(pk=number)
            return one if one.exists() else jobs
        return jobs.filter(content_type=kind) if kind.isdecimal() else jobs

    def _with_records(self, jobs: list[Job]) -> list[tuple[Job, Record]]:
        """Each job with its record: one query for each kind."""
        wanted: dict[int, list[int]] = defaultdict(list)
        for job in jobs:
            wanted[job.content_type_id].append(job.record_id or 0)
        found = {
            (kind, record.pk): record
            for kind, numbers in wanted.items()
            for record in self.models[kind]
            ._default_manager.filter(pk__in=numbers)
            .select_related("latest_revision")
        }
        pairs = ((job, found.get((job.content_type_id, job.record_id or 0))) for job in jobs)
        return [(job, record) for job, record in pairs if record and missing_texts(record)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, and the kinds of records with their numbers."""
        kwargs.setdefault("forms", None)
        context = super().get_context_data(**kwargs)
        if context["forms"] is None:
            context["forms"] = self.forms()
        counts = self.waiting().order_by().values_list("content_type").annotate(Count("pk"))
        context["kinds"] = sorted(
            (
                {"pk": kind, "label": capfirst(self._name(kind)), "count": count}
                for kind, count in counts
            ),
            key=lambda one: str(one["label"]),
        )
        context["kind"] = self.request.GET.get("kind", "")
        context["total"] = sum(one["count"] for one in context["kinds"])
        return context

    def _name(self, kind: int) -> str:
        return str(self.models[kind]._meta.verbose_name_plural)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save what can be saved; what cannot stays on the screen with its reason."""
        forms = self.forms(request.POST)
        outcomes = [self._save(form) for form in forms]
        failed = [form for form in forms if form.errors]
        self._tell(outcomes.count("public"), outcomes.count("proposed"), failed)
        if failed:
            return self.render_to_response(self.get_context_data(forms=failed))
        kind = request.POST.get("kind", "")
        where = reverse("translation_records")
        return redirect(f"{where}?kind={kind}" if kind.isdecimal() else where)

    def _save(self, form: RecordForm) -> str:
        """What became of one record: "public", "proposed", or "" when nothing did."""
        if not form.is_valid():
            return ""
        texts = form.texts_to_write()
        goes_live = may_publish(self.rights, form.job, type(form.record))
        if not texts or not (form.has_changed() or goes_live):
            return ""
        try:
            with transaction.atomic():
                write_english(form.job, form.record, texts, self.rights)
        except ValidationError as refused:
            form.add_reasons(refused)
            return ""
        return "public" if goes_live else "proposed"

    def _tell(self, public: int, proposed: int, failed: list[RecordForm]) -> None:
        if public:
            text = ngettext(
                "%(number)d record is on the English pages now.",
                "%(number)d records are on the English pages now.",
                public,
            )
            messages.success(self.request, text % {"number": public})
        if proposed:
            text = ngettext(
                "%(number)d record waits for a reviewer.",
                "%(number)d records wait for a reviewer.",
                proposed,
            )
            messages.success(self.request, text % {"number": proposed})
        if failed:
            text = ngettext(
                "%(number)d record could not be saved: see below.",
                "%(number)d records could not be saved: see below.",
                len(failed),
            )
            messages.error(self.request, text % {"number": len(failed)})
