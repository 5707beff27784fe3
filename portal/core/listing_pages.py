"""The abstract page under every listing: facets from the address, a page of results."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from portal.core.listings import Facet, filter_query, result_page
from portal.core.pages import BasePage
from portal.core.translation_policy import TranslationRule


class ListingPage(BasePage):
    """All pages of one kind in one language, narrowed by facets."""

    QUERY_CEILING = 14
    TRANSLATION_RULE = TranslationRule.ASK

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]

    class Meta:
        abstract = True

    def facets(self, request: HttpRequest) -> list[Facet]:
        """The ways to narrow this listing, with what the address chooses; for subclasses."""
        return []

    def narrowed(self, chosen: dict[str, str]) -> QuerySet:
        """The listed pages for the chosen facets by name; for subclasses."""
        return Page.objects.child_of(self).live()

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `facets`, `results` (a page of results) and `filter_query`."""
        facets = self.facets(request)
        chosen = {facet.name: facet.chosen for facet in facets if facet.chosen}
        return {
            "facets": facets,
            "results": result_page(request, self.narrowed(chosen)),
            "filter_query": filter_query(facets),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """The listed pages."""
        return context["results"]
