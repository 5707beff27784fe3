"""Registrations of foreign organisations, and what became of them.

A registration is its holder's, not the union's: the reach of a question changes nothing.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import Country, Locality, Organisation
from partners.territory import in_territory
from portal.reports.registry import Dimension, Question, figure, register_unit
from projects.models import Registration, RegistrationEvent

_REGISTRATION = register_unit("registration", _("registrations"))
_EVENT = register_unit("registration-event", _("events of registrations"))


@figure(
    key="registrations",
    label=_("Registrations of foreign organisations"),
    explanation=_("Certificates that were valid on any day of the period."),
    unit=_REGISTRATION,
    dated="issued_on",
    dimensions=(
        Dimension("kind", _("Kind"), "kind", choices=tuple(Registration.Kind.choices)),
        Dimension("country", _("Country"), "organisation__country", model=Country),
        Dimension("locality", _("Place"), "localities", model=Locality, repeats=True),
    ),
)
def registrations(question: Question) -> QuerySet:
    """Published registrations that had been issued and had not expired in the period."""
    rows = Registration.objects.published().within(question.period)
    return in_territory(rows, question.scope)


@figure(
    key="registration-events",
    label=_("Events of registrations"),
    explanation=_("Grants, extensions, conversions, opinions of the union and the like."),
    unit=_EVENT,
    dated="date",
    named="registration",
    dimensions=(
        Dimension("kind", _("Kind"), "kind", choices=tuple(RegistrationEvent.Kind.choices)),
        Dimension(
            "organisation", _("Organisation"), "registration__organisation", model=Organisation
        ),
        Dimension("year", _("Year"), "date", is_year=True),
    ),
)
def registration_events(question: Question) -> QuerySet:
    """Events of published registrations in the period."""
    rows = RegistrationEvent.objects.published().within(question.period)
    return in_territory(rows, question.scope, "registration__localities")
