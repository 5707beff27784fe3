"""The pages of a long list."""

from typing import Any, Final

from django.core.paginator import Page
from django.db.models import Count, Window
from wagtail.admin.paginator import WagtailPaginator

# Nobody turns to a page with more digits, and databases do not count further.
_MOST_DIGITS: Final = 9


class CountingPaginator(WagtailPaginator):
    """Learns how many rows there are from the rows of the page: one query for both."""

    def get_page(self, number: Any) -> Page:
        """As Django does: nonsense is the first page, and beyond the last is the last."""
        asked = str(number or 1)
        if not asked.isdecimal() or len(asked) > _MOST_DIGITS or not int(asked):
            return super().get_page(number)
        start = (int(asked) - 1) * self.per_page
        counted = self.object_list.annotate(rows_found=Window(Count("pk")))
        rows = list(counted[start : start + self.per_page])
        if not rows and start:
            return super().get_page(number)
        self.count = rows[0].rows_found if rows else 0
        return self._get_page(rows, int(asked), self)
