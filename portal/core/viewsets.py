"""How every kind of record is listed in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet


class RecordViewSet(SnippetViewSet):
    """Both labels in the list, in the order of the Vietnamese alphabet, exportable."""

    list_display = ["label_vi", "label_en"]
    list_export = ["label_vi", "label_en"]
    ordering = ["sort_key"]
    inspect_view_enabled = True
    copy_view_enabled = False
