"""Numbers of figures as people read them."""

from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from portal.core.dates import listed_date
from portal.core.quantities import written_number, written_percent
from portal.translation.statistics.figures import Fact, Kind

_HOURS_A_DAY: Final = 24
# Up to here hours say more than days.
_MOST_HOURS: Final = 48


def written(value: Decimal | None, kind: Kind) -> str:
    """The number with its unit; a dash where nothing was measured."""
    if value is None:
        return "–"
    if kind == Kind.SHARE:
        return written_percent(value)
    if kind == Kind.COUNT:
        return written_number(value)
    hours = value if kind == Kind.HOURS else value * _HOURS_A_DAY
    if kind == Kind.HOURS and hours < _MOST_HOURS:
        return gettext("%(number)s hours") % {"number": written_number(hours, 1)}
    return gettext("%(number)s days") % {"number": written_number(hours / _HOURS_A_DAY, 1)}


def written_fact(fact: Fact) -> str:
    """What stands beside a row."""
    if fact is None:
        return "–"
    if isinstance(fact, date):
        return listed_date(fact)
    return fact if isinstance(fact, str) else written_number(fact)


def unit_of(kind: Kind) -> str:
    """What stands in a file's heading, where cells are bare numbers."""
    match kind:
        case Kind.HOURS:
            return gettext("hours")
        case Kind.DAYS:
            return gettext("days")
        case Kind.SHARE:
            return gettext("1 is all")
    return ""
