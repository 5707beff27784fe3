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
        "source_deleted": NoticeKind.SOURCE_CHANGED,
        "source_returned": NoticeKind.SOURCE_CHANGED,
        "approved": NoticeKind.APPROVED,
        "published": NoticeKind.PUBLISHED,
        "refused": NoticeKind.REFUSED,
        "declined": NoticeKind.REFUSED,
        "unpublished": NoticeKind.REFUSED,
        "target_deleted": NoticeKind.REFUSED,
        "comment": NoticeKind.COMMENT,
        "commented": NoticeKind.COMMENT,
    }
)
# What nobody can refuse may lead through two states at once, and is told once.
_PERHAPS_IN_STEPS: Final = frozenset(
    {"withdrawn", "source_deleted", "source_returned", "unpublished", "target_deleted"}
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
        is_second_step = event.action in _PERHAPS_IN_STEPS and _before(event)[0] == event.action
        return None if is_second_step else kind
    kind = _BY_STATE.get(event.state)
    # Being scheduled, and no longer being so, is nothing else than being approved.
    return kind if kind and _BY_STATE.get(_before(event)[1]) != kind else None


def _before(event: JobEvent) -> tuple[str, str]:
    """The action and the state of the job's event before this one."""
    earlier = JobEvent.objects.filter(job=event.job_id, pk__lt=event.pk).order_by("-pk")
    return earlier.values_list("action", "state").first() or ("", "")
