"""What every listing asks of its pages."""

from typing import Self

from wagtail.models import Page
from wagtail.query import PageQuerySet


class ListingQuerySet(PageQuerySet):
    """Pages that stand in listings, always in one language."""

    def shown(self) -> Self:
        """Live pages of their own: an alias would show the other language's text."""
        return self.live().filter(alias_of=None)

    def below(self, index: Page) -> Self:
        """Shown pages under a listing."""
        return self.shown().filter(path__startswith=index.path).exclude(pk=index.pk)

    def in_language_of(self, page: Page) -> Self:
        """Shown pages in the language of another page."""
        return self.shown().filter(locale_id=page.locale_id)

    def with_covers(self) -> Self:
        """With cover pictures, and their renditions in one more query for any number of pages."""
        return self.select_related("cover").prefetch_related("cover__renditions")
