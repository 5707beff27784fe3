"""The views of the queue: mine, free, the team's, everything, and what somebody has to decide."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from portal.translation.choices import OPEN_STATES, ChangeKind, JobState
from portal.translation.queue.rights import TAKEABLE, Rights


class Tab(TextChoices):
    """Which part of the queue is shown."""

    MINE = "mine", _("My work")
    UNASSIGNED = "unassigned", _("Unassigned")
    TEAM = "team", _("Team")
    TO_DECIDE = "to_decide", _("To be decided")
    ALL = "all", _("All")


def awaiting_review_by(rights: Rights) -> Q:
    """Jobs whose translation this person is asked to read: theirs, or anybody's but their own."""
    anybodys = Q(reviewer=None, target_locale__in=rights.decides) & ~Q(assignee=rights.user)
    return Q(state=JobState.IN_REVIEW) & (Q(reviewer=rights.user) | anybodys)


def condition_of(tab: str, rights: Rights) -> Q:
    """Which jobs stand in a tab."""
    if tab == Tab.MINE:
        working = Q(assignee=rights.user, state__in=OPEN_STATES) & ~Q(state=JobState.IN_REVIEW)
        return working | awaiting_review_by(rights)
    if tab == Tab.UNASSIGNED:
        return Q(assignee=None, state__in=TAKEABLE) & ~Q(change=ChangeKind.WITHDRAWN)
    if tab == Tab.TEAM:
        # With what nobody can take though nobody has it, such as a text in review.
        return Q(assignee__isnull=False, state__in=OPEN_STATES) | Q(
            assignee=None, state__in=[one for one in OPEN_STATES if one not in TAKEABLE]
        )
    if tab == Tab.TO_DECIDE:
        decided_here = Q(target_locale__in=rights.decides) | Q(source_locale__in=rights.decides)
        return Q(state=JobState.PROPOSED) & decided_here
    return Q()
