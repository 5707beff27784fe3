"""How many programmes there are, and how many give to them.

The union's figures count the programmes that it brought about itself; the province's count all.
"""

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.models import Country, Locality, Organisation, Sector
from partners.territory import in_territory
from portal.core.dated_records import between
from portal.core.figures import Reach
from portal.reports.registry import Dimension, Question, figure, register_unit
from projects.models import AidProgramme, ProgrammeDonor
from projects.querysets import AidProgrammeQuerySet

_PROGRAMME = register_unit("programme", _("programmes and projects"))
_DONOR = register_unit("donor", _("donors"))

_DIMENSIONS = (
    Dimension("donor", _("Donor"), "givers__organisation", model=Organisation, repeats=True),
    Dimension(
        "country", _("Donor's country"), "givers__organisation__country", model=Country,
        repeats=True,
    ),
    Dimension("sector", _("Sector"), "sectors", model=Sector, repeats=True),
    Dimension("locality", _("Place"), "localities", model=Locality, repeats=True),
    Dimension("status", _("Status"), "status", choices=tuple(AidProgramme.Status.choices)),
    Dimension("kind", _("Kind"), "kind", choices=tuple(AidProgramme.Kind.choices)),
    Dimension("year", _("Year of start"), "starts_on", is_year=True),
)  # fmt: skip


def _funded(question: Question) -> AidProgrammeQuerySet:
    """Published programmes that have found their funds, in the scope."""
    programmes = AidProgramme.objects.published().funded()
    if question.scope.reach is Reach.UNION:
        programmes = programmes.filter(reach=Reach.UNION.value)
    return in_territory(programmes, question.scope)


def _with_givers(programmes: QuerySet) -> QuerySet:
    """Who only carries a programme out is none of its donors."""
    gives = ~Q(donors__role=ProgrammeDonor.Role.IMPLEMENTER)
    return programmes.annotate(givers=FilteredRelation("donors", condition=gives))


@figure(
    key="programmes",
    label=_("Programmes and projects"),
    explanation=_("Programmes, projects and non-project items that ran in the period."),
    unit=_PROGRAMME,
    dated="starts_on",
    dimensions=_DIMENSIONS,
)
def programmes(question: Question) -> QuerySet:
    """Published programmes with funds that ran on any day of the period."""
    return _with_givers(_funded(question).within(question.period))


@figure(
    key="programmes-begun",
    label=_("Programmes and projects begun"),
    explanation=_("Programmes, projects and non-project items whose first day is in the period."),
    unit=_PROGRAMME,
    dated="starts_on",
    dimensions=_DIMENSIONS,
)
def programmes_begun(question: Question) -> QuerySet:
    """Published programmes with funds that started in the period."""
    return _with_givers(_funded(question).filter(between("starts_on", question.period)))


@figure(
    key="donors",
    label=_("Donors"),
    explanation=_("Organisations that fund programmes which ran in the period, each once."),
    unit=_DONOR,
    dimensions=(
        Dimension("country", _("Country"), "country", model=Country),
        Dimension("kind", _("Kind"), "kind", choices=tuple(Organisation.Kind.choices)),
    ),
)
def donors(question: Question) -> QuerySet:
    """Published organisations that fund, alone or with others, a programme of the period."""
    gifts = ProgrammeDonor.objects.filter(
        organisation=OuterRef("pk"), programme__in=_funded(question).within(question.period)
    ).exclude(role=ProgrammeDonor.Role.IMPLEMENTER)
    return Organisation.objects.published().filter(Exists(gifts))
