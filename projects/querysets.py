"""Questions about aid: programmes and their amounts, needs, registrations, showcases."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Prefetch
from django.utils import timezone

from portal.core.dated_records import DatedQuerySet, between
from portal.core.figures import Measure
from portal.core.money import Money
from portal.core.periods import Period
from portal.core.querysets import ListingQuerySet
from portal.core.records import RecordQuerySet
from portal.core.sums import exact_sum, from_hundredths


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


class AidProgrammeQuerySet(DatedQuerySet):
    """Aid programmes. One without a last day goes on."""

    OPEN_ENDED = True

    def funded(self) -> Self:
        """Those for which no funds are sought any more."""
        return self.exclude(status=self.model.Status.SEEKING)


class TransactionQuerySet(models.QuerySet[Any]):
    """Amounts of programmes. They are added up per currency only, and in SQL."""

    def published(self) -> Self:
        """Amounts of programmes that the public may see."""
        return self.filter(programme__live=True)

    def within(self, period: Period) -> Self:
        """Amounts of days in the period."""
        return self.filter(between("date", period))

    def of(self, measure: Measure) -> Self:
        """Amounts of one measure."""
        return self.filter(measure=measure.value)

    def totals(self) -> Mapping[str, Money]:
        """The sum in each currency; what is unknown adds nothing.

        Ask for one measure first: commitment and disbursement have no common sum.
        """
        sums = (
            self.filter(amount__isnull=False)
            .order_by("currency")
            .values_list("currency")
            .annotate(hundredths=exact_sum("amount"))
        )
        return {code: Money(from_hundredths(number), code) for code, number in sums}


class ProposalQuerySet(RecordQuerySet):
    """The needs list."""

    def open(self) -> Self:
        """Needs that nobody has funded yet."""
        return self.exclude(status=self.model.Status.FUNDED)

    def reached(self, stage: str, period: Period) -> Self:
        """Proposals that came to a stage in the period."""
        return self.filter(between(self.model.STAGE_DATES[self.model.Status(stage)], period))


class RegistrationQuerySet(DatedQuerySet):
    """Registrations."""

    START, END, OPEN_ENDED = "issued_on", "expires_on", True

    def expiring(self, within: int) -> Self:
        """Those that run out within so many days from today, the first on top."""
        today = timezone.localdate()
        return self.filter(
            expires_on__gte=today, expires_on__lte=today + timedelta(days=within)
        ).order_by("expires_on", "sort_key")


class RegistrationEventQuerySet(models.QuerySet[Any]):
    """Events of registrations."""

    def published(self) -> Self:
        """Events of registrations that the public may see."""
        return self.filter(registration__live=True)

    def within(self, period: Period) -> Self:
        """Events of days in the period."""
        return self.filter(between("date", period))
