"""Public pages that stand in no page tree: lists and views of records, answers to a question.

A Django view builds a `PlainPage` and answers with `plain_page_response`. The page then has what
an editor's page has: menu, trail, language switch, canonical address and structured data, so that
`base.html` and the components need not know which of the two they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Page, Site

from portal.core.languages import LANGUAGE_CODES, LanguageCode, base_language, other_language
from portal.core.navigation import (
    Destination,
    LanguageLink,
    Surroundings,
    home_of,
    surroundings_of,
)
from portal.core.seo import SharePicture
from portal.core.settings import SiteIdentity


class OnlyElsewhere(Http404):
    """What is asked for can be read only in the other language, at `place`."""

    def __init__(self, place: Destination) -> None:
        super().__init__("only in the other language")
        self.place = place


@dataclass(frozen=True)
class Place:
    """Somewhere to go that is no page of the tree: a step of the trail, a translation."""

    title: str
    address: str

    def get_url(self, request: HttpRequest | None = None) -> str:
        """The address on this site."""
        return self.address

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        """The address with the site's own name, as Wagtail writes those of its pages."""
        site = Site.find_for_request(request)
        return f"{site.root_url}{self.address}" if site else self.address


@dataclass(eq=False)
class PlainPage:
    """A public page that a view composes, in the language that is active.

    `steps` stand between the home page and this one. `elsewhere` leads to the other language: to
    the same content with `is_translation`, or to the nearest list with `untranslated_id`, which
    that list's view answers with a notice; without it, to the other home page.
    """

    request: HttpRequest
    title: str
    address: str
    summary: str = ""
    steps: Sequence[Destination] = ()
    elsewhere: LanguageLink | None = None
    section: str = "about"
    is_demo: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    seo_title: str = ""
    cover: Any = None
    alias_of_id: int | None = None

    def __post_init__(self) -> None:
        self.language: LanguageCode = base_language(get_language())

    @property
    def share_description(self) -> str:
        """What search engines and social networks show under the title."""
        return self.summary

    def get_url(self, request: HttpRequest | None = None) -> str:
        """The address on this site."""
        return self.address

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        """The absolute address, for `canonical` and `hreflang`."""
        return Place(self.title, self.address).get_full_url(request or self.request)

    def structured_data(
        self, url: str, picture: SharePicture | None, identity: SiteIdentity | None
    ) -> dict[str, Any]:
        """What the page is in the words of schema.org, with its address; {} for nothing special."""
        return {**self.data, "url": url, "inLanguage": self.language} if self.data else {}

    @cached_property
    def home(self) -> Page | None:
        """The home page of the active language, under which the page stands for its readers."""
        return home_of(self.request, self.language)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The menu of the language, and its home page in the other one."""
        return surroundings_of(self.home) if self.home else Surroundings()

    @cached_property
    def language_links(self) -> list[LanguageLink]:
        """Where a reader goes to read this in each language."""
        links = [LanguageLink(self.language, self, is_current=True)]
        if self.elsewhere:
            links.append(self.elsewhere)
        elif home := self.surroundings.counterpart:
            links.append(LanguageLink(other_language(self.language), home))
        return sorted(links, key=lambda link: LANGUAGE_CODES.index(base_language(link.code)))

    def context(self) -> dict[str, Any]:
        """What `base.html` and its components read, beside the page itself."""
        return {
            "page": self,
            "menu": self.surroundings.menu,
            "trail": [self.home, *self.steps] if self.home else [*self.steps],
        }


def plain_page_response(
    page: PlainPage, template: str, context: dict[str, Any] | None = None
) -> HttpResponse:
    """The page in `template`, with what the view adds."""
    return render(page.request, template, {**page.context(), **(context or {})})
