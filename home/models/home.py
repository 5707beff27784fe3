"""The home page of each language. It composes itself from what the rooms below publish."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from news.models import NewsPage
from partners.models import PartnerPage
from portal.core.blocks import StatedFigureBlock
from portal.core.pages import BasePage
from portal.core.seo import SharePicture, organisation_data
from portal.core.settings import SiteIdentity
from projects.models import ProjectPage

NEWS_SHOWN = 9
PARTNERS_SHOWN = 8
PROJECTS_SHOWN = 4


class HomePage(BasePage):
    """The first page of one language. Nobody has to arrange it."""

    QUERY_CEILING = 18
    SECTION = "news"

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
    ]

    class Meta:
        verbose_name = _("home page")

    def structured_data(
        self, url: str, picture: SharePicture | None, identity: SiteIdentity | None
    ) -> dict[str, Any]:
        """The union itself."""
        return organisation_data(identity, url)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go straight to the page under an address instead of walking down the tree to it."""
        if path_components:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            if page := Page.objects.filter(url_path=url_path).first():
                return page.specific.route(request, [])
        return super().route(request, path_components)

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `lead`, `seconds` (two), `latest`, `partners` and `projects`."""
        context = super().get_context(request, *args, **kwargs)
        stories = self._stories()
        context["lead"] = stories[0] if stories else None
        context["seconds"] = stories[1:3]
        context["latest"] = stories[3:]
        context["partners"] = list(
            PartnerPage.objects.in_language_of(self)
            .select_related("country")
            .defer("body")
            .order_by("title")[:PARTNERS_SHOWN]
        )
        context["projects"] = list(
            ProjectPage.objects.in_language_of(self)
            .for_cards()
            .order_by("-starts_on", "title")[:PROJECTS_SHOWN]
        )
        return context
