"""What the newsroom puts into the calendar: deadlines of the bulletins."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from news.models import BulletinIssue
from portal.core.calendar import CalendarEntry, Person, Span, calendar_kind
from portal.core.dates import listed_date


@calendar_kind(
    key="bulletin",
    label=gettext_lazy("Bulletins"),
    model="news.bulletinissue",
    reminded_for=timedelta(days=90),
)
def bulletins(span: Span, person: Person) -> Iterator[CalendarEntry]:
    """Issues on the day for which they are planned: one query."""
    addresses = AdminURLFinder(person)
    found = BulletinIssue.objects.published().filter(planned_on__range=(span.first, span.last))
    for issue in found:
        if issue.planned_on is None:
            continue
        published = issue.published_on
        note = _("published on %(day)s") % {"day": listed_date(published)} if published else ""
        yield CalendarEntry(
            key=str(issue.pk),
            starts_on=issue.planned_on,
            label=str(issue),
            url=addresses.get_edit_url(issue) or "",
            is_done=published is not None,
            note=note,
        )
