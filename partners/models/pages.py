"""Partner-province profiles and their listing."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partners.models.places import Country, Locality
from partners.models.sectors import Sector
from partners.querysets import PartnerQuerySet
from portal.core.blocks import StoryBlock
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from portal.core.pages import BasePage
from portal.core.related import pages_in, related_groups


class PartnerPage(BasePage):
    """The profile of a province, city or prefecture that the union works with."""

    QUERY_CEILING = 14
    SECTION = "partners"

    class Tier(models.TextChoices):
        """How close the partnership is."""

        TRADITIONAL = "traditional", _("Traditional partner")
        STRATEGIC = "strategic", _("Strategic partner")
        PROSPECTIVE = "prospective", _("Prospective partner")
        SEEKING = "seeking", _("Seeking a partner")

    # Nullable for previews of a page that is being written; the form asks for it.
    country = models.ForeignKey(
        Country,
        null=True,
        on_delete=models.PROTECT,
        related_name="profiles",
        verbose_name=_("country"),
    )
    locality = models.ForeignKey(
        Locality,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profiles",
        verbose_name=_("locality"),
        help_text=_("The record that agreements and delegations refer to."),
    )
    native_name = models.CharField(_("name in its own language"), max_length=120, blank=True)
    tier = models.CharField(_("partnership"), max_length=16, choices=Tier.choices)
    since = models.PositiveSmallIntegerField(
        _("partners since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1945), MaxValueValidator(2100)],
        help_text=_("The year; empty when it is not known."),
    )
    website = models.URLField(_("website"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    sectors = ParentalManyToManyField(
        Sector, blank=True, related_name="profiles", verbose_name=_("fields of cooperation")
    )
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(PartnerQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in (
                "country", "locality", "native_name", "tier", "since", "website", "latitude",
                "longitude", "sectors", "is_demo",
            )
        ],
    ]  # fmt: skip
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("locality")]),
                FieldRowPanel([FieldPanel("tier"), FieldPanel("since")]),
                FieldRowPanel([FieldPanel("native_name"), FieldPanel("website")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("sectors"),
            ],
            heading=_("Partnership"),
        ),
        FieldPanel("body"),
        FieldPanel("is_demo"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("tier"),
    ]
    parent_page_types = ["partners.PartnerIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("partner profile")
        verbose_name_plural = _("partner profiles")

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `sectors` and `related`: what other rooms know about this partner."""
        return {
            "sectors": [sector for sector in self.sectors.all() if sector.live],
            "related": related_groups(self),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """Everything related."""
        return pages_in(context["related"])


class PartnerIndexPage(ListingPage):
    """All partners, narrowed by country and closeness."""

    SECTION = "partners"

    subpage_types = ["partners.PartnerPage"]

    class Meta:
        verbose_name = _("partner listing")

    @cached_property
    def profiles(self) -> PartnerQuerySet:
        """Every live profile in this language."""
        return PartnerPage.objects.below(self)

    def facets(self, request: HttpRequest) -> list[Facet]:
        """Country and tier, as far as live profiles have them."""
        countries = [
            Choice(country.iso2.lower(), str(country.label))
            for country in Country.objects.published().filter(profiles__in=self.profiles).distinct()
        ]
        tiers = [Choice(str(value), str(label)) for value, label in PartnerPage.Tier.choices]
        return [
            Facet(
                "country",
                gettext("Country"),
                countries,
                chosen_value(request, "country", countries),
            ),
            Facet("tier", gettext("Partnership"), tiers, chosen_value(request, "tier", tiers)),
        ]

    def narrowed(self, chosen: dict[str, str]) -> PartnerQuerySet:
        """Profiles by title."""
        profiles = self.profiles.for_cards().order_by("country__sort_key", "title")
        if country := chosen.get("country"):
            profiles = profiles.filter(country__iso2=country.upper())
        if tier := chosen.get("tier"):
            profiles = profiles.filter(tier=tier)
        return profiles
