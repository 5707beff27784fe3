"""Pages that stand for years: about the union, how to cooperate, legal notes."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portal.core.pages import BasePage
from portal.core.translation_policy import TranslationRule
from portal.reports.story import FiguredStoryBlock


class SectionPage(BasePage):
    """A section with an introduction and the pages below it."""

    QUERY_CEILING = 12
    TRANSLATION_RULE = TranslationRule.ASK

    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["home.SectionPage", "home.StandardPage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `pages`: what stands in this section, in the order of the page tree."""
        if not self.path:
            return {"pages": []}
        children = Page.objects.child_of(self).live().filter(alias_of=None).order_by("path")
        return {"pages": list(children.specific())}


class StandardPage(BasePage):
    """A page of text."""

    QUERY_CEILING = 12

    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
