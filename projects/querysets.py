"""Questions about project showcases."""

from typing import Self

from portal.core.querysets import ListingQuerySet


class ProjectQuerySet(ListingQuerySet):
    """Project showcases."""

    def for_cards(self) -> Self:
        """With what a card shows: cover and places."""
        return self.with_covers().prefetch_related("localities").defer("body")
