"""What foreign relations amount to: delegations, activities, agreements, partners, associations.

These records are the union's own: a question about the whole province is answered with the same
rows. A question about one place counts what names the place.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import (
    Activity,
    Agreement,
    Association,
    Congress,
    Country,
    Delegation,
    Locality,
    Organisation,
    Partnership,
    Sector,
)
from partners.querysets import ActivityQuerySet, DelegationQuerySet
from partners.territory import in_territory
from portal.core.figures import Measure, Scope
from portal.reports.registry import Dimension, Question, figure, register_unit

_ACTIVITY = register_unit("activity", _("activities"))
_AGREEMENT = register_unit("agreement", _("agreements"))
_ASSOCIATION = register_unit("association", _("associations"))
_CONGRESS = register_unit("congress", _("congresses"))
_DELEGATION = register_unit("delegation", _("delegations"))
_GREETING = register_unit("greeting", _("greetings"))
_PARTNERSHIP = register_unit("partnership", _("partnerships"))
_PERSON = register_unit("person", _("people"))

_LOCALITY = Dimension("locality", _("Place"), "localities", model=Locality, repeats=True)
_COUNTRY_OF_PLACES = Dimension(
    "country",
    _("Country"),
    "localities__country",
    model=Country,
    repeats=True,
    by_several_ways=True,
)
_ORGANISATION = Dimension(
    "organisation", _("Organisation"), "organisations", model=Organisation, repeats=True
)
_YEAR_OF_START = Dimension("year", _("Year"), "starts_on", is_year=True)
_DELEGATION_DIMENSIONS = (
    Dimension("country", _("Country"), "country", model=Country),
    _LOCALITY,
    _ORGANISATION,
    _YEAR_OF_START,
)
_DIRECTION = Dimension(
    "direction", _("Direction"), "direction", choices=tuple(Delegation.Direction.choices)
)
_ACTIVITY_KIND = Dimension("kind", _("Kind"), "kind", choices=tuple(Activity.Kind.choices))
_AGREEMENT_DIMENSIONS = (
    Dimension("kind", _("Kind"), "kind", choices=tuple(Agreement.Kind.choices)),
    _COUNTRY_OF_PLACES,
    _LOCALITY,
    _ORGANISATION,
    Dimension("year", _("Year"), "signed_on", is_year=True),
)


def _of_the_province(rows: QuerySet, scope: Scope) -> QuerySet:
    """Rows that belong to no single place: a question about one finds none of them."""
    return rows if scope.territory is None else rows.none()


def _delegations(question: Question) -> DelegationQuerySet:
    return in_territory(Delegation.objects.published().within(question.period), question.scope)


@figure(
    key="delegations",
    label=_("Delegations in and out"),
    explanation=_("Visits in both directions with at least one day in the period."),
    unit=_DELEGATION,
    dated="starts_on",
    dimensions=(_DIRECTION, *_DELEGATION_DIMENSIONS),
)
def delegations(question: Question) -> QuerySet:
    """Published delegations, incoming and outgoing, that overlap the period."""
    return _delegations(question)


@figure(
    key="delegations-in",
    label=_("Incoming delegations"),
    explanation=_("Delegations that came to us, with at least one day in the period."),
    unit=_DELEGATION,
    dated="starts_on",
    dimensions=_DELEGATION_DIMENSIONS,
)
def delegations_in(question: Question) -> QuerySet:
    """Published incoming delegations that overlap the period."""
    return _delegations(question).incoming()


@figure(
    key="delegations-out",
    label=_("Outgoing delegations"),
    explanation=_("Delegations that we sent, with at least one day in the period."),
    unit=_DELEGATION,
    dated="starts_on",
    dimensions=_DELEGATION_DIMENSIONS,
)
def delegations_out(question: Question) -> QuerySet:
    """Published outgoing delegations that overlap the period."""
    return _delegations(question).outgoing()


@figure(
    key="people-in-delegations",
    label=_("People in delegations"),
    explanation=_("Members of the delegations in the period, as far as their number is known."),
    unit=_PERSON,
    measure=Measure.PEOPLE,
    value="size",
    dated="starts_on",
    dimensions=(_DIRECTION, *_DELEGATION_DIMENSIONS),
)
def people_in_delegations(question: Question) -> QuerySet:
    """Published delegations that overlap the period; their sizes are added up."""
    return _delegations(question)


def _activities(question: Question) -> ActivityQuerySet:
    return in_territory(Activity.objects.published().within(question.period), question.scope)


@figure(
    key="activities",
    label=_("Activities held"),
    explanation=_("Exchanges, conferences, exhibitions and the like; greetings are not counted."),
    unit=_ACTIVITY,
    dated="starts_on",
    dimensions=(_ACTIVITY_KIND, _COUNTRY_OF_PLACES, _LOCALITY, _ORGANISATION, _YEAR_OF_START),
)
def activities(question: Question) -> QuerySet:
    """Published activities that overlap the period, greetings apart."""
    return _activities(question).events()


@figure(
    key="people-reached",
    label=_("People reached by activities"),
    explanation=_("Added up over the activities whose number of people is known."),
    unit=_PERSON,
    measure=Measure.PEOPLE,
    value="people_reached",
    qualifier="people_qualifier",
    dated="starts_on",
    dimensions=(_ACTIVITY_KIND, _COUNTRY_OF_PLACES, _LOCALITY, _YEAR_OF_START),
)
def people_reached(question: Question) -> QuerySet:
    """Published activities that overlap the period; somebody at two of them counts twice."""
    return _activities(question).events()


@figure(
    key="greetings-sent",
    label=_("Greetings sent"),
    explanation=_("Greetings on national days, at New Year and on other occasions."),
    unit=_GREETING,
    dated="starts_on",
    dimensions=(_ORGANISATION, _COUNTRY_OF_PLACES, _YEAR_OF_START),
)
def greetings_sent(question: Question) -> QuerySet:
    """Published activities of the kind greeting in the period."""
    return _activities(question).greetings()


@figure(
    key="agreements-signed",
    label=_("Agreements signed"),
    explanation=_("Agreements whose day of signature lies in the period."),
    unit=_AGREEMENT,
    dated="signed_on",
    dimensions=_AGREEMENT_DIMENSIONS,
)
def agreements_signed(question: Question) -> QuerySet:
    """Published agreements, abroad and at home, signed in the period."""
    signed = Agreement.objects.published().signed_within(question.period)
    return in_territory(signed, question.scope)


@figure(
    key="agreements-in-force",
    label=_("Agreements in force"),
    explanation=_("Agreements that hold on the last day of the period."),
    unit=_AGREEMENT,
    dated="signed_on",
    dimensions=_AGREEMENT_DIMENSIONS,
)
def agreements_in_force(question: Question) -> QuerySet:
    """Published agreements that hold on the period's last day; on any day of an open period."""
    agreements, last_day = Agreement.objects.published(), question.period.ends_on
    found = agreements.in_force_on(last_day) if last_day else agreements.within(question.period)
    return in_territory(found, question.scope)


