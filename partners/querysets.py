"""Questions about partners: their pages, and the records of foreign relations."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Max, Prefetch, Q
from django.db.models.functions import Coalesce

from portal.core.dated_records import DatedQuerySet, between
from portal.core.periods import Period
from portal.core.querysets import ListingQuerySet
from portal.core.records import RecordQuerySet


class PartnerQuerySet(ListingQuerySet):
    """Partner-province profiles."""

    def for_cards(self) -> Self:
        """With what a card shows."""
        return self.with_covers().with_partnerships().defer("body")

    def by_country(self) -> Self:
        """By country and name, in the order of the Vietnamese alphabet."""
        return self.order_by("locality__country__sort_key", "title")

    def with_partnerships(self) -> Self:
        """With the place and what ties it to us."""
        return self.select_related("locality__country").prefetch_related("locality__partnerships")


def _predecessors(successors: dict[int, int], key: int) -> set[int]:
    """Everything whose chain of successors ends at `key`."""
    found: set[int] = set()
    reached = {key}
    while reached := {old for old, new in successors.items() if new in reached} - found:
        found |= reached
    return found


class LocalityQuerySet(DatedQuerySet):
    """Localities, some of which exist no more."""

    START, END, OPEN_ENDED = "valid_from", "valid_to", True

    def with_predecessors(self, locality: models.Model) -> Self:
        """The locality and everything that was merged into it, directly or in steps.

        A table that adds these up says so: the older ones had another area.
        """
        merged = self.model.objects.filter(successor__isnull=False)
        successors = dict(merged.values_list("pk", "successor_id"))
        return self.filter(pk__in={locality.pk, *_predecessors(successors, locality.pk)})

    def with_ties(self) -> Self:
        """With the country and the partnerships, which bring their association along."""
        partnerships = self.model._meta.get_field("partnerships").related_model.objects
        ties = partnerships.select_related("association", "home")
        return self.select_related("country").prefetch_related(Prefetch("partnerships", ties))

    def existing(self) -> Self:
        """Those that have not been dissolved or merged."""
        return self.filter(valid_to__isnull=True)


class PlacedQuerySet(DatedQuerySet):
    """Questions about records that name localities."""

    def _naming(self, locality: Any) -> Q:
        """The condition; a country that is a partner as a whole stands for all that is in it."""
        if locality.is_whole_country:
            return Q(localities__country=locality.country_id)
        return Q(localities=locality.pk)

    def concerning(self, locality: Any) -> Self:
        """What names the locality."""
        named = self.model.objects.filter(self._naming(locality))
        return self.filter(pk__in=named.values("pk"))

    def number_concerning(self, localities: Sequence[Any]) -> list[int]:
        """How many records concern each of the localities: one query for all."""
        counts = self.aggregate(
            **{
                f"of_{place}": Count("pk", distinct=True, filter=self._naming(locality))
                for place, locality in enumerate(localities)
            }
        )
        return [counts[f"of_{place}"] for place in range(len(localities))]


class AssociationQuerySet(RecordQuerySet):
    """Friendship associations."""

    def within(self, period: Period) -> Self:
        """Those that existed in the period. One whose founding date is unknown exists."""
        found = self
        if period.ends_on:
            found = found.exclude(founded_on__gt=period.ends_on)
        return found.exclude(dissolved_on__lt=period.starts_on) if period.starts_on else found

    def active(self) -> Self:
        """Those that work today."""
        return self.filter(status=self.model.Status.ACTIVE)

    def founded_within(self, period: Period) -> Self:
        """Those founded in the period; one whose founding date is unknown was founded in none."""
        return self.filter(between("founded_on", period))


class CongressQuerySet(models.QuerySet[Any]):
    """Congresses of associations."""

    def published(self) -> Self:
        """Congresses of associations that the public may see."""
        return self.filter(association__live=True)

    def within(self, period: Period) -> Self:
        """Those held in the period."""
        return self.filter(between("held_on", period))


class PartnershipQuerySet(RecordQuerySet):
    """Partnerships, and localities that seek one."""

    def within(self, period: Period) -> Self:
        """Those begun by the end of the period. One whose first year is unknown has begun."""
        return self.exclude(since__gt=period.ends_on.year) if period.ends_on else self

    def by_country(self) -> Self:
        """By country and name."""
        return self.order_by("locality__country__sort_key", "sort_key")

    def with_places(self) -> Self:
        """With the locality, its country and the fields of cooperation."""
        return self.select_related("locality__country").prefetch_related("sectors")

    def established(self) -> Self:
        """Those that have a partner."""
        return self.exclude(tier=self.model.Tier.SEEKING)

    def seeking(self) -> Self:
        """Localities that look for a partner."""
        return self.filter(tier=self.model.Tier.SEEKING)


class AgreementQuerySet(PlacedQuerySet):
    """Agreements. One without a first day of validity holds from its signature."""

    START, END, OPEN_ENDED = "holds_from", "valid_to", True

    def _with_first_day(self) -> Self:
        return self.alias(holds_from=Coalesce("valid_from", "signed_on"))

    def within(self, period: Period) -> Self:
        """Those that hold on any day of the period."""
        return super(AgreementQuerySet, self._with_first_day()).within(period)

    def signed_within(self, period: Period) -> Self:
        """Those signed in the period."""
        return self.filter(between("signed_on", period))

    def in_force_on(self, day: date) -> Self:
        """Those that hold on a day."""
        open_or_later = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self._with_first_day().filter(open_or_later, holds_from__lte=day)

    def newest_first(self) -> Self:
        """The latest on top."""
        return super(AgreementQuerySet, self._with_first_day()).newest_first()


class DelegationQuerySet(PlacedQuerySet):
    """Delegations."""

    def _naming(self, locality: Any) -> Q:
        """A visit may name a country without any of its localities."""
        condition = super()._naming(locality)
        if locality.is_whole_country:
            condition |= Q(country=locality.country_id)
        return condition

    def incoming(self) -> Self:
        """Those that come to us."""
        return self.filter(direction=self.model.Direction.IN)

    def outgoing(self) -> Self:
        """Those that we send."""
        return self.filter(direction=self.model.Direction.OUT)


class ActivityQuerySet(PlacedQuerySet):
    """Activities."""

    def greetings(self) -> Self:
        """Greetings that were sent."""
        return self.filter(kind=self.model.Kind.GREETING)

    def events(self) -> Self:
        """Everything that people came together for: all but greetings."""
        return self.exclude(kind=self.model.Kind.GREETING)


class OccasionQuerySet(RecordQuerySet):
    """What is greeted every year."""

    def with_last_sent(self) -> Self:
        """With `last_sent`: the day of the latest greeting that counts."""
        return self.annotate(last_sent=Max("greetings__starts_on", filter=Q(greetings__live=True)))

    def with_greetings(self) -> Self:
        """With all greetings that were ever sent: `occasion.greetings.all()` asks no more."""
        return self.prefetch_related("greetings")


class LegalDocumentQuerySet(DatedQuerySet):
    """Legal documents. One without a first day in force holds from its date of issue."""

    START = "issued_on"

    def within(self, period: Period) -> Self:
        """Those issued in the period."""
        return self.filter(between("issued_on", period))

    def in_force_on(self, day: date) -> Self:
        """Those in force on a day."""
        open_or_later = Q(in_force_to__isnull=True) | Q(in_force_to__gte=day)
        return self.alias(holds_from=Coalesce("in_force_from", "issued_on")).filter(
            open_or_later, holds_from__lte=day
        )
