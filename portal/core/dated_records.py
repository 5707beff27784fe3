"""Records that happen or hold between two dates, and the questions about them."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from portal.core.periods import Period
from portal.core.records import RecordQuerySet


def between(column: str, period: Period) -> Q:
    """The condition that a date lies in the period; a date that is not known lies in none."""
    condition = Q(**{f"{column}__isnull": False})
    if period.starts_on:
        condition &= Q(**{f"{column}__gte": period.starts_on})
    if period.ends_on:
        condition &= Q(**{f"{column}__lte": period.ends_on})
    return condition


def refuse_reversed(**ends: tuple[date | int | None, date | int | None]) -> None:
    """Check pairs of dates, each given as the name of its second field = (first, second).

    Raises:
        ValidationError: with a message on every second field that lies before the first.
    """
    errors = {
        name: _("The end lies before the start.")
        for name, (first, second) in ends.items()
        if first is not None and second is not None and second < first  # type: ignore[operator]
    }
    if errors:
        raise ValidationError(errors)


class DatedQuerySet(RecordQuerySet):
    """Questions about records with a first and a last day.

    Subclasses name the columns. What has only a first day lasted that one day, unless
    `OPEN_ENDED` says that it goes on until somebody ends it.
    """

    START: ClassVar[str] = "starts_on"
    END: ClassVar[str] = "ends_on"
    OPEN_ENDED: ClassVar[bool] = False

    def within(self, period: Period) -> Self:
        """What overlaps the period. Nobody knows whether something without a first day does."""
        found = self.filter(**{f"{self.START}__isnull": False})
        if period.ends_on:
            found = found.filter(**{f"{self.START}__lte": period.ends_on})
        if not period.starts_on:
            return found
        if self.OPEN_ENDED:
            not_over = Q(**{f"{self.END}__gte": period.starts_on}) | Q(
                **{f"{self.END}__isnull": True}
            )
            return found.filter(not_over)
        return found.alias(last_day=Coalesce(self.END, self.START)).filter(
            last_day__gte=period.starts_on
        )

    def newest_first(self) -> Self:
        """The latest on top; what has no date comes last."""
        return self.order_by(F(self.START).desc(nulls_last=True), "sort_key", "pk")
