"""The records of foreign relations in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from partners.models import (
    Activity,
    Agreement,
    Association,
    Country,
    Delegation,
    LegalDocument,
    Locality,
    Occasion,
    Organisation,
    Partnership,
    Sector,
)
from partners.views import send_greeting, take_greeting_back
from portal.core.viewsets import RecordViewSet


class PartnershipViewSet(RecordViewSet):
    """Partner localities, and localities that seek a partner."""

    model = Partnership
    icon = "pick"
    list_display = ["label_vi", "label_en", "tier", "since", "home"]
    list_filter = ["tier", "locality__country", "sectors"]


class AssociationViewSet(RecordViewSet):
    """Member associations and their congresses."""

    model = Association
    icon = "group"
    list_display = ["label_vi", "label_en", "country", "status", "president"]
    list_filter = ["status", "country"]


class AgreementViewSet(RecordViewSet):
    """Agreements abroad and at home."""

    model = Agreement
    icon = "form"
    list_display = ["label_vi", "label_en", "kind", "signed_on", "valid_to"]
    list_filter = ["kind", "is_domestic", "signed_on", "localities", "organisations"]
    ordering = ["-signed_on", "sort_key"]


class DelegationViewSet(RecordViewSet):
    """Delegations in and out."""

    model = Delegation
    icon = "redirect"
    list_display = ["label_vi", "label_en", "direction", "starts_on", "country", "size"]
    list_filter = ["direction", "starts_on", "country", "localities", "organisations"]
    ordering = ["-starts_on", "sort_key"]


class ActivityViewSet(RecordViewSet):
    """Exchanges, exhibitions, greetings and the like."""

    model = Activity
    icon = "calendar-check"
    list_display = ["label_vi", "label_en", "kind", "starts_on", "people_reached"]
    list_filter = ["kind", "starts_on", "localities", "organisations"]
    ordering = ["-starts_on", "sort_key"]


class OccasionViewSet(RecordViewSet):
    """What is greeted every year, and when it was last."""

    model = Occasion
    icon = "history"
    list_display = ["label_vi", "label_en", "calendar", "month", "day", Column(
        "last_sent", label=_("last sent"), accessor="last_sent"
    )]  # fmt: skip
    list_filter = ["calendar", "month", "country"]
    list_export = [
        "label_vi", "label_en", "calendar", "month", "day", "first_year", "recipient",
        "recipient_name_vi", "recipient_name_en", "country", "locality", "last_sent",
    ]  # fmt: skip
    ordering = ["calendar", "month", "day", "sort_key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Occasion]:
        """With the day of the last greeting."""
        return Occasion.objects.with_last_sent()


class LegalDocumentViewSet(RecordViewSet):
    """Directives, decrees, plans and decisions."""

    model = LegalDocument
    icon = "doc-full"
    list_display = ["number", "label_vi", "label_en", "kind", "issued_on"]
    list_filter = ["kind", "issued_on"]


class OrganisationViewSet(RecordViewSet):
    """Donors, embassies and other bodies."""

    model = Organisation
    icon = "group"
    list_display = ["label_vi", "label_en", "kind", "country"]
    list_filter = ["kind", "country"]


class LocalityViewSet(RecordViewSet):
    """Provinces, cities, districts, communes."""

    model = Locality
    icon = "site"
    list_display = ["label_vi", "label_en", "level", "country", "valid_to"]
    list_filter = ["country", "level", "valid_to"]


class CountryViewSet(RecordViewSet):
    """Countries."""

    model = Country
    icon = "globe"
    list_display = ["label_vi", "label_en", "iso2"]


class SectorViewSet(RecordViewSet):
    """Fields of cooperation and aid."""

    model = Sector
    icon = "tag"


@register_snippet
class ForeignRelationsGroup(SnippetViewSetGroup):
    """The menu "Foreign relations": what is written every week first, what hardly changes last."""

    items = (
        DelegationViewSet,
        ActivityViewSet,
        OccasionViewSet,
        AgreementViewSet,
        PartnershipViewSet,
        AssociationViewSet,
        LegalDocumentViewSet,
        OrganisationViewSet,
        LocalityViewSet,
        CountryViewSet,
        SectorViewSet,
    )
    menu_label = _("Foreign relations")
    menu_icon = "globe"
    menu_order = 300


@hooks.register("register_admin_urls")
def greeting_urls() -> list[URLPattern]:
    """Where the calendar's buttons lead to."""
    return [
        path("greetings/<int:pk>/<int:year>/send/", send_greeting, name="send_greeting"),
        path("greetings/<int:pk>/<int:year>/undo/", take_greeting_back, name="take_greeting_back"),
    ]
