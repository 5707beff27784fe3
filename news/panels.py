"""What an officer finds on the admin's first screen."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from news.models import NewsIndexPage, NewsPage

DRAFTS_SHOWN = 8


class NewsroomPanel(Component):
    """Where work begins: write, bring in, or go on with one's own drafts."""

    name = "newsroom"
    template_name = "news/admin/newsroom_panel.html"
    order = 90

    def __init__(self, index: NewsIndexPage, user: Any) -> None:
        self.index = index
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """One query, for the drafts."""
        drafts = NewsPage.objects.child_of(self.index).filter(
            owner=self.user, has_unpublished_changes=True
        )
        address = ("news", "newspage", self.index.pk)
        return {
            "write_url": reverse("wagtailadmin_pages:add", args=address),
            "import_url": reverse("import_articles"),
            "drafts": drafts.order_by("-latest_revision_created_at")[:DRAFTS_SHOWN],
        }
