"""Which jobs the queue shows to whom."""

from django.db.models import Q

from portal.translation.access import visible_jobs
from portal.translation.choices import ChangeKind
from portal.translation.querysets import JobQuerySet
from portal.translation.queue.rights import RELEASABLE, TAKEABLE, Rights


def jobs_for(rights: Rights) -> JobQuerySet:
    """The work of this person's languages, and how the translations of their own pages fare.

    Who writes originals only sees those: nothing else here is theirs to do.
    """
    if rights.user.is_superuser:
        return visible_jobs(rights.user)
    languages = rights.translates | rights.decides
    work = Q(target_locale__in=languages) | Q(source_locale__in=rights.decides)
    own = Q(assignee=rights.user) | Q(reviewer=rights.user) | Q(source_page__owner=rights.user)
    return visible_jobs(rights.user).filter(work | own)


def work_of(rights: Rights) -> Q:
    """Which jobs are more to this person than something to read, now."""
    if rights.decides:
        return Q()
    free = Q(target_locale__in=rights.translates, assignee=None, state__in=TAKEABLE)
    own = Q(assignee=rights.user, state__in=RELEASABLE)
    return (free & ~Q(change=ChangeKind.WITHDRAWN)) | own
