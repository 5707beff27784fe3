"""Up to four partners side by side: what the records of foreign relations say of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models.activities import Activity
from partners.models.agreements import Agreement
from partners.models.delegations import Delegation
from partners.models.pages import PartnerPage
from partners.models.partnerships import Partnership
from partners.models.places import Locality
from portal.core.comparisons import ComparedRow, Value, rows_from_other_rooms

PARAMETER: Final = "compare"
LEAST, MOST = 2, 4


@dataclass(frozen=True)
class Comparison:
    """What a reader has chosen, which of it is shown, and what was wrong with the choice."""

    chosen: Sequence[PartnerPage] = ()
    shown: Sequence[PartnerPage] = ()
    rows: Sequence[ComparedRow] = ()
    message: str = ""


def compared(request: HttpRequest, profiles: Sequence[PartnerPage]) -> Comparison:
    """The partners named in the address; names that nobody knows count as not chosen."""
    slugs = set(request.GET.getlist(PARAMETER))
    chosen = [page for page in profiles if page.slug in slugs]
    if not chosen:
        return Comparison()
    if len(chosen) < LEAST:
        return Comparison(chosen, message=_("Choose at least two partners to compare."))
    message = ""
    if len(chosen) > MOST:
        message = _("Only four partners fit side by side: these are the first four of your choice.")
    shown = chosen[:MOST]
    return Comparison(chosen, shown, [*_own_rows(shown), *rows_from_other_rooms(shown)], message)


def _own_rows(pages: Sequence[PartnerPage]) -> list[ComparedRow]:
    """What foreign relations know, in the order in which a reader asks."""
    return [*_ties(pages), *_numbers([page.locality for page in pages if page.locality])]


def _ties(pages: Sequence[PartnerPage]) -> list[ComparedRow]:
    ties = [page.partnership for page in pages]
    prefetch_related_objects([tie for tie in ties if tie], "sectors")
    countries = [page.country for page in pages]
    return [
        ComparedRow(_("Country"), [_known(country and country.label) for country in countries]),
        ComparedRow(_("Partnership"), [_known(tie and tie.get_tier_display()) for tie in ties]),
        ComparedRow(_("Since"), [_known(tie and tie.since and str(tie.since)) for tie in ties]),
        ComparedRow(_("Fields of cooperation"), [_fields(tie) for tie in ties]),
    ]


def _fields(tie: Partnership | None) -> list[Value]:
    sectors = tie.sectors.all() if tie else []
    return [str(sector.label) for sector in sectors if sector.live and sector.label]


def _known(value: Value | None) -> list[Value]:
    return [value] if value else []


def _numbers(localities: Sequence[Locality]) -> list[ComparedRow]:
    """How much there is of each kind of record: one query for each row."""
    agreements = Agreement.objects.published().named()
    visits = Delegation.objects.published().named()
    counted = {
        _("Agreements"): agreements,
        _("Agreements in force"): agreements.in_force_on(timezone.localdate()),
        _("Incoming delegations"): visits.incoming(),
        _("Outgoing delegations"): visits.outgoing(),
        _("Activities"): Activity.objects.published().named().events(),
    }
    return [
        ComparedRow(heading, [[number] for number in records.number_concerning(localities)])
        for heading, records in counted.items()
    ]
