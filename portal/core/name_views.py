"""Points out, while a name is typed, that the record may be there already."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import CreateView, EditView

from portal.core.names import lookalikes
from portal.core.records import Record

_LONGEST_NAME = 255
_NAME_FIELDS = frozenset({"label_vi", "label_en", "aliases"})


def similar_records(model: type[Record], name: str, besides: Any = None) -> list[Record]:
    """The records that a name may already stand for, the most similar first: two queries."""
    others = model._default_manager.exclude(pk=besides) if besides else model._default_manager
    found = lookalikes(name[:_LONGEST_NAME], others.values_list("pk", "search_text"))
    records = model._default_manager.in_bulk(found)
    return [records[key] for key in found if key in records]


class NamesView(PermissionCheckedMixin, View):
    """Answers the script of the form: records whose names are like the one being typed."""

    # Given by the viewset: a kind of record.
    model: Any = None
    edit_url_name = ""
    any_permission_required = ["add", "change"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """`q` is what is typed, `besides` the number of the record that is being edited."""
        besides = request.GET.get("besides", "")
        known = similar_records(
            self.model, request.GET.get("q", ""), int(besides) if besides.isdecimal() else None
        )
        may_edit = self.user_has_permission("change")
        return JsonResponse(
            {
                "heading": _("Already there:"),
                "records": [
                    {
                        "name": str(record),
                        "url": reverse(self.edit_url_name, args=[record.pk]) if may_edit else "",
                    }
                    for record in known
                ],
            }
        )


class _NamesMixin:
    """A form that looks out for names that are there already, also without its script."""

    names_url_name = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The script, told where to ask and about which record not to warn."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        script = forms.Script(
            "js/record-names.js",
            **{
                "defer": True,
                "data-names": reverse(self.names_url_name),
                "data-besides": getattr(getattr(self, "object", None), "pk", None) or "",
            },
        )
        context["media"] += forms.Media(js=[script])  # type: ignore[list-item]
        return context

    def warn_of_similar(self, record: Record) -> None:
        """Name the records that the one just saved may be mistaken for."""
        names = "\n".join([record.label_vi, record.label_en])
        if similar := similar_records(type(record), names, record.pk):
            messages.warning(
                self.request,  # type: ignore[attr-defined]
                _("Records with a similar name: %(names)s.")
                % {"names": "; ".join(map(str, similar))},
            )


class RecordCreateView(_NamesMixin, CreateView):
    """A new record."""

    def save_instance(self) -> Record:
        """Saved all the same: two bodies may have one name."""
        record = super().save_instance()
        if not self.expects_json_response:
            self.warn_of_similar(record)
        return record


class RecordEditView(_NamesMixin, EditView):
    """An existing record."""

    def save_instance(self) -> Record:
        """A warning only where a name has changed."""
        record = super().save_instance()
        if not self.expects_json_response and _NAME_FIELDS.intersection(self.form.changed_data):
            self.warn_of_similar(record)
        return record
