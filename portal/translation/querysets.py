"""Questions about jobs."""

from datetime import datetime
from typing import Any, Final, Self

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone
from wagtail.models import Locale, Page

from portal.translation.choices import FINISHED_STATES, OPEN_STATES, ChangeKind, JobState

# What is due no more, whatever day was set.
FINISHED: Final = Q(state__in=FINISHED_STATES) | Q(change=ChangeKind.WITHDRAWN)


class JobQuerySet(QuerySet):
    """Jobs by whose they are and where they stand."""

    def for_page(self, page: Page, target: Locale | None = None) -> Self:
        """The jobs that `page` is the original of."""
        jobs = self.filter(translation_key=page.translation_key, source_locale=page.locale_id)
        return jobs.filter(target_locale=target) if target else jobs

    def into_page(self, page: Page) -> Self:
        """The job whose result `page` is."""
        return self.filter(translation_key=page.translation_key, target_locale=page.locale_id)

    def of(self, user: AbstractBaseUser) -> Self:
        """What `user` translates or reviews, as far as it is their turn."""
        reviewing = Q(reviewer=user, state=JobState.IN_REVIEW)
        return self.filter(Q(assignee=user) | reviewing)

    def unassigned(self) -> Self:
        """Jobs that wait for somebody to take them."""
        return self.filter(assignee=None, state__in=(JobState.QUEUED, JobState.OUTDATED))

    def open(self) -> Self:
        """Jobs that still take somebody's work."""
        return self.filter(state__in=OPEN_STATES)

    def overdue(self, at: datetime | None = None) -> Self:
        """Open jobs whose day has passed."""
        return self.open().exclude(FINISHED).filter(due_at__lt=at or timezone.now())

    def outdated(self) -> Self:
        """Jobs whose live translation says something else than the source does by now."""
        return self.exclude(change="").exclude(change=ChangeKind.WITHDRAWN)

    def in_order_of_urgency(self) -> Self:
        """What to take first; what is finished comes last."""
        is_finished = Case(When(FINISHED, then=True), default=False)
        return self.order_by(is_finished, "priority", "due_at", "pk")

    def for_rows(self) -> Self:
        """Everything a row of the queue shows, in one query."""
        return self.select_related(
            "assignee", "reviewer", "source_locale", "target_locale", "content_type"
        )

    def topic(self, slug: Any) -> Self:
        """Jobs about a topic."""
        return self.filter(topics__slug=slug)
