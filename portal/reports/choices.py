"""What people can choose where a figure is described. Pure: the words for the enumerations."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.figures import Measure, Qualifier, Reach
from portal.core.money import CURRENCIES
from portal.core.periods import PeriodKind

PERIOD_KINDS: Final = [
    (PeriodKind.HALF_YEAR.value, _("half-year")),
    (PeriodKind.NINE_MONTHS.value, _("nine months")),
    (PeriodKind.YEAR.value, _("year")),
    (PeriodKind.YEARS.value, _("several years")),
    (PeriodKind.TERM.value, _("term of office")),
    (PeriodKind.TEN_YEARS.value, _("ten years")),
    (PeriodKind.OWN.value, _("other dates")),
]
MEASURES: Final = [
    (Measure.COUNT.value, _("number")),
    (Measure.PEOPLE.value, _("people")),
    (Measure.COMMITMENT.value, _("commitment")),
    (Measure.DISBURSEMENT.value, _("disbursement")),
    (Measure.TOTAL_COST.value, _("total cost")),
    (Measure.UNSTATED.value, _("amount whose measure is not stated")),
    (Measure.SHARE.value, _("share")),
]
MONEY_MEASURES: Final = frozenset(
    {Measure.COMMITMENT, Measure.DISBURSEMENT, Measure.TOTAL_COST, Measure.UNSTATED}
)
QUALIFIERS: Final = [
    (Qualifier.EXACT.value, _("exactly")),
    (Qualifier.OVER.value, _("over")),
    (Qualifier.NEARLY.value, _("nearly")),
    (Qualifier.ABOUT.value, _("about")),
]
REACHES: Final = [
    (Reach.UNION.value, pgettext_lazy("reach", "the union's own work")),
    (Reach.PROVINCE.value, pgettext_lazy("reach", "the whole province")),
]
CURRENCY_CHOICES: Final = [(code, code) for code in CURRENCIES]
