"""What aid puts into the calendar: registrations that expire."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.core.calendar import CalendarEntry, Person, Span, calendar_kind
from projects.models import Registration


@calendar_kind(
    key="registration",
    label=gettext_lazy("Registrations that expire"),
    model="projects.registration",
    reminded_for=timedelta(days=90),
)
def registrations(span: Span, person: Person) -> Iterator[CalendarEntry]:
    """Registrations on their last day: one query."""
    addresses = AdminURLFinder(person)
    found = Registration.objects.published().filter(expires_on__range=(span.first, span.last))
    for registration in found:
        if registration.expires_on is None:
            continue
        yield CalendarEntry(
            key=str(registration.pk),
            starts_on=registration.expires_on,
            label=_("%(organisation)s: registration expires") % {"organisation": registration},
            url=addresses.get_edit_url(registration) or "",
            note=" · ".join(filter(None, [registration.get_kind_display(), registration.number])),
        )
