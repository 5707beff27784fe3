"""The listing of partners: narrowed, on a map, side by side, and who seeks a partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.comparison import PARAMETER, Comparison, compared
from partners.models.pages import PartnerPage
from partners.models.partnerships import Partnership
from partners.models.sectors import Sector
from partners.points import points_of
from partners.querysets import PartnerQuerySet
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from portal.core.maps import MapPoint, map_figure
from portal.core.pages import BasePage


@dataclass(frozen=True)
class Place:
    """A locality that is a partner or looks for one, and its profile, if it has one."""

    partnership: Partnership
    page: PartnerPage | None

    @property
    def is_seeking(self) -> bool:
        """Whether it looks for a partner."""
        return self.partnership.tier == Partnership.Tier.SEEKING

    def points(self, request: HttpRequest) -> list[MapPoint]:
        """Where it stands on the map, if it does."""
        address = self.page.get_url(request) if self.page else None
        return list(points_of(self.partnership.locality, self.partnership, address or ""))

    @property
    def sectors(self) -> list[Sector]:
        """The fields in which it wants to work together."""
        return [sector for sector in self.partnership.sectors.all() if sector.live]


class PartnerIndexPage(ListingPage):
    """All partners, narrowed by country and closeness."""

    QUERY_CEILING = 16
    SECTION = "partners"

    subpage_types = ["partners.PartnerPage"]

    class Meta:
        verbose_name = _("partner listing")

    @cached_property
    def profiles(self) -> list[PartnerPage]:
        """Every live profile in this language with its place, by country and name."""
        return list(self._live().with_partnerships().defer("body"))

    def _live(self) -> PartnerQuerySet:
        return PartnerPage.objects.below(self).by_country()

    def facets(self, request: HttpRequest) -> list[Facet]:
        """Country and tier, as far as live profiles have them."""
        named = {page.country for page in self.profiles if page.country}
        countries = [
            Choice(country.iso2.lower(), str(country.label))
            for country in sorted(named, key=lambda country: country.sort_key)
            if country.live and country.label
        ]
        in_use = {page.partnership.tier for page in self.profiles if page.partnership}
        tiers = [
            Choice(str(value), str(label))
            for value, label in Partnership.Tier.choices
            if value in in_use
        ]
        return [
            Facet(
                "country",
                gettext("Country"),
                countries,
                chosen_value(request, "country", countries),
            ),
            Facet("tier", gettext("Partnership"), tiers, chosen_value(request, "tier", tiers)),
        ]

    def narrowed(self, chosen: dict[str, str]) -> PartnerQuerySet:
        """Profiles by country and title."""
        profiles = self._live().for_cards()
        if country := chosen.get("country"):
            profiles = profiles.filter(locality__country__iso2=country.upper())
        if tier := chosen.get("tier"):
            ties = ((page.pk, page.partnership) for page in self.profiles)
            profiles = profiles.filter(pk__in=[pk for pk, tie in ties if tie and tie.tier == tier])
        return profiles

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds the listing, `map`, `off_the_map` and `seeking`, or a `comparison` that was chosen.

        `profiles` are the choices of the form with which partners are compared.
        """
        comparison = compared(request, self.profiles)
        context = {"profiles": self.profiles, "comparison": comparison}
        if comparison.rows:
            return {**context, **self._side_by_side(comparison)}
        listing = super().page_context(request)
        is_whole = not listing["filter_query"] and listing["results"].number == 1
        places = self._places() if is_whole else []
        partners = [place for place in places if not place.is_seeking]
        points = [point for place in partners for point in place.points(request)]
        return {
            **context,
            **listing,
            "map": map_figure(points, title=gettext("Our partners on the map")) if points else None,
            "off_the_map": [place for place in partners if not place.points(request)],
            "seeking": [place for place in places if place.is_seeking],
        }

    def _side_by_side(self, comparison: Comparison) -> dict[str, Any]:
        """Nothing is listed beside a comparison; its address is one of many of this page."""
        chosen = [(PARAMETER, page.slug) for page in comparison.chosen]
        return {"results": None, "filter_query": urlencode(chosen)}

    def _places(self) -> list[Place]:
        """Every partner and everybody who seeks one, also those that have no profile yet."""
        profiles = {page.locality_id: page for page in self.profiles}
        partnerships = Partnership.objects.published().named().with_places().by_country()
        return [Place(entry, profiles.get(entry.locality_id)) for entry in partnerships]

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """The listed pages."""
        return context["results"] or ()
