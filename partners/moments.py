"""Records of foreign relations as moments of a timeline, in the reader's language."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models.activities import Activity
from partners.models.agreements import Agreement
from partners.models.associations import Association, Congress
from partners.models.delegations import Delegation
from partners.models.partnerships import Partnership
from portal.core.dates import listed_days
from portal.core.quantities import qualified, written_number
from portal.core.timelines import Moment


def _people(number: int | None, qualifier: str = "exact") -> str:
    """How many people; "" when it is not known."""
    if number is None:
        return ""
    written = qualified(written_number(number), qualifier)
    return ngettext("%(number)s person", "%(number)s people", number) % {"number": written}


def beginning(partnership: Partnership | None) -> Iterator[Moment]:
    """The year in which the partnership began."""
    if partnership and partnership.since and partnership.tier != Partnership.Tier.SEEKING:
        yield Moment(
            happened_on=date(partnership.since, 1, 1),
            heading=_("The partnership begins"),
            written_date=str(partnership.since),
            is_demo=partnership.is_demo,
        )


def signatures(agreements: Iterable[Agreement]) -> Iterator[Moment]:
    """Agreements on the day of their signature."""
    for agreement in agreements:
        if agreement.signed_on:
            yield Moment(
                happened_on=agreement.signed_on,
                heading=str(agreement.label),
                url=agreement.document.url if agreement.document else "",
                kind=_("Agreement signed"),
                is_demo=agreement.is_demo,
            )


def visits(delegations: Iterable[Delegation]) -> Iterator[Moment]:
    """Delegations on their first day."""
    for visit in delegations:
        if visit.starts_on:
            kind = _("Incoming delegation") if visit.is_incoming else _("Outgoing delegation")
            yield Moment(
                happened_on=visit.starts_on,
                heading=str(visit.label),
                text=" ".join(filter(None, (str(visit.purpose), str(visit.outcome)))),
                kind=", ".join(filter(None, (kind, _people(visit.size)))),
                written_date=listed_days(visit.starts_on, visit.ends_on),
                is_demo=visit.is_demo,
            )


def events(activities: Iterable[Activity]) -> Iterator[Moment]:
    """Activities on their first day."""
    for activity in activities:
        if activity.starts_on:
            kind = activity.get_kind_display()
            yield Moment(
                happened_on=activity.starts_on,
                heading=str(activity.label),
                text=_people(activity.people_reached, activity.people_qualifier),
                kind=f"{kind[:1].upper()}{kind[1:]}",
                written_date=listed_days(activity.starts_on, activity.ends_on),
                is_demo=activity.is_demo,
            )


def congresses_of(
    association: Association | None, congresses: Iterable[Congress]
) -> Iterator[Moment]:
    """Congresses of the friendship association."""
    for congress in congresses:
        if association and congress.held_on:
            yield Moment(
                happened_on=congress.held_on,
                heading=_("%(association)s: congress number %(number)s")
                % {"association": association.label, "number": congress.ordinal},
                kind=_("Congress"),
                is_demo=association.is_demo,
            )
