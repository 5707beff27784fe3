"""Questions about partner pages."""

from typing import Self

from portal.core.querysets import ListingQuerySet


class PartnerQuerySet(ListingQuerySet):
    """Partner-province profiles."""

    def for_cards(self) -> Self:
        """With what a card shows."""
        return self.with_covers().select_related("cover", "country").defer("body")
