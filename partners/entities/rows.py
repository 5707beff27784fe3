"""How records without a page of their own stand on the pages of others."""

from datetime import date

from django.utils.translation import gettext

from partners.models import Activity, Congress, Delegation, Partnership
from portal.core.dates import listed_date
from portal.core.entities.ties import Row, row_of


def _day(day: date | None) -> tuple[str, ...]:
    return (listed_date(day),) if day else ()


@row_of.register
def delegation_row(delegation: Delegation) -> Row:
    """Whether it came or went, and when."""
    details = (str(delegation.get_direction_display()), *_day(delegation.starts_on))
    return Row(str(delegation.label), "", details, delegation.is_demo)


@row_of.register
def activity_row(activity: Activity) -> Row:
    """What it was, and when."""
    details = (str(activity.get_kind_display()), *_day(activity.starts_on))
    return Row(str(activity.label), "", details, activity.is_demo)


@row_of.register
def partnership_row(partnership: Partnership) -> Row:
    """How close it is, and since when."""
    details = [str(partnership.get_tier_display())]
    if partnership.since:
        details.append(gettext("since %(year)s") % {"year": partnership.since})
    return Row(str(partnership.label), "", tuple(details), partnership.is_demo)


@row_of.register
def congress_row(congress: Congress) -> Row:
    """Which one, when, and for which term."""
    title = gettext("Congress no. %(number)s") % {"number": congress.ordinal}
    term = ""
    if congress.term_starts and congress.term_ends:
        term = gettext("term %(first)s–%(last)s") % {
            "first": congress.term_starts,
            "last": congress.term_ends,
        }
    details = tuple(word for word in (*_day(congress.held_on), term) if word)
    return Row(title, "", details)
