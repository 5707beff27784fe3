"""The records of aid in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.core.viewsets import RecordViewSet
from projects.models import Organisation


class OrganisationViewSet(RecordViewSet):
    """Donors and implementing organisations."""

    model = Organisation
    icon = "group"
    list_display = ["label_vi", "label_en", "kind", "country"]
    list_filter = ["kind", "country"]
    list_export = ["label_vi", "label_en", "kind", "country", "website"]


@register_snippet
class AidGroup(SnippetViewSetGroup):
    """The menu "Aid"."""

    items = (OrganisationViewSet,)
    menu_label = _("Aid")
    menu_icon = "folder-open-inverse"
    menu_order = 310
