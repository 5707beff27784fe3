"""Questions about news."""

from typing import Any, Self

from django.db import models
from django.db.models import F
from wagtail.models import Page

from portal.core.dated_records import between
from portal.core.periods import Period
from portal.core.querysets import ListingQuerySet
from portal.core.records import RecordQuerySet


class NewsQuerySet(ListingQuerySet):
    """News articles."""

    def newest_first(self) -> Self:
        """By the editorial date; articles without one, which cannot be live, come last."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def within(self, period: Period) -> Self:
        """Articles whose editorial date lies in the period, by the clock in Vietnam."""
        return self.filter(between("published_at__date", period))

    def syndicated(self) -> Self:
        """Articles that appeared in an outlet, their translations left out."""
        return self.filter(
            pk__in=self.model.objects.filter(syndications__isnull=False).values("pk")
        )

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


class SyndicationQuerySet(models.QuerySet[Any]):
    """Appearances of articles in outlets."""

    def published(self) -> Self:
        """Appearances of articles that the public may see."""
        return self.filter(article__live=True)

    def within(self, period: Period) -> Self:
        """Those on a day of the period."""
        return self.filter(between("date", period))


class BulletinIssueQuerySet(RecordQuerySet):
    """Issues of the union's own publications."""

    def within(self, period: Period) -> Self:
        """Those planned for a day of the period."""
        return self.filter(between("planned_on", period))

    def published_within(self, period: Period) -> Self:
        """Those that came out on a day of the period."""
        return self.filter(between("published_on", period))
