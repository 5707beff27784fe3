"""The sitemap of both languages: Wagtail's own stops at the default language's tree."""

from collections import defaultdict
from typing import Any

from django.utils.functional import cached_property
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet


class BilingualSitemap(WagtailSitemap):
    """Live public pages of both languages, each with its translations as alternates."""

    def items(self) -> PageQuerySet:
        """Every public page below the site's home page in any language."""
        homes = self.get_wagtail_site().root_page.get_translations(inclusive=True).live()
        pages = Page.objects.none()
        for home in homes:
            pages |= Page.objects.descendant_of(home, inclusive=True)
        return pages.live().public().filter(alias_of=None).order_by("path")

    @cached_property
    def _translations(self) -> dict[Any, list[Page]]:
        groups = defaultdict(list)
        for page in self.items().select_related("locale"):
            groups[page.translation_key].append(page)
        return groups

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        urls = []
        for item in self.paginator.page(page).object_list:
            alternates = [
                {
                    "lang_code": other.locale.language_code,
                    "location": other.get_full_url(self.request),
                }
                for other in self._translations[item.translation_key]
            ]
            for url in item.get_sitemap_urls(self.request):
                urls.append({**url, "alternates": alternates if len(alternates) > 1 else []})
        return urls
