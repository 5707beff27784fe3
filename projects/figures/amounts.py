"""What was committed, disbursed and spent in all, each currency by itself.

Money is counted under the donor whom the row names; without one, under the programme's only
donor; otherwise under "several donors together". It is never divided among them (rule 6).
"""

from typing import Final

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from partners.models import Country, Locality, Organisation, Sector
from partners.territory import in_territory
from portal.core.figures import Measure, Reach
from portal.reports.registry import MONEY, Dimension, Question, figure, register_rate
from projects.models import AidProgramme, ProgrammeDonor, Transaction

# No organisation has this number.
TOGETHER: Final = 0
_TOGETHER_LABEL = ((TOGETHER, _("several donors together")),)

_DIMENSIONS = (
    Dimension("donor", _("Donor"), "giver", model=Organisation, choices=_TOGETHER_LABEL),
    Dimension(
        "country", _("Donor's country"), "giver_country", model=Country, choices=_TOGETHER_LABEL
    ),
    Dimension("sector", _("Sector"), "programme__sectors", model=Sector, repeats=True),
    Dimension("locality", _("Place"), "programme__localities", model=Locality, repeats=True),
    Dimension(
        "status", _("Status"), "programme__status", choices=tuple(AidProgramme.Status.choices)
    ),
    Dimension("kind", _("Kind"), "programme__kind", choices=tuple(AidProgramme.Kind.choices)),
    Dimension("year", _("Year"), "date", is_year=True),
)


def _with_giver(transactions: QuerySet) -> QuerySet:
    """With the donor under whom each amount is counted, and that donor's country."""
    funders = (
        ProgrammeDonor.objects.filter(programme=OuterRef("programme"))
        .exclude(role=ProgrammeDonor.Role.IMPLEMENTER)
        .order_by()
        .values("programme")
    )
    number = funders.annotate(number=Count("organisation", distinct=True)).values("number")
    only = funders.annotate(only=Min("organisation")).values("only")
    country = Organisation.objects.filter(pk=OuterRef("giver")).values("country")
    together = Value(TOGETHER, BigIntegerField())
    return (
        transactions.alias(funders=Subquery(number))
        .annotate(
            giver=Case(
                When(donor__isnull=False, then=F("donor")),
                When(funders=1, then=Subquery(only)),
                When(funders__gt=1, then=together),
                output_field=BigIntegerField(),
            )
        )
        .annotate(
            giver_country=Case(
                When(giver=TOGETHER, then=together),
                default=Subquery(country),
                output_field=BigIntegerField(),
            )
        )
    )


def _amounts(question: Question, measure: Measure) -> QuerySet:
    """A row of which not even the currency is known stands in no column of money."""
    transactions = Transaction.objects.published().within(question.period).of(measure)
    transactions = transactions.exclude(currency="")
    if question.scope.reach is Reach.UNION:
        transactions = transactions.filter(programme__reach=Reach.UNION.value)
    return _with_giver(in_territory(transactions, question.scope, "programme__localities"))


@figure(
    key="committed",
    label=_("Aid committed"),
    explanation=_("Commitments with a date in the period, each currency by itself."),
    unit=MONEY,
    measure=Measure.COMMITMENT,
    value="amount",
    currency="currency",
    dated="date",
    named="programme",
    dimensions=_DIMENSIONS,
)
def committed(question: Question) -> QuerySet:
    """Commitments of published programmes in the period."""
    return _amounts(question, Measure.COMMITMENT)


@figure(
    key="disbursed",
    label=_("Aid disbursed"),
    explanation=_("Disbursements with a date in the period, each currency by itself."),
    unit=MONEY,
    measure=Measure.DISBURSEMENT,
    value="amount",
    currency="currency",
    dated="date",
    named="programme",
    dimensions=_DIMENSIONS,
)
def disbursed(question: Question) -> QuerySet:
    """Disbursements of published programmes in the period."""
    return _amounts(question, Measure.DISBURSEMENT)


@figure(
    key="total-cost",
    label=_("Total cost of programmes"),
    explanation=_("Total costs stated in the period, each currency by itself."),
    unit=MONEY,
    measure=Measure.TOTAL_COST,
    value="amount",
    currency="currency",
    dated="date",
    named="programme",
    dimensions=_DIMENSIONS,
)
def total_cost(question: Question) -> QuerySet:
    """Total costs of published programmes, dated in the period."""
    return _amounts(question, Measure.TOTAL_COST)


register_rate(
    key="disbursement-rate",
    label=_("Disbursement rate"),
    explanation=_("Disbursed as a share of committed in the same period and the same currency."),
    numerator="disbursed",
    denominator="committed",
)
