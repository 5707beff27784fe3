"""Questions about aid: programmes and their amounts, needs, registrations, showcases."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Max, Min, Prefetch
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
        """With what a card shows: cover, and the programme with donors, places and amounts."""
        programme = self.model.programme.field.related_model
        donors = programme.donors.rel.related_model.objects.select_related("organisation")
        return (
            self.with_covers()
            .select_related("cover", "programme")
            .prefetch_related(
                Prefetch("programme__donors", donors),
                "programme__localities",
                "programme__transactions",
            )
            .defer("body", "results")
        )

    def newest_first(self) -> Self:
        """The latest to start on top; what has not started yet has no place in time."""
        return self.order_by(F("programme__starts_on").desc(nulls_last=True), "title")

    def about(self, **programme: Any) -> Self:
        """Showcases whose published programme answers the description, each once."""
        programmes = self.model.programme.field.related_model.objects.published()
        return self.filter(programme__in=programmes.filter(**programme))

    def running_in(self, year: int) -> Self:
        """Showcases of programmes that ran in a year."""
        programmes = self.model.programme.field.related_model.objects.published()
        return self.filter(programme__in=programmes.within(Period.year(year)))

    def years(self) -> list[int]:
        """From the first year in which a programme began to the last in which one ends."""
        span = self.filter(programme__live=True).aggregate(
            first=Min("programme__starts_on"),
            last_start=Max("programme__starts_on"),
            last_end=Max("programme__ends_on"),
        )
        if span["first"] is None:
            return []
        last = max(span["last_start"], span["last_end"] or span["last_start"])
        return list(range(last.year, span["first"].year - 1, -1))


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

    def of_showcases(self, showcases: ProjectQuerySet) -> Self:
        """Amounts of the programmes that showcases stand for; no programme counts twice."""
        return self.filter(programme__in=showcases.order_by().values("programme"))

    def totals(self) -> Mapping[str, Money]:
        """The sum in each currency; what is unknown adds nothing.

        Ask for one measure first: commitment and disbursement have no common sum.
        """
        return {money.currency: money for _measure, money in self._sums()}

    def totals_by_measure(self) -> Mapping[str, list[Money]]:
        """The sums of every measure, each currency by itself: one query."""
        found: dict[str, list[Money]] = {}
        for measure, money in self._sums():
            found.setdefault(measure, []).append(money)
        return found

    def _sums(self) -> list[tuple[str, Money]]:
        sums = (
            self.filter(amount__isnull=False)
            .order_by("measure", "currency")
            .values_list("measure", "currency")
            .annotate(hundredths=exact_sum("amount"))
        )
        return [(measure, Money(from_hundredths(number), code)) for measure, code, number in sums]


class ProposalQuerySet(RecordQuerySet):
    """The needs list."""

    def open(self) -> Self:
        """Needs that nobody has funded yet."""
        return self.exclude(status=self.model.Status.FUNDED)

    def funded(self) -> Self:
        """Needs that have found their funds."""
        return self.filter(status=self.model.Status.FUNDED)

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
