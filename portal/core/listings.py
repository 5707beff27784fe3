"""Listings: filters that come from the address line, and pages of results."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 12


@dataclass(frozen=True)
class Choice:
    """One value that a listing can be narrowed to."""

    value: str
    label: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow a listing: its name in the address, its label, its choices."""

    name: str
    label: str
    choices: Sequence[Choice]
    chosen: str = ""

    @property
    def chosen_label(self) -> str:
        """What the chosen value is called, "" when nothing is chosen."""
        return next((choice.label for choice in self.choices if choice.value == self.chosen), "")


def chosen_value(request: HttpRequest, name: str, choices: Sequence[Choice]) -> str:
    """The value asked for in the address; anything that is no choice counts as none."""
    value = request.GET.get(name, "")
    return value if any(choice.value == value for choice in choices) else ""


def result_page(request: HttpRequest, results: QuerySet, per_page: int = PER_PAGE) -> ResultPage:
    """The page of results asked for; nonsense in the address shows the first or the last."""
    return Paginator(results, per_page).get_page(request.GET.get("page"))


def filter_query(facets: Sequence[Facet], without: str = "") -> str:
    """The address's query for the chosen facets, to be carried over to other result pages."""
    chosen: dict[str, Any] = {
        facet.name: facet.chosen for facet in facets if facet.chosen and facet.name != without
    }
    return urlencode(chosen)
