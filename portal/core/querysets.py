"""What every listing asks of its pages, and which pages everybody may read."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def public_pages() -> PageQuerySet:
    """Live pages that nothing keeps visitors from, neither on the page nor above it.

    Wagtail's `public()` first reads all restrictions with a query of its own.
    """
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(here=here)
    on_or_above = restrictions.filter(here__startswith=F("page__path"))
    return Page.objects.live().filter(~Exists(on_or_above))


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
        """With cover pictures; `BasePage.get_context` fetches all their renditions at once."""
        return self.select_related("cover")
