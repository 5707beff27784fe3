"""The needs list and its funnel: contacted, surveyed, funded, each on its own day.

The list is the union's own: a question about the whole province is answered with the same rows.
The donors addressed are not public, so that nothing is divided by them.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import Locality, Sector
from partners.territory import in_territory
from portal.reports.registry import Dimension, Question, figure, register_unit
from projects.models import Proposal
from projects.querysets import ProposalQuerySet

_PROPOSAL = register_unit("proposal", _("proposals"))
_DIMENSIONS = (
    Dimension("sector", _("Sector"), "sector", model=Sector),
    Dimension("locality", _("Place"), "locality", model=Locality),
)


def _published(question: Question) -> ProposalQuerySet:
    return in_territory(Proposal.objects.published(), question.scope, "locality")


def _reached(question: Question, stage: Proposal.Status) -> QuerySet:
    """Proposals count where they came to the stage, wherever they stand today."""
    return _published(question).reached(stage, question.period)


@figure(
    key="proposals",
    label=_("Proposals on the needs list"),
    explanation=_("Needs for which a donor was sought on any day of the period."),
    unit=_PROPOSAL,
    dated="opened_on",
    dimensions=(
        *_DIMENSIONS,
        Dimension("status", _("Status today"), "status", choices=tuple(Proposal.Status.choices)),
    ),
)
def proposals(question: Question) -> QuerySet:
    """Published proposals listed by the period's end and not funded before it began."""
    rows, period = _published(question), question.period
    if period.ends_on:
        rows = rows.filter(opened_on__lte=period.ends_on)
    if period.starts_on:
        rows = rows.filter(Q(funded_on__isnull=True) | Q(funded_on__gte=period.starts_on))
    return rows


@figure(
    key="proposals-listed",
    label=_("Proposals newly listed"),
    explanation=_("Needs that came on the list in the period."),
    unit=_PROPOSAL,
    dated="opened_on",
    dimensions=_DIMENSIONS,
)
def proposals_listed(question: Question) -> QuerySet:
    """Published proposals that came on the list in the period."""
    return _reached(question, Proposal.Status.SEEKING)


@figure(
    key="proposals-contacted",
    label=_("Proposals with a donor contacted"),
    explanation=_("Needs for which a donor was first contacted in the period."),
    unit=_PROPOSAL,
    dated="contacted_on",
    dimensions=_DIMENSIONS,
)
def proposals_contacted(question: Question) -> QuerySet:
    """Published proposals whose donor was contacted in the period."""
    return _reached(question, Proposal.Status.CONTACTED)


@figure(
    key="proposals-surveyed",
    label=_("Proposals surveyed"),
    explanation=_("Needs that a donor came to see in the period."),
    unit=_PROPOSAL,
    dated="surveyed_on",
    dimensions=_DIMENSIONS,
)
def proposals_surveyed(question: Question) -> QuerySet:
    """Published proposals that were surveyed in the period."""
    return _reached(question, Proposal.Status.SURVEYED)


@figure(
    key="proposals-funded",
    label=_("Proposals funded"),
    explanation=_("Needs that found their funds in the period."),
    unit=_PROPOSAL,
    dated="funded_on",
    dimensions=_DIMENSIONS,
)
def proposals_funded(question: Question) -> QuerySet:
    """Published proposals that were funded in the period."""
    return _reached(question, Proposal.Status.FUNDED)
