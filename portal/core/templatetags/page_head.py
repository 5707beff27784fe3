"""Tags for a page's head and for its place among the other pages."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from portal.core import seo
from portal.core.listings import Facet, filter_query
from portal.core.navigation import Destination, MenuItem
from portal.core.plain_pages import PlainPage
from portal.core.settings import SiteIdentity

register = template.Library()

# As Django's json_script: nothing in the data can end the script element.
_SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def head_of(context: dict[str, Any], page: seo.DescribedPage) -> seo.PageHead:
    """The metadata of `page`, from what its context knows about results and filters."""
    request: HttpRequest = context["request"]
    return seo.page_head(
        page,
        request,
        identity=SiteIdentity.for_request(request),
        original=context.get("original"),
        results=context.get("results"),
        is_filtered=bool(context.get("filter_query")),
    )


@register.simple_tag(takes_context=True)
def address_of(context: dict[str, Any], place: Destination) -> str:
    """As Wagtail's `pageurl`, also for places that are no page of the tree."""
    return place.get_url(context.get("request")) or ""


@register.filter
def linked_data(data: dict[str, Any]) -> SafeString:
    """A `<script type="application/ld+json">` that no text in the data can break out of."""
    text = json.dumps(data, ensure_ascii=False).translate(_SCRIPT_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.filter
def is_within(page: Page | PlainPage | None, section: Page) -> bool:
    """Whether `page` is `section` or stands somewhere below it; a view's page stands nowhere."""
    return isinstance(page, Page) and bool(page.path) and page.path.startswith(section.path)


@register.filter
def is_section(page: Page, section: str) -> bool:
    """Whether `page` is of a type that wears `section`."""
    return getattr(page.specific_class, "SECTION", "") == section


@register.filter
def in_section_of(menu: Iterable[MenuItem], page: Page) -> list[Page]:
    """The menu's pages below the section in which `page` stands; [] outside every section."""
    return next((item.children for item in menu if is_within(page, item.page)), [])


@register.simple_tag
def query_without(facets: Sequence[Facet], name: str) -> str:
    """The address's query for all chosen facets but one."""
    return filter_query(facets, without=name)


@register.simple_tag
def result_address(filter_query: str, page_number: int = 1) -> str:
    """The relative address of one page of filtered results; the first page has no number."""
    parts = [
        part for part in (filter_query, f"page={page_number}" if page_number > 1 else "") if part
    ]
    return f"?{'&'.join(parts)}" if parts else "."
