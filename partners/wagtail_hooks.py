"""The records of foreign relations in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from partners.models import Country, Locality, Organisation, Sector
from portal.core.viewsets import RecordViewSet


class CountryViewSet(RecordViewSet):
    """Countries."""

    model = Country
    icon = "globe"
    list_display = ["label_vi", "label_en", "iso2"]
    list_export = ["label_vi", "label_en", "iso2"]


class LocalityViewSet(RecordViewSet):
    """Provinces, cities, districts, communes."""

    model = Locality
    icon = "site"
    list_display = ["label_vi", "label_en", "level", "country"]
    list_filter = ["country", "level"]
    list_export = ["label_vi", "label_en", "level", "country"]


class SectorViewSet(RecordViewSet):
    """Fields of cooperation and aid."""

    model = Sector
    icon = "tag"


class OrganisationViewSet(RecordViewSet):
    """Donors, embassies and other bodies."""

    model = Organisation
    icon = "group"
    list_display = ["label_vi", "label_en", "kind", "country"]
    list_filter = ["kind", "country"]
    list_export = ["label_vi", "label_en", "kind", "country", "website"]


@register_snippet
class ForeignRelationsGroup(SnippetViewSetGroup):
    """The menu "Foreign relations"."""

    items = (OrganisationViewSet, CountryViewSet, LocalityViewSet, SectorViewSet)
    menu_label = _("Foreign relations")
    menu_icon = "globe"
    menu_order = 300
