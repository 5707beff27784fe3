"""What is tied to organisations, associations and countries."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import Association, Country, Organisation
from portal.core.entities.ties import tied_to


@tied_to(Organisation, "agreements", _("Agreements"))
def agreements_of_organisation(organisation: Organisation) -> QuerySet:
    """What it has signed, newest first."""
    return organisation.agreements.published().named().order_by("-signed_on", "pk")


@tied_to(Organisation, "delegations", _("Delegations"))
def delegations_of_organisation(organisation: Organisation) -> QuerySet:
    """Visits that it took part in, newest first."""
    return organisation.delegations.published().named().order_by("-starts_on", "pk")


@tied_to(Organisation, "activities", _("Activities"))
def activities_of_organisation(organisation: Organisation) -> QuerySet:
    """What was done with it, newest first."""
    return organisation.activities.published().named().order_by("-starts_on", "pk")


@tied_to(Association, "congresses", _("Congresses"))
def congresses_of_association(association: Association) -> QuerySet:
    """The last one first."""
    return association.congresses.order_by("-ordinal")


@tied_to(Association, "partnerships", _("Partnerships"))
def partnerships_of_association(association: Association) -> QuerySet:
    """The partnerships that it looks after."""
    return association.partnerships.published().named()


@tied_to(Country, "localities", _("Localities"))
def localities_of_country(country: Country) -> QuerySet:
    """The places that we know there."""
    return country.localities.published().named()


@tied_to(Country, "organisations", _("Organisations"))
def organisations_of_country(country: Country) -> QuerySet:
    """The bodies from there."""
    return country.organisations.published().named()


@tied_to(Country, "associations", _("Friendship associations"))
def associations_of_country(country: Country) -> QuerySet:
    """The associations of friendship with it."""
    return country.associations.published().named()


@tied_to(Country, "delegations", _("Delegations"))
def delegations_of_country(country: Country) -> QuerySet:
    """Visits from there and to there, newest first."""
    return country.delegations.published().named().order_by("-starts_on", "pk")
