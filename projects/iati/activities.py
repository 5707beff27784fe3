"""An aid programme as it is exchanged. Pure: no Django models.

Codes are those of IATI's code lists, named where they are made from the records' own.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Names:
    """A name in Vietnamese and, once somebody has written it, in English."""

    vi: str
    en: str = ""


@dataclass(frozen=True)
class Participant:
    """Who takes part: role by OrganisationRole, kind by OrganisationType."""

    names: Names
    role: str
    kind: str


@dataclass(frozen=True)
class Place:
    """Where it happens; the point is north and east in degrees, WGS 84."""

    names: Names
    point: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True)
class SectorEntry:
    """A sector of the union's own list, which the data dictionary publishes."""

    code: str
    names: Names


@dataclass(frozen=True)
class Payment:
    """A commitment or a disbursement by TransactionType, or the total cost as a budget.

    Attributes:
        provider: the donor that it comes from, when it is one of several.
    """

    kind: str
    on: date
    amount: Decimal
    currency: str
    provider: Names | None = None


@dataclass(frozen=True)
class Activity:
    """A programme, a project or a non-project item.

    Attributes:
        code: the programme's own code; the identifier is the reporter's reference and this.
        hierarchy: 1 for programmes, 2 for projects, 3 for non-project items.
        status: by ActivityStatus.
        budgets: total costs; IATI knows them as budgets, not as transactions.
        is_invented: made up for demonstration; written in the portal's own namespace.
    """

    code: str
    names: Names
    hierarchy: str
    status: str
    starts_on: date | None
    ends_on: date | None
    beneficiaries: Names | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    sectors: tuple[SectorEntry, ...] = ()
    payments: tuple[Payment, ...] = ()
    budgets: tuple[Payment, ...] = ()
    is_invented: bool = False


@dataclass(frozen=True)
class Reporter:
    """Who reports: the union, by its reference in IATI's register."""

    reference: str
    names: Names
    # A national non-governmental organisation, by OrganisationType.
    kind: str = "22"
