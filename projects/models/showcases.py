"""The showcase of a project: its prose. Its facts stand in the programme's record."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partners.models import PartnerPage
from portal.core.blocks import ResultBlock
from portal.core.pages import BasePage
from portal.core.related import pages_in, related_groups
from portal.reports.story import FiguredStoryBlock
from projects.models.programmes import AidProgramme
from projects.querysets import ProjectQuerySet


class ProjectPage(BasePage):
    """The showcase of one project, for donors, partners and the people it is for."""

    QUERY_CEILING = 18
    SECTION = "projects"

    programme = models.ForeignKey(
        AidProgramme,
        null=True,
        on_delete=models.PROTECT,
        related_name="showcases",
        verbose_name=_("aid programme"),
        help_text=_("Status, dates, donors, places and amounts are kept there."),
    )
    partner = models.ForeignKey(
        PartnerPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner province"),
    )
    results = StreamField(
        [("result", ResultBlock())],
        blank=True,
        max_num=6,
        verbose_name=_("results"),
        help_text=_("What has been achieved in numbers, such as 12 classrooms built."),
    )
    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(ProjectQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in ("programme", "partner", "is_demo")
        ],
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("programme"), FieldPanel("partner")]),
        FieldPanel("results"),
        FieldPanel("body"),
        FieldPanel("is_demo"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("project showcase")
        verbose_name_plural = _("project showcases")

    @property
    def shown_programme(self) -> AidProgramme | None:
        """The programme, once it is public; a draft keeps its facts to itself."""
        return self.programme if self.programme and self.programme.live else None

    def partner_in_language(self) -> PartnerPage | None:
        """The partner's profile in this page's language, when it is live."""
        if self.partner_id is None:
            return None
        key = PartnerPage.objects.filter(pk=self.partner_id).values("translation_key")
        return PartnerPage.objects.in_language_of(self).filter(translation_key__in=key).first()

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `programme` and its `donors`, `localities`, `sectors`; `partner`; `related`."""
        programme = self.shown_programme
        return {
            "programme": programme,
            "donors": programme.published_donors() if programme else [],
            "localities": programme.localities.filter(live=True) if programme else [],
            "sectors": programme.sectors.filter(live=True) if programme else [],
            "partner": self.partner_in_language(),
            "related": related_groups(self),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """Everything related."""
        return pages_in(context["related"])