@figure(
    key="partnerships",
    label=_("Partners abroad"),
    explanation=_("Localities and countries that were partners by the end of the period."),
    unit=_PARTNERSHIP,
    dimensions=(
        Dimension("tier", _("Partnership"), "tier", choices=tuple(Partnership.Tier.choices)),
        Dimension("country", _("Country"), "locality__country", model=Country),
        Dimension("sector", _("Sector"), "sectors", model=Sector, repeats=True),
    ),
)
def partnerships(question: Question) -> QuerySet:
    """Published partnerships, without localities that still seek a partner."""
    established = Partnership.objects.published().established().within(question.period)
    return in_territory(established, question.scope, "home")


@figure(
    key="associations",
    label=_("Friendship associations"),
    explanation=_("Member associations, with those that are being founded."),
    unit=_ASSOCIATION,
    dated="founded_on",
    dimensions=(
        Dimension("status", _("Status"), "status", choices=tuple(Association.Status.choices)),
        Dimension("country", _("Country"), "country", model=Country),
    ),
)
def associations(question: Question) -> QuerySet:
    """Published associations that existed in the period, by today's status."""
    return _of_the_province(Association.objects.published().within(question.period), question.scope)


@figure(
    key="congresses-held",
    label=_("Congresses held"),
    explanation=_("Congresses of member associations whose day lies in the period."),
    unit=_CONGRESS,
    dated="held_on",
    named="association",
    dimensions=(
        Dimension("country", _("Country"), "association__country", model=Country),
        Dimension("year", _("Year"), "held_on", is_year=True),
    ),
)
def congresses_held(question: Question) -> QuerySet:
    """Congresses of published associations held in the period."""
    return _of_the_province(Congress.objects.published().within(question.period), question.scope)
