"""The home page of each language. It composes itself from what the rooms below publish."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from news.models import NewsPage
from partners.models import PartnerPage
from portal.core.blocks import StatedFigureBlock
from portal.core.pages import BasePage
from portal.core.seo import SharePicture, organisation_data
from portal.core.settings import SiteIdentity
from portal.core.translation_policy import TranslationRule
from projects.models import ProjectPage

NEWS_SHOWN = 9
PARTNERS_SHOWN = 8
PROJECTS_SHOWN = 4


class HomePage(BasePage):
    """The first page of one language. Nobody has to arrange it."""

    QUERY_CEILING = 18
    SECTION = "news"
    TRANSLATION_RULE = TranslationRule.ASK

    featured = models.ForeignKey(
        NewsPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("Empty: the newest article leads."),
    )
    figures = StreamField(
        [("figure", StatedFigureBlock())],
        blank=True,
        max_num=4,
        verbose_name=_("stated figures"),
    )

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("featured", overridable=False),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("featured"), FieldPanel("figures")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.SectionPage",
        "home.StandardPage",
        "news.NewsIndexPage",
        "partners.PartnerIndexPage",
        "projects.ProjectIndexPage",
        "reports.ReportIndexPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def structured_data(
        self, url: str, picture: SharePicture | None, identity: SiteIdentity | None
    ) -> dict[str, Any]:
        """The union itself."""
        return organisation_data(identity, url)

    def _stories(self) -> list[NewsPage]:
        """The newest articles, the featured one in front."""
        newest = NewsPage.objects.in_language_of(self).newest_first().for_cards()
        if self.featured_id is None:
            return list(newest[:NEWS_SHOWN])
        key = NewsPage.objects.filter(pk=self.featured_id).values("translation_key")
        featured = list(
            NewsPage.objects.in_language_of(self).filter(translation_key__in=key).for_cards()
        )
        others = newest.exclude(pk__in=[page.pk for page in featured])
        return [*featured, *others[: NEWS_SHOWN - len(featured)]]

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `lead`, `seconds` (two), `latest`, `partners` and `projects`."""
        stories = self._stories()
        partners = PartnerPage.objects.in_language_of(self).with_partnerships().by_country()
        projects = ProjectPage.objects.in_language_of(self).for_cards()
        return {
            "lead": stories[0] if stories else None,
            "seconds": stories[1:3],
            "latest": stories[3:],
            "partners": list(
                partners.order_by("locality__country__sort_key", "title")[:PARTNERS_SHOWN]
            ),
            "projects": list(projects.newest_first()[:PROJECTS_SHOWN]),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """Stories and projects."""
        lead = [context["lead"]] if context["lead"] else []
        return [*lead, *context["seconds"], *context["latest"], *context["projects"]]
