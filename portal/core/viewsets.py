"""How every kind of record is kept in the admin."""

from typing import Any

from django.urls import URLPattern, path
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.core.kept_records import CarefulDeleteView
from portal.core.name_views import NamesView, RecordCreateView, RecordEditView
from portal.core.record_views import RecordChooserViewSet, RecordIndexView
from portal.core.sheets.views import SheetImportView, SheetReviewView, SheetTemplateView


class RecordViewSet(SnippetViewSet):
    """Both labels in the list, in the order of the Vietnamese alphabet; sheets in and out."""

    list_display = ["label_vi", "label_en"]
    # Without any of its own, Wagtail would leave out those that all records have.
    list_filter = ["is_demo"]
    # Any field will do: it lets Wagtail offer the download, whose columns follow from the model.
    list_export = ["label_vi"]
    ordering = ["sort_key"]
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = CarefulDeleteView
    chooser_viewset_class = RecordChooserViewSet

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The addresses of the views that Wagtail does not know."""
        return super().get_common_view_kwargs(
            import_url_name=self.get_url_name("import"),
            import_review_url_name=self.get_url_name("import_review"),
            import_template_url_name=self.get_url_name("import_template"),
            names_url_name=self.get_url_name("names"),
            **kwargs,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's views and ours."""
        return [
            *super().get_urlpatterns(),
            path("names/", self.construct_view(NamesView), name="names"),
            path("import/", self.construct_view(SheetImportView), name="import"),
            path(
                "import/template/", self.construct_view(SheetTemplateView), name="import_template"
            ),
            path("import/<int:pk>/", self.construct_view(SheetReviewView), name="import_review"),
        ]
