"""How notices are read, and how long they are kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from portal.translation.access import visible_jobs
from portal.translation.models import Notice
from portal.translation.models.notices import NoticeQuerySet
from portal.translation.queue.rights import rights_of

_KEPT: Final = timedelta(days=90)


def takes_part(user: AbstractUser) -> bool:
    """Whether `user` has a part in translation by their rights."""
    return rights_of(user).has_part


def notices_of(user: AbstractUser) -> NoticeQuerySet:
    """The notices of `user` about jobs whose titles they may still read."""
    return Notice.objects.filter(person=user.pk, job__in=visible_jobs(user))


def put_aside_unreadable(user: AbstractUser) -> None:
    """Count no notices as unread that `user` may not open any more."""
    Notice.objects.filter(person=user.pk).unread().exclude(job__in=visible_jobs(user)).update(
        read_at=timezone.now()
    )


def mark_read(user: AbstractUser, numbers: Iterable[int] | None = None) -> int:
    """Mark these notices of `user` as read, or all of them; answers with how many were unread."""
    unread = Notice.objects.filter(person=user.pk).unread()
    if numbers is not None:
        unread = unread.filter(pk__in=list(numbers))
    return unread.update(read_at=timezone.now())


def delete_old(now: datetime) -> int:
    """Delete what was read more than ninety days ago; what nobody has read yet stays."""
    deleted, _by_model = Notice.objects.filter(read_at__lt=now - _KEPT).delete()
    return deleted
