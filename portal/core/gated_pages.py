"""The part of every page that keeps the gate: no page goes live without being asked about."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page, Revision

from portal.core.language_trees import foreign_place
from portal.core.people import acting
from portal.core.publishing import (
    PublicationRefused,
    refuse_unless_safe,
    scheduled_publication_refused,
)

logger = logging.getLogger(__name__)

# How Wagtail tells the scheduler's publications from everybody else's.
_SCHEDULED = "wagtail.publish.scheduled"
# What Wagtail writes into a live row without changing what visitors read.
_BOOKKEEPING = frozenset(
    {
        "draft_title", "expire_at", "expired", "first_published_at", "go_live_at",
        "has_unpublished_changes", "last_published_at", "latest_revision",
        "latest_revision_created_at", "live_revision", "locked", "locked_at", "locked_by",
        "numchild", "source_changed_at", "wagtail_admin_comments",
    }
)  # fmt: skip


class GatedPage(Page):
    """A page that asks the guards of `portal.core.publishing` whenever it is published or saved."""

    class Meta:
        abstract = True

    def publish(
        self,
        revision: Revision,
        user: AbstractBaseUser | None = None,
        changed: bool = True,
        log_action: bool = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> Any:
        """Publish `revision` once every guard agrees.

        The scheduler gets no exception, which would keep the other pages of its run from going
        live: the reasons are logged, and it tries again on its next run.

        Raises:
            PublicationRefused: with the reasons, for people.
        """
        try:
            refuse_unless_safe(revision.as_object(), revision, user)
            # What follows from a publication (a translation job) happens with it or not at all.
            with transaction.atomic(), acting(user):
                return super().publish(
                    revision, user, changed, log_action, previous_revision, skip_permission_checks
                )
        except PublicationRefused as refused:
            if log_action != _SCHEDULED:
                raise
            logger.error("Page %s cannot go live as scheduled: %s", self.pk, refused.messages)
            scheduled_publication_refused.send(
                sender=type(self), instance=self, revision=revision, reasons=refused.messages
            )
            return None

    def unpublish(
        self,
        set_expired: bool = False,
        commit: bool = True,
        user: AbstractBaseUser | None = None,
        log_action: Any = True,
    ) -> Any:
        """Take the page down; what follows from that is `user`'s doing, too."""
        with acting(user):
            return super().unpublish(set_expired, commit, user, log_action)

    def save(
        self,
        clean: bool = True,
        user: AbstractBaseUser | None = None,
        log_action: Any = False,
        **kwargs: Any,
    ) -> Any:
        """Write the page, unless that would put something before visitors that must not be.

        Raises:
            PublicationRefused: with the reasons, for people.
        """
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        if self.changes_more_than_bookkeeping(kwargs.get("update_fields")):
            if reasons := foreign_place(self):
                raise PublicationRefused(reasons)
            if self.live:
                refuse_unless_safe(self, self.live_revision, None)
        return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    @staticmethod
    def changes_more_than_bookkeeping(update_fields: Iterable[str] | None) -> bool:
        """Whether a save with these fields changes what visitors read."""
        return update_fields is None or not _BOOKKEEPING.issuperset(update_fields)

    def can_move_to(self, parent: Page) -> bool:
        """A page stays in the tree of its own language."""
        return super().can_move_to(parent) and parent.locale_id == self.locale_id
