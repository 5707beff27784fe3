"""What the records tell about one partner, in the reader's language."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from partners.models.activities import Activity
from partners.models.agreements import Agreement
from partners.models.associations import Association, Congress
from partners.models.delegations import Delegation
from partners.models.partnerships import Partnership
from partners.models.places import Locality
from partners.models.sectors import Sector
from partners.moments import beginning, congresses_of, events, signatures, visits
from partners.points import points_of
from portal.core.documents import PortalDocument
from portal.core.maps import MapPoint
from portal.core.timelines import Moment


@dataclass(frozen=True)
class Profile:
    """A partner's records, the newest of each kind first."""

    locality: Locality
    partnership: Partnership | None
    sectors: list[Sector]
    agreements: list[Agreement]
    delegations: list[Delegation]
    activities: list[Activity]
    association: Association | None
    congresses: list[Congress]

    @property
    def agreements_in_force(self) -> list[Agreement]:
        """Agreements that hold today."""
        return [agreement for agreement in self.agreements if agreement.is_in_force]

    @property
    def incoming(self) -> list[Delegation]:
        """Delegations that came to us."""
        return [visit for visit in self.delegations if visit.is_incoming]

    @property
    def outgoing(self) -> list[Delegation]:
        """Delegations that we sent."""
        return [visit for visit in self.delegations if not visit.is_incoming]

    @property
    def documents(self) -> list[PortalDocument]:
        """The texts of the agreements, for download."""
        return [agreement.document for agreement in self.agreements if agreement.document]

    @property
    def points(self) -> list[MapPoint]:
        """The partner and, when it is one district's partner, that district."""
        home = self.partnership.home if self.partnership else None
        return [
            *points_of(self.locality, self.partnership),
            *(points_of(home) if home else []),
        ]

    @cached_property
    def moments(self) -> list[Moment]:
        """Everything with a date, the latest first."""
        return sorted(
            [
                *signatures(self.agreements),
                *visits(self.delegations),
                *events(self.activities),
                *congresses_of(self.association, self.congresses),
                *beginning(self.partnership),
            ],
            key=lambda moment: moment.happened_on,
            reverse=True,
        )


def _association_of(locality: Locality, partnership: Partnership | None) -> Association | None:
    """The association that the partnership names, otherwise the one of its country."""
    named = partnership.association if partnership else None
    if named is None:
        associations = Association.objects.published().named().active()
        return associations.filter(country=locality.country_id).first()
    return named if named.live and named.label else None


def profile_of(locality: Locality, partnership: Partnership | None) -> Profile:
    """Everything published about a locality that has a name in the reader's language."""
    association = _association_of(locality, partnership)
    return Profile(
        locality=locality,
        partnership=partnership,
        sectors=list(partnership.sectors.all().published().named()) if partnership else [],
        agreements=list(
            Agreement.objects.published()
            .named()
            .concerning(locality)
            .newest_first()
            .select_related("document")
        ),
        delegations=list(
            Delegation.objects.published().named().concerning(locality).newest_first()
        ),
        activities=list(
            Activity.objects.published().named().events().concerning(locality).newest_first()
        ),
        association=association,
        congresses=list(association.congresses.all()) if association else [],
    )
