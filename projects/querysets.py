"""Questions about project showcases."""

from typing import Self

from django.db.models import Prefetch

from portal.core.querysets import ListingQuerySet


class ProjectQuerySet(ListingQuerySet):
    """Project showcases."""

    def for_cards(self) -> Self:
        """With what a card shows: cover, donors and places."""
        entries = self.model.donors.rel.related_model.objects.select_related("organisation")
        return (
            self.with_covers()
            .prefetch_related(Prefetch("donors", entries), "localities")
            .defer("body")
        )
