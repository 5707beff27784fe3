"""Pasting a report: the text, what was found in it, and what became of it.

Both steps have one address. Nothing is kept between them: the text travels in the form, so an
unfinished sitting leaves nothing behind, and a mistake brings everything back as it was typed.
"""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.people import person_behind
from portal.reports.recognition import recognise
from projects.pasting.accepting import Accepted, accept, is_right, refuse_what_is_known
from projects.pasting.forms import MOST_ROWS, SourceForm
from projects.pasting.proposals import Kinds, propose
from projects.pasting.texts import numbered_lines

PERMISSION: Final = "reports.add_statedfigure"
_ACCEPT: Final = "accept-proposals"


@method_decorator(csrf_protect, name="dispatch")
class PasteReportView(WagtailAdminTemplateMixin, TemplateView):
    """Step 1 asks for the text; step 2 shows the proposals beside it; then they are records."""

    template_name = "projects/admin/paste/text.html"
    review_template_name = "projects/admin/paste/review.html"
    page_title = gettext_lazy("Paste a report")
    header_icon = "copy"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only for those who may state figures."""
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict]:
        """The way here, which is also the heading."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The empty form, unless there is one."""
        kwargs.setdefault("form", SourceForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Propose, or accept what was proposed."""
        form = SourceForm(request.POST)
        is_second_step = _ACCEPT in request.POST
        if form.is_valid():
            return self._accept(form) if is_second_step else self._review(form, form.cleaned_data)
        if is_second_step and "text" in form.cleaned_data:
            return self._review(form, form.cleaned_data, data=request.POST)
        return self.render_to_response(self.get_context_data(form=form))

    @property
    def _kinds(self) -> Kinds:
        user = person_behind(self.request)
        return Kinds(
            organisations=user.has_perm("partners.add_organisation"),
            documents=user.has_perm("partners.add_legaldocument"),
        )

    def _review(
        self, form: SourceForm, source: dict[str, Any], data: Any = None, proposals: Any = None
    ) -> HttpResponse:
        found = recognise(source["text"])
        self.template_name = self.review_template_name
        return self.render_to_response(
            self.get_context_data(
                form=form,
                found=found,
                lines=numbered_lines(found),
                proposals=proposals or propose(found, source, self._kinds, data),
                left_out=max(0, len(found.figures) - MOST_ROWS),
                most_rows=MOST_ROWS,
                publishes=self.request.user.has_perm("reports.publish_statedfigure"),
            )
        )

    def _accept(self, form: SourceForm) -> HttpResponse:
        source = form.cleaned_data
        proposals = propose(recognise(source["text"]), source, self._kinds, self.request.POST)
        refuse_what_is_known(proposals, source["source_title_vi"])
        if is_right(proposals):
            try:
                accepted = accept(proposals, source, person_behind(self.request))
            except IntegrityError:
                messages.error(
                    self.request, _("Nothing was accepted: somebody recorded the same just now.")
                )
            else:
                if accepted.number:
                    messages.success(self.request, _done(accepted))
                    return redirect("wagtailsnippets_reports_statedfigure:list")
                messages.warning(self.request, _("Nothing is ticked."))
        else:
            messages.error(
                self.request, _("Nothing was accepted yet: please look at the marked rows.")
            )
        return self._review(form, source, proposals=proposals)


def _done(accepted: Accepted) -> str:
    parts = [
        ngettext("%(number)s figure", "%(number)s figures", accepted.figures)
        % {"number": accepted.figures},
        ngettext("%(number)s organisation", "%(number)s organisations", accepted.organisations)
        % {"number": accepted.organisations},
        ngettext("%(number)s document", "%(number)s documents", accepted.documents)
        % {"number": accepted.documents},
    ]
    return _("Accepted: %(records)s.") % {"records": ", ".join(parts)}


_paste = PasteReportView.as_view()


@csrf_exempt
def paste_report(request: HttpRequest) -> HttpResponse:
    """Refuse what is much too long before it is read: Django would only say "bad request".

    Reading the form is what checks its token, so the check is the view's own (`csrf_protect`).
    """
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return _paste(request)
    messages.error(request, _("The text is longer than 1 MB. Please paste it in parts."))
    return redirect("paste_report")
