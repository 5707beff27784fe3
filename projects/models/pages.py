"""Project showcases and their listing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partners.models import Locality, Organisation, PartnerPage, Sector
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from portal.core.pages import BasePage
from portal.core.related import pages_in, related_groups
from portal.reports.story import FiguredStoryBlock
from projects.models.amounts import CURRENCY_CHOICES
from projects.querysets import ProjectQuerySet


class ProjectPage(BasePage):
    """The showcase of one project, for donors, partners and the people it is for."""

    QUERY_CEILING = 14
    SECTION = "projects"

    class Status(models.TextChoices):
        """Where the project stands."""

        SEEKING = "seeking", _("Seeking funds")
        PREPARING = "preparing", _("In preparation")
        ACTIVE = "active", _("Under way")
        COMPLETED = "completed", _("Completed")
        SUSPENDED = "suspended", _("Suspended")

    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    committed = models.DecimalField(
        _("committed"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Empty when it is not known: unknown is not zero."),
    )
    disbursed = models.DecimalField(
        _("disbursed"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    currency = models.CharField(
        _("currency"), max_length=3, choices=CURRENCY_CHOICES, default="USD"
    )
    partner = models.ForeignKey(
        PartnerPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner province"),
    )
    localities = ParentalManyToManyField(
        Locality, blank=True, related_name="showcases", verbose_name=_("places")
    )
    sectors = ParentalManyToManyField(
        Sector, blank=True, related_name="showcases", verbose_name=_("sectors")
    )
    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(ProjectQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in (
                "status", "starts_on", "ends_on", "committed", "disbursed", "currency", "partner",
                "localities", "sectors", "is_demo",
            )
        ],
    ]  # fmt: skip
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("status"), FieldPanel("starts_on"), FieldPanel("ends_on")]
                ),
                FieldRowPanel(
                    [FieldPanel("committed"), FieldPanel("disbursed"), FieldPanel("currency")]
                ),
                InlinePanel("donors", label=_("Donor"), heading=_("Donors")),
                FieldPanel("localities"),
                FieldPanel("sectors"),
                FieldPanel("partner"),
            ],
            heading=_("Project"),
        ),
        FieldPanel("body"),
        FieldPanel("is_demo"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("status"),
    ]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("project showcase")
        verbose_name_plural = _("project showcases")

    def clean(self) -> None:
        """A project does not end before it starts."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end lies before the start.")})

    @property
    def disbursed_share(self) -> Decimal | None:
        """Disbursed over committed, 0 to 1 and above; None when either is unknown."""
        if self.committed and self.disbursed is not None:
            return self.disbursed / self.committed
        return None

    def published_donors(self) -> list[Organisation]:
        """Who gives to it: one query for one project, none where a listing brought them along."""
        loaded = "donors" in getattr(self, "_prefetched_objects_cache", {})
        entries = self.donors.all() if loaded else self.donors.select_related("organisation")
        return [entry.organisation for entry in entries if entry.organisation.live]

    def partner_in_language(self) -> PartnerPage | None:
        """The partner's profile in this page's language, when it is live."""
        if self.partner_id is None:
            return None
        key = PartnerPage.objects.filter(pk=self.partner_id).values("translation_key")
        return PartnerPage.objects.in_language_of(self).filter(translation_key__in=key).first()

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `donors`, `localities`, `sectors`, `partner` and `related`."""
        return {
            "donors": self.published_donors(),
            "localities": [place for place in self.localities.all() if place.live],
            "sectors": [sector for sector in self.sectors.all() if sector.live],
            "partner": self.partner_in_language(),
            "related": related_groups(self),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """Everything related."""
        return pages_in(context["related"])


class ProjectDonor(Orderable):
    """Who gives to a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="donors")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="showcases",
        verbose_name=_("organisation"),
    )

    panels = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("donor")
        verbose_name_plural = _("donors")


class ProjectIndexPage(ListingPage):
    """All projects, narrowed by status, sector and donor."""

    SECTION = "projects"

    subpage_types = ["projects.ProjectPage"]

    class Meta:
        verbose_name = _("project listing")

    @cached_property
    def showcases(self) -> ProjectQuerySet:
        """Every live showcase in this language."""
        return ProjectPage.objects.below(self)

    def facets(self, request: HttpRequest) -> list[Facet]:
        """Status, sector and donor, as far as live showcases have them."""
        statuses = [Choice(str(value), str(label)) for value, label in ProjectPage.Status.choices]
        sectors = [
            Choice(sector.slug, str(sector.label))
            for sector in Sector.objects.published().filter(showcases__in=self.showcases).distinct()
            if sector.label
        ]
        donors = [
            Choice(str(donor.pk), str(donor.label))
            for donor in Organisation.objects.published()
            .filter(showcases__page__in=self.showcases)
            .distinct()
            if donor.label
        ]
        return [
            Facet("status", gettext("Status"), statuses, chosen_value(request, "status", statuses)),
            Facet("sector", gettext("Sector"), sectors, chosen_value(request, "sector", sectors)),
            Facet("donor", gettext("Donor"), donors, chosen_value(request, "donor", donors)),
        ]

    def narrowed(self, chosen: dict[str, str]) -> ProjectQuerySet:
        """Showcases, the latest to start first."""
        showcases = self.showcases.for_cards().order_by("-starts_on", "title")
        if status := chosen.get("status"):
            showcases = showcases.filter(status=status)
        if sector := chosen.get("sector"):
            showcases = showcases.filter(sectors__slug=sector)
        if donor := chosen.get("donor"):
            showcases = showcases.filter(donors__organisation=donor).distinct()
        return showcases
