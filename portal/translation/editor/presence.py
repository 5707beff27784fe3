"""Who else has a job open at this moment. It informs; safety is the version of each segment."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.utils import get_user_display_name

from portal.translation.models import Job

# Seconds between two signs of life of an open editor, and after which somebody has left.
PING_SECONDS = 20
_GONE = timedelta(seconds=3 * PING_SECONDS)


@dataclass(frozen=True)
class Colleague:
    """Somebody else in the same job."""

    name: str
    is_writing: bool


def seen(job: Job, user: AbstractUser, *, is_writing: bool) -> list[Colleague]:
    """Note that `user` has `job` open, and answer who else has."""
    content_type = ContentType.objects.get_for_model(Job)
    EditingSession.objects.update_or_create(
        user=user,
        content_type=content_type,
        object_id=str(job.pk),
        defaults={"last_seen_at": timezone.now(), "is_editing": is_writing},
    )
    others = (
        EditingSession.objects.filter(
            content_type=content_type,
            object_id=str(job.pk),
            last_seen_at__gte=timezone.now() - _GONE,
        )
        .exclude(user=user)
        .select_related("user")
        .order_by("user__last_name", "user__first_name", "pk")
    )
    people = {row.user_id: row for row in others}
    return [
        Colleague(str(get_user_display_name(row.user)), row.is_editing) for row in people.values()
    ]
