"""Notices as people read them: what happened, to which text, by whom; the same for all ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from wagtail.admin.utils import get_user_display_name

from portal.core.dates import listed_date
from portal.translation.choices import JobState
from portal.translation.models import JobEvent, Notice
from portal.translation.notices.kinds import NoticeKind

_REMARK: Final = 300


@dataclass(frozen=True)
class Line:
    """One or more notices of the same kind about the same job.

    Attributes:
        numbers: the notices' numbers, the newest first.
        address: where the newest one leads to, within this site.
        who: who did it the last time; "" when the portal did.
    """

    numbers: tuple[int, ...]
    title: str
    what: str
    remark: str
    who: str
    at: datetime
    address: str
    is_read: bool

    @property
    def count(self) -> int:
        """How many notices it stands for."""
        return len(self.numbers)


def for_lines(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Everything that lines say, in one query."""
    return notices.select_related("job", "event__user")


def single_lines(notices: Iterable[Notice]) -> list[Line]:
    """Each notice by itself."""
    return [_line([notice]) for notice in notices]


def merged_lines(notices: Iterable[Notice]) -> list[Line]:
    """Notices, the newest first, with those of one kind about one job as one line."""
    groups: dict[tuple[int, str], list[Notice]] = {}
    for notice in notices:
        groups.setdefault((notice.job_id, notice.kind), []).append(notice)
    return [_line(group) for group in groups.values()]


def _line(notices: list[Notice]) -> Line:
    newest = notices[0]
    event = newest.event
    return Line(
        numbers=tuple(notice.pk for notice in notices),
        title=newest.job.title,
        what=_what(newest, len(notices)),
        remark=Truncator(event.remark.strip()).chars(_REMARK) if event else "",
        who=get_user_display_name(event.user) if event else "",
        at=newest.created,
        address=reverse("translation_notice", args=[newest.pk]),
        is_read=all(notice.read_at for notice in notices),
    )


def _what(notice: Notice, count: int) -> str:
    """What happened, as it stands after the title of the text."""
    number = {"count": count}
    match notice.kind:
        case NoticeKind.ASSIGNED:
            return gettext("given to you to translate")
        case NoticeKind.DUE:
            day = listed_date(notice.day) if notice.day else ""
            return gettext("to be finished by %(day)s") % {"day": day}
        case NoticeKind.CHANGES_ASKED:
            return ngettext("changes asked", "changes asked %(count)d times", count) % number
        case NoticeKind.SENT:
            return gettext("waits for your review")
        case NoticeKind.SOURCE_CHANGED:
            return _change(notice.event, count)
        case NoticeKind.APPROVED:
            return gettext("the translation was approved")
        case NoticeKind.PUBLISHED:
            return gettext("the translation is live")
        case NoticeKind.COMMENT:
            return ngettext("a comment", "%(count)d comments", count) % number
    return _refusal(notice.event)


def _change(event: JobEvent | None, count: int) -> str:
    """What became of the original the last time, or how often it has changed."""
    match event.action if event else "":
        case "withdrawn":
            return gettext("the original was withdrawn")
        case "source_deleted":
            return gettext("the original was deleted")
        case "source_returned":
            return gettext("the original is public again")
    number = {"count": count}
    return ngettext("the original has changed", "%(count)d changes of the original", count) % number


def _refusal(event: JobEvent | None) -> str:
    match event.action if event else "":
        case "unpublished":
            return gettext("the translation was taken down")
        case "target_deleted":
            return gettext("the translation was deleted")
    if event and event.state == JobState.DECLINED:
        return gettext("is not to be translated")
    return gettext("the translation was refused")
