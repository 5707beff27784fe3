"""Partner-province profiles."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partners.models.partnerships import Partnership
from partners.models.places import Country, Locality
from partners.profiles import profile_of
from partners.querysets import PartnerQuerySet
from portal.core.maps import map_figure
from portal.core.pages import BasePage
from portal.core.related import pages_in, related_groups
from portal.core.timelines import by_year
from portal.reports.story import FiguredStoryBlock


class PartnerPage(BasePage):
    """The profile of a province, city or prefecture that the union works with."""

    QUERY_CEILING = 20
    SECTION = "partners"

    # Nullable for previews of a page that is being written; the form asks for it.
    locality = models.ForeignKey(
        Locality,
        null=True,
        on_delete=models.PROTECT,
        related_name="profiles",
        verbose_name=_("locality"),
        help_text=_("Its records fill this page: the partnership, agreements, visits and more."),
    )
    website = models.URLField(_("website"), blank=True)
    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(PartnerQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in ("locality", "website", "is_demo")
        ],
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("locality"), FieldPanel("website")]),
        FieldPanel("body"),
        FieldPanel("is_demo"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["partners.PartnerIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("partner profile")
        verbose_name_plural = _("partner profiles")

    @property
    def country(self) -> Country | None:
        """The country in which it lies."""
        return self.locality.country if self.locality else None

    @cached_property
    def partnership(self) -> Partnership | None:
        """What ties it to us: to the whole province rather than to one of its districts."""
        if self.locality is None:
            return None
        shown = [entry for entry in self.locality.partnerships.all() if entry.live]
        return min(shown, key=lambda entry: (entry.home_id is not None, entry.pk), default=None)

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `profile`, which the records fill, its `map` and `years`, and `related`.

        What is related comes from the rooms above: joint projects, news.
        """
        prefetch_related_objects([self], Prefetch("locality", Locality.objects.with_ties()))
        profile = profile_of(self.locality, self.partnership) if self.locality else None
        context: dict[str, Any] = {"profile": profile, "related": related_groups(self)}
        if profile:
            context["years"] = by_year(profile.moments, newest_first=True)
        if profile and profile.points:
            context["map"] = map_figure(profile.points, title=gettext("Where it lies"))
        return context

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """Everything related."""
        return pages_in(context["related"])
