"""Questions about report pages."""

from typing import Self

from portal.core.querysets import ListingQuerySet


class ReportQuerySet(ListingQuerySet):
    """Report pages."""

    def for_listing(self) -> Self:
        """With the period and the cover, the latest period first."""
        return (
            self.with_covers()
            .select_related("period")
            .defer("body")
            .order_by("-period__ends_on", "-period__starts_on", "title")
        )
