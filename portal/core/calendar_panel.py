"""What stands in the calendar soon, on the admin's first screen."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.core.calendar import (
    DAYS_AHEAD,
    CalendarKind,
    Span,
    agenda,
    by_day,
    reminded_since,
)
from portal.core.people import person_behind


class NextDaysPanel(Component):
    """The next thirty days, after what was missed."""

    name = "next_days"
    template_name = "core/admin/next_days_panel.html"
    order = 95

    def __init__(self, kinds: Sequence[CalendarKind]) -> None:
        self.kinds = kinds

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds `overdue` and `days`."""
        request = parent_context["request"]
        today = timezone.localdate()
        span = Span(reminded_since(self.kinds, today), today + timedelta(days=DAYS_AHEAD), today)
        items = agenda(person_behind(request), span, self.kinds)
        return {
            "request": request,
            "number_of_days": DAYS_AHEAD,
            "today": today,
            "overdue": [item for item in items if item.needs_reminding],
            "days": list(by_day(item for item in items if item.entry.starts_on >= today)),
        }
