"""The newest unread notices on the admin's first screen."""

from collections.abc import Mapping
from typing import Any, Final

from wagtail.admin.ui.components import Component

from portal.core.people import person_behind
from portal.translation.notices.keeping import notices_of
from portal.translation.notices.lines import for_lines, merged_lines

_SHOWN: Final = 5
# Enough to merge the changes of a busy day.
_READ: Final = 100


class NoticesPanel(Component):
    """Nothing when there is nothing unread: one query."""

    name = "translation_notices"
    template_name = "translation/notices/panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds `lines` and how many there are beyond them."""
        request = parent_context["request"]
        lines = merged_lines(for_lines(notices_of(person_behind(request)).unread())[:_READ])
        return {"request": request, "lines": lines[:_SHOWN], "more": len(lines) - _SHOWN}
