"""The glossary in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.text import disarmed
from portal.translation.models import Term

_TYPED = ("source", "target", "alternatives", "avoided", "note")


class TermIndexView(generic.IndexView):
    """The list of terms: searched without marks, downloaded safe for spreadsheets."""

    custom_field_preprocess = {
        name: {
            generic.IndexView.FORMAT_CSV: disarmed,
            generic.IndexView.FORMAT_XLSX: disarmed,
        }
        for name in _TYPED
    }

    def search_queryset(self, queryset: Any) -> QuerySet[Term]:
        """All words, in any order, in either language."""
        return queryset.found_by(self.search_query) if self.is_searching else queryset


class TermViewSet(ModelViewSet):
    """Terms in the order of the Vietnamese alphabet."""

    model = Term
    name = "glossary"
    icon = "openquote"
    menu_label = _("Glossary")
    index_view_class = TermIndexView
    list_display = [
        "source",
        "target",
        "part",
        "valid_from",
        "valid_until",
        BooleanColumn("is_active", label=_("in use")),
    ]
    list_filter = ["part", "is_active", "do_not_translate"]
    list_export = [
        "source", "target", "alternatives", "avoided", "part", "note", "do_not_translate",
        "case_sensitive", "valid_from", "valid_until", "is_active",
    ]  # fmt: skip
    export_filename = "glossary"
    # Wagtail offers a search only where it is told a field; how it searches is the view's matter.
    search_fields = ["search_text"]
    ordering = ["sort_key", "valid_from"]
    inspect_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("source"), FieldPanel("target")]),
        FieldPanel("alternatives"),
        FieldPanel("avoided"),
        FieldPanel("part"),
        FieldPanel("note"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")])],
            heading=_("For events of these days only"),
        ),
        MultiFieldPanel(
            [FieldPanel("do_not_translate"), FieldPanel("case_sensitive"), FieldPanel("is_active")],
            heading=_("How it is looked for"),
        ),
    ]
