"""Questions about partner pages."""

from typing import Self

from portal.core.querysets import ListingQuerySet


class PartnerQuerySet(ListingQuerySet):
    """Partner-province profiles."""

    def for_cards(self) -> Self:
        """With what a card shows."""
        return self.select_related("country").with_covers().defer("body")
