"""Bringing a sheet of records in: choose a file, see what would change, confirm."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from django.views.generic.edit import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.core.sheets.blanks import template_of
from portal.core.sheets.checking import check
from portal.core.sheets.files import read_book
from portal.core.sheets.forms import SheetForm
from portal.core.sheets.layouts import layouts
from portal.core.sheets.plans import CheckedRow, Plan, Verdict
from portal.core.sheets.rows import Rights
from portal.core.sheets.uploads import SheetUpload
from portal.core.sheets.workbooks import XLSX
from portal.core.sheets.writing import write

_ROWS_PER_PAGE = 100
_MOST_FILE_PROBLEMS = 20


class SheetView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What the steps have in common; only for those who may add records of the kind."""

    # Given by the viewset: a kind of record, and the names of its addresses.
    model: Any = None
    permission_required = "add"
    index_url_name = ""
    import_url_name = ""
    import_review_url_name = ""
    import_template_url_name = ""
    breadcrumbs_items: list[dict] = []
    header_icon = "upload"

    def get_page_title(self) -> str:
        """The name of the step's kind of records."""
        return _("Bring in a sheet: %(records)s") % {
            "records": self.model._meta.verbose_name_plural
        }

    def get_breadcrumbs_items(self) -> list[dict]:
        """Back to the list."""
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(self.index_url_name),
                "label": capfirst(self.model._meta.verbose_name_plural),
            },
            {"url": "", "label": _("Bring in a sheet")},
        ]

    @property
    def rights(self) -> Rights:
        """What the person may do with records that are there already."""
        return Rights(may_change=self.user_has_permission("change"))

    @property
    def may_publish(self) -> bool:
        """Whether the person may let the public see what the sheet brings."""
        return self.user_has_permission("publish")


class SheetImportView(SheetView, FormView):
    """Choose a file; it is checked and kept, nothing else."""

    form_class = SheetForm
    template_name = "core/admin/sheet_import.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The sheets that there are, and what the person may do."""
        return {
            **super().get_form_kwargs(),
            "known": layouts(self.model),
            "may_publish": self.may_publish,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The columns, so that nobody has to guess."""
        return super().get_context_data(
            sheets=layouts(self.model),
            template_url=reverse(self.import_template_url_name),
            **kwargs,
        )

    def form_valid(self, form: SheetForm) -> HttpResponse:
        """Check, keep, and show what would change."""
        SheetUpload.forget_old()
        user: Any = self.request.user
        file, sheet = form.cleaned_data["sheet_file"], form.cleaned_data.get("sheet", "")
        plan = check(form.book, self.model, self.rights, sheet)
        upload = SheetUpload(
            user=user,
            model_label=self.model._meta.label_lower,
            file_name=file.name[:255],
            sheet=sheet,
            publish=form.cleaned_data.get("publish", False),
            content=file.read(),
        )
        keep(upload, plan, form.book.encoding)
        return redirect(self.import_review_url_name, upload.pk)


def keep(upload: SheetUpload, plan: Plan, encoding: str) -> None:
    """Keep what a check has found, to be looked through and confirmed."""
    upload.digest = plan.digest
    upload.report = {
        "rows": [row.as_data() for row in plan.rows if row.verdict != Verdict.UNCHANGED],
        "counts": plan.counts,
        "problems": plan.problems[:_MOST_FILE_PROBLEMS],
        "left_out": plan.left_out,
        "encoding": encoding,
        "can_be_written": plan.can_be_written,
    }
    upload.save()


class SheetReviewView(SheetView, TemplateView):
    """What would change, row by row; and the button that does it."""

    template_name = "core/admin/sheet_review.html"

    @cached_property
    def upload(self) -> SheetUpload:
        """The person's own upload of this kind of records."""
        return get_object_or_404(
            SheetUpload,
            pk=self.kwargs["pk"],
            user=self.request.user,
            model_label=self.model._meta.label_lower,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows that are wrong first, then those that change, then the new ones."""
        report = self.upload.report
        order = list(Verdict)
        rows = sorted(
            map(CheckedRow.of_data, report["rows"]), key=lambda row: order.index(row.verdict)
        )
        counts = [
            (verdict, _(verdict.value), report["counts"].get(verdict, 0)) for verdict in Verdict
        ]
        return super().get_context_data(
            upload=self.upload,
            report=report,
            counts=counts,
            rows=Paginator(rows, _ROWS_PER_PAGE).get_page(self.request.GET.get("page")),
            has_several_sheets=len(layouts(self.model)) > 1,
            import_url=reverse(self.import_url_name),
            publish=self.upload.publish and self.may_publish,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write exactly what was confirmed, or show what has changed since it was checked."""
        confirmed = request.POST.get("digest", "")
        publish = self.upload.publish and self.may_publish
        book = read_book(bytes(self.upload.content))
        try:
            with transaction.atomic():
                plan = check(book, self.model, self.rights, self.upload.sheet)
                if plan.digest != confirmed or not plan.can_be_written:
                    return self._look_again(plan, book.encoding)
                write(plan, self.model, request.user, publish)
                self.upload.delete()
        except IntegrityError:
            message = _("Nothing was written: two rows cannot stand beside each other.")
            messages.error(request, message)
            return redirect(self.import_review_url_name, self.upload.pk)
        messages.success(request, self._done(plan))
        return redirect(self.index_url_name)

    def _look_again(self, plan: Plan, encoding: str) -> HttpResponseRedirect:
        keep(self.upload, plan, encoding)
        messages.warning(
            self.request,
            _("The records have changed since the sheet was checked. Please look again."),
        )
        return redirect(self.import_review_url_name, self.upload.pk)

    def _done(self, plan: Plan) -> str:
        number = len(plan.planned)
        return ngettext(
            "%(number)s record was written.", "%(number)s records were written.", number
        ) % {"number": number}


class SheetTemplateView(SheetView, View):
    """A workbook to fill in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, named after the kind of records."""
        name = f"{self.model._meta.model_name}.xlsx"
        return HttpResponse(
            template_of(self.model),
            content_type=XLSX,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
