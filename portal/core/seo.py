"""What a page tells search engines and social networks about itself."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.core.paginator import Page as ResultPage
from django.http import HttpRequest
from wagtail.images.shortcuts import get_rendition_or_not_found

from portal.core.dates import machine_date
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.navigation import LanguageLink
from portal.core.settings import SiteIdentity

SHARE_PICTURE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class Alternate:
    """The same page in one language, for `hreflang`."""

    code: str
    url: str


@dataclass(frozen=True)
class SharePicture:
    """The picture that social networks show."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class PageHead:
    """Everything in `<head>` that differs from page to page.

    `canonical` is empty for a draft without an address; `is_indexed` is false for results that
    only a filter makes, which would otherwise multiply without end.
    """

    title: str
    description: str
    canonical: str
    alternates: list[Alternate] = field(default_factory=list)
    is_indexed: bool = True
    picture: SharePicture | None = None
    structured_data: dict[str, Any] = field(default_factory=dict)


class DescribedPage(Protocol):
    """What has to be known of a page to describe it: every `BasePage`, every `PlainPage`."""

    title: str
    seo_title: str
    alias_of_id: int | None
    cover: Any

    @property
    def share_description(self) -> str:
        """What search engines and social networks show under the title."""

    @property
    def language_links(self) -> list[LanguageLink]:
        """Where a reader goes to read this in each language."""

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """The absolute address; none for a draft that stands nowhere yet."""

    def structured_data(
        self, url: str, picture: SharePicture | None, identity: SiteIdentity | None
    ) -> dict[str, Any]:
        """What the page is in the words of schema.org."""


class DescribedArticle(DescribedPage, Protocol):
    """What has to be known of an article, too."""

    shown_date: datetime | None
    last_published_at: datetime | None
    locale: Any


def _absolute(request: HttpRequest, url: str) -> str:
    return request.build_absolute_uri(url) if url.startswith("/") else url


def _canonical(page: DescribedPage, request: HttpRequest, number: int) -> str:
    url = page.get_full_url(request) or ""
    return f"{url}?page={number}" if url and number > 1 else url


def _alternates(page: DescribedPage, request: HttpRequest) -> list[Alternate]:
    """All languages, the page's own among them; nothing unless there is a real translation."""
    links = page.language_links
    if page.alias_of_id or not any(link.is_translation for link in links):
        return []
    alternates = [
        Alternate(link.code, link.page.get_full_url(request) or "")
        for link in links
        if link.is_current or link.is_translation
    ]
    source = next((entry.url for entry in alternates if entry.code == SOURCE_LANGUAGE), "")
    return [*alternates, Alternate("x-default", source)] if source else alternates


def share_picture(page: DescribedPage, request: HttpRequest) -> SharePicture | None:
    """The cover, cut to the shape that networks show."""
    if page.cover is None:
        return None
    rendition = get_rendition_or_not_found(page.cover, SHARE_PICTURE)
    return SharePicture(
        _absolute(request, rendition.url), rendition.width, rendition.height, page.cover.alt
    )


def organisation_data(identity: SiteIdentity | None, url: str) -> dict[str, Any]:
    """The union as schema.org knows organisations; empty while it has no name."""
    if identity is None or not identity.name:
        return {}
    data = {
        "@type": "GovernmentOrganization",
        "name": identity.name,
        "url": url,
        "email": identity.email,
        "telephone": identity.phone,
        "address": identity.address,
    }
    return {key: value for key, value in data.items() if value}


def article_data(
    page: DescribedArticle,
    url: str,
    picture: SharePicture | None,
    publisher: dict[str, Any],
    author: str,
) -> dict[str, Any]:
    """The page as a schema.org NewsArticle; what is not known is left out."""
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.share_description,
        "inLanguage": page.locale.language_code,
        "url": url,
        "image": [picture.url] if picture else None,
        "datePublished": machine_date(page.shown_date) if page.shown_date else None,
        "dateModified": machine_date(page.last_published_at) if page.last_published_at else None,
        "author": {"@type": "Person", "name": author} if author else None,
        "publisher": publisher,
    }
    return {key: value for key, value in data.items() if value}


def page_head(
    page: DescribedPage,
    request: HttpRequest,
    *,
    identity: SiteIdentity | None = None,
    original: "DescribedPage | None" = None,
    results: ResultPage | None = None,
    is_filtered: bool = False,
) -> PageHead:
    """The head of `page`, whose `original` is the source when the page is only an alias."""
    number = results.number if results and not is_filtered else 1
    canonical = _canonical(original or page, request, number)
    picture = share_picture(page, request)
    data = page.structured_data(canonical, picture, identity)
    return PageHead(
        title=page.seo_title or page.title,
        description=page.share_description,
        canonical=canonical,
        alternates=[] if number > 1 or is_filtered else _alternates(page, request),
        is_indexed=not is_filtered,
        picture=picture,
        structured_data={"@context": "https://schema.org", **data} if data else {},
    )
