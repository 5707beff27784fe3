"""Questions about news."""

from typing import Self

from django.db.models import F
from wagtail.models import Page

from portal.core.querysets import ListingQuerySet


class NewsQuerySet(ListingQuerySet):
    """News articles."""

    def newest_first(self) -> Self:
        """By the editorial date; articles without one, which cannot be live, come last."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def about_partner(self, partner: Page) -> Self:
        """Articles tied to a partner, whichever language's profile the officer chose."""
        return self.filter(
            partner_links__partner__translation_key=partner.translation_key
        ).distinct()

    def about_project(self, project: Page) -> Self:
        """Articles tied to a project, whichever language's showcase the officer chose."""
        return self.filter(
            project_links__project__translation_key=project.translation_key
        ).distinct()

    def for_rows(self) -> Self:
        """With what a row of a list shows: the cover."""
        return self.with_covers().defer("body")

    def for_cards(self) -> Self:
        """With what a card shows: cover and topics."""
        return self.for_rows().prefetch_related("topics")
