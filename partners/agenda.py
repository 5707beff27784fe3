"""What foreign relations put into the calendar: occasions, congresses, agreements that end."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from partners.greetings import can_be_sent
from partners.models import Activity, Agreement, Association, Occasion
from partners.models.occasions import KNOWN_YEARS
from portal.core.calendar import CalendarEntry, EntryAction, Person, Span, calendar_kind
from portal.core.dates import listed_date


def _occasion_label(occasion: Occasion, year: int) -> str:
    passed = occasion.anniversary(year)
    if passed is None:
        return str(occasion)
    text = ngettext(
        "%(occasion)s: %(years)s year", "%(occasion)s: %(years)s years", passed
    )  # fmt: skip
    return text % {"occasion": occasion, "years": passed}


def _occasion_actions(
    occasion: Occasion, year: int, sent: Activity | None, span: Span
) -> tuple[EntryAction, ...]:
    if sent:
        address = reverse("take_greeting_back", args=[occasion.pk, year])
        return (EntryAction(_("Undo"), address),)
    if can_be_sent(occasion.falls_on(year), span.today):
        address = reverse("send_greeting", args=[occasion.pk, year])
        return (EntryAction(_("Mark as sent"), address, asks_day=True),)
    return ()


def _occasion_note(occasion: Occasion, sent: Activity | None) -> str:
    parts = [occasion.recipient_label]
    if sent and sent.starts_on:
        parts.append(_("sent on %(day)s") % {"day": listed_date(sent.starts_on)})
    elif days := [g.starts_on for g in occasion.greetings.all() if g.live and g.starts_on]:
        parts.append(_("last sent on %(day)s") % {"day": listed_date(max(days))})
    return " · ".join(filter(None, parts))


@calendar_kind(
    key="occasion",
    label=gettext_lazy("Occasions"),
    model="partners.occasion",
    reminded_for=timedelta(days=30),
)
def occasions(span: Span, person: Person) -> Iterator[CalendarEntry]:
    """Every occasion on its day of each year: two queries."""
    addresses = AdminURLFinder(person)
    may_send = person.has_perm("partners.add_activity")
    for occasion in Occasion.objects.published().select_related("recipient").with_greetings():
        greetings = {greeting.occasion_year: greeting for greeting in occasion.greetings.all()}
        for year in span.years:
            if year not in KNOWN_YEARS or occasion.falls_on(year) not in span:
                continue
            sent = greetings.get(year)
            yield CalendarEntry(
                key=f"{occasion.pk}-{year}",
                starts_on=occasion.falls_on(year),
                label=_occasion_label(occasion, year),
                url=addresses.get_edit_url(occasion) or "",
                is_done=sent is not None and sent.live,
                note=_occasion_note(occasion, sent),
                actions=_occasion_actions(occasion, year, sent, span) if may_send else (),
            )


@calendar_kind(
    key="congress",
    label=gettext_lazy("Congresses"),
    model="partners.association",
    reminded_for=timedelta(days=365),
)
def congresses(span: Span, person: Person) -> Iterator[CalendarEntry]:
    """Congresses on their day, and those that are due because a term ends: two queries."""
    addresses = AdminURLFinder(person)
    found = Association.objects.published().active().prefetch_related("congresses")
    for association in found:
        held = sorted(association.congresses.all(), key=lambda congress: congress.ordinal)
        for congress in held:
            if congress.held_on:
                yield CalendarEntry(
                    key=str(congress.pk),
                    starts_on=congress.held_on,
                    label=_("%(association)s: congress number %(ordinal)s")
                    % {"association": association, "ordinal": congress.ordinal},
                    url=addresses.get_edit_url(association) or "",
                    is_done=congress.held_on < span.today,
                )
        if held and (last_year := held[-1].term_ends):
            yield CalendarEntry(
                key=f"{held[-1].pk}-due",
                starts_on=date(last_year, 12, 31),
                label=_("%(association)s: next congress is due") % {"association": association},
                url=addresses.get_edit_url(association) or "",
                note=_("The term ends in %(year)s.") % {"year": last_year},
            )


@calendar_kind(
    key="agreement",
    label=gettext_lazy("Agreements that end"),
    model="partners.agreement",
    reminded_for=timedelta(days=90),
)
def agreements(span: Span, person: Person) -> Iterator[CalendarEntry]:
    """Agreements on their last day: one query."""
    addresses = AdminURLFinder(person)
    found = Agreement.objects.published().filter(valid_to__range=(span.first, span.last))
    for agreement in found:
        if agreement.valid_to is None:
            continue
        yield CalendarEntry(
            key=str(agreement.pk),
            starts_on=agreement.valid_to,
            label=_("%(agreement)s: last day") % {"agreement": agreement},
            url=addresses.get_edit_url(agreement) or "",
        )
