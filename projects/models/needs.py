"""The needs list for donors: what is sought, and what has found its funds."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.core.pages import BasePage
from portal.core.translation_policy import TranslationRule
from portal.reports.story import FiguredStoryBlock
from projects.models.proposals import Proposal
from projects.models.showcases import ProjectPage

FUNDED_SHOWN = 12


class NeedsPage(BasePage):
    """Everything for which a donor is sought, by sector, straight from the records."""

    QUERY_CEILING = 12
    SECTION = "projects"
    TRANSLATION_RULE = TranslationRule.ASK

    body = StreamField(
        FiguredStoryBlock(), blank=True, verbose_name=_("text"), help_text=_("How to get in touch.")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("needs list")
        verbose_name_plural = _("needs lists")

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `open_needs` by sector, and what has been `funded`, with its showcase."""
        proposals = Proposal.objects.published().named().select_related("sector", "locality")
        open_needs = proposals.open().order_by("sector__sort_key", "sort_key")
        funded = proposals.funded().order_by("-funded_on")[:FUNDED_SHOWN]
        return {
            "open_needs": open_needs,
            "funded": self._with_showcases(funded),
        }

    def _with_showcases(self, funded: Iterable[Proposal]) -> list[dict[str, Any]]:
        """Each funded need with the page of what it became, in this language."""
        needs = list(funded)
        programmes = [need.programme_id for need in needs if need.programme_id]
        pages = ProjectPage.objects.in_language_of(self).about(pk__in=programmes)
        showcases = {page.programme_id: page for page in pages.defer("body", "results")}
        return [{"need": need, "showcase": showcases.get(need.programme_id)} for need in needs]
