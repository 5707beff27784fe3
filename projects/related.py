"""Projects on the pages of other rooms."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Page

from partners.models import PartnerPage
from portal.core.comparisons import ComparedRow, compared_on
from portal.core.figures import Measure
from portal.core.money import Money
from portal.core.related import RelatedGroup, Total, related_to
from projects.models import ProjectPage

SHOWN = 6


@related_to(PartnerPage)
def projects_with_partner(page: Page) -> RelatedGroup:
    """Projects that a partner province takes part in, newest first, and what all come to."""
    projects = list(
        ProjectPage.objects.in_language_of(page)
        .filter(partner__translation_key=page.translation_key)
        .for_cards()
        .newest_first()
    )
    return RelatedGroup("projects", _("Joint projects"), projects[:SHOWN], _totals(projects))


def _totals(projects: Sequence[ProjectPage]) -> list[Total]:
    """Committed and disbursed in each currency, each programme once, published ones only."""
    programmes = {page.shown_programme for page in projects if page.shown_programme}
    rows = [row for programme in programmes for row in programme.transactions.all()]
    totals = []
    for measure, label in (
        (Measure.COMMITMENT, _("Committed")),
        (Measure.DISBURSEMENT, _("Disbursed")),
    ):
        stated = [row for row in rows if row.measure == measure]
        for currency in sorted({row.currency for row in stated if row.amount is not None}):
            amounts = [row.amount for row in stated if row.currency == currency]
            known = [amount for amount in amounts if amount is not None]
            money = Money(sum(known, Decimal(0)), currency)
            totals.append(Total(label, money, len(amounts) - len(known)))
    return totals


@compared_on(PartnerPage)
def joint_projects(pages: Sequence[Page]) -> list[ComparedRow]:
    """How many projects each partner takes part in, and what they come to in each currency."""
    found: dict[UUID, list[ProjectPage]] = {page.translation_key: [] for page in pages}
    shown = (
        ProjectPage.objects.in_language_of(pages[0])
        .for_cards()
        .select_related("partner", "programme")
    )
    for project in shown.filter(partner__translation_key__in=found):
        found[project.partner.translation_key].append(project)
    joint = [found[page.translation_key] for page in pages]
    totals = [_totals(projects) for projects in joint]
    return [
        ComparedRow(_("Joint projects"), [[len(projects)] for projects in joint]),
        *(
            ComparedRow(
                label,
                [
                    [total.money for total in each if total.label == label] if projects else ["–"]
                    for projects, each in zip(joint, totals, strict=True)
                ],
            )
            for label in (_("Committed"), _("Disbursed"))
        ),
    ]
