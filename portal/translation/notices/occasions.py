"""Which events of a job are worth telling, and what they are called then."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portal.translation.choices import JobState
from portal.translation.models import JobEvent
from portal.translation.notices.kinds import NoticeKind

_BY_ACTION: Final[Mapping[str, NoticeKind]] = MappingProxyType(
    {
        "assigned": NoticeKind.ASSIGNED,
        "changes_asked": NoticeKind.CHANGES_ASKED,
        "sent": NoticeKind.SENT,
        "source_changed": NoticeKind.SOURCE_CHANGED,
        "withdrawn": NoticeKind.SOURCE_CHANGED,
        "approved": NoticeKind.APPROVED,
        "published": NoticeKind.PUBLISHED,
        "refused": NoticeKind.REFUSED,
        "declined": NoticeKind.REFUSED,
        "comment": NoticeKind.COMMENT,
        "commented": NoticeKind.COMMENT,
    }
)
# An action with a name of its own tells by the state that it leads to.
_BY_STATE: Final[Mapping[str, NoticeKind]] = MappingProxyType(
    {
        JobState.ASSIGNED: NoticeKind.ASSIGNED,
        JobState.CHANGES_ASKED: NoticeKind.CHANGES_ASKED,
        JobState.IN_REVIEW: NoticeKind.SENT,
        JobState.APPROVED: NoticeKind.APPROVED,
        JobState.SCHEDULED: NoticeKind.APPROVED,
        JobState.DECLINED: NoticeKind.REFUSED,
    }
)


def kind_of(event: JobEvent) -> NoticeKind | None:
    """What `event` is to the people concerned; None when it is nothing they need to know.

    At most one query: whether the job was in the same state before.
    """
    if kind := _BY_ACTION.get(event.action):
        return kind
    kind = _BY_STATE.get(event.state)
    return kind if kind and _has_entered_state(event) else None


def _has_entered_state(event: JobEvent) -> bool:
    before = JobEvent.objects.filter(job=event.job_id, pk__lt=event.pk).order_by("-pk")
    return before.values_list("state", flat=True).first() != event.state
