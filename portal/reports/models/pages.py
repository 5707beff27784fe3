"""Report pages and their listing."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.core.figures import Reach, Scope
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from portal.core.pages import BasePage
from portal.core.periods import Period
from portal.reports import downloads, opened, serving
from portal.reports.blocks import ReportBody
from portal.reports.choices import REACHES
from portal.reports.models.periods import ReportingPeriod
from portal.reports.publishing import keep_numbers
from portal.reports.querysets import ReportQuerySet
from portal.reports.registry import Question

# Wagtail serves no address with a full stop or a sign in it.
_ROWS = r"figures/(?P<address>(?:[\w-]+/){5})"
_FORMAT = r"(?P<suffix>\w+)/"
_VERSION = r"versions/(?P<number>\d{1,4})/"


class ReportPage(RoutablePageMixin, BasePage):
    """A report on a period: prose, and figures that are counted now while it is a draft.

    Publishing keeps the numbers as a version; from then on the page shows those.
    """

    QUERY_CEILING = 15
    SECTION = "projects"

    period = models.ForeignKey(
        ReportingPeriod,
        null=True,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("period"),
    )
    reach = models.CharField(
        _("whose work"), max_length=16, choices=REACHES, default=Reach.UNION.value
    )
    territory = models.ForeignKey(
        "partners.Locality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("place"),
        help_text=_("Empty: the whole territory of the union."),
    )
    with_predecessors = models.BooleanField(
        _("with the places that were merged into it"), default=False
    )
    body = StreamField(ReportBody(), blank=True, verbose_name=_("text"))
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(ReportQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in ("period", "reach", "territory", "with_predecessors", "is_demo")
        ],
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("period"),
                FieldRowPanel([FieldPanel("reach"), FieldPanel("territory")]),
                FieldPanel("with_predecessors"),
            ],
            heading=_("Period and scope"),
        ),
        FieldPanel("body"),
        FieldPanel("is_demo"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["reports.ReportIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def clean(self) -> None:
        """Versions and rows are cited by their address: it stays once a report is published."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk, first_published_at__isnull=False)
        slug = before.values_list("slug", flat=True).first()
        if slug and slug != self.slug:
            raise ValidationError(
                {"slug": _("A published report keeps its address: its figures are cited by it.")}
            )

    @property
    def question(self) -> Question:
        """What the figures are asked."""
        days = self.period.period if self.period else Period(None, None)
        scope = Scope(Reach(self.reach), self.territory_id, self.with_predecessors)
        return Question(days, scope)

    @property
    def period_name(self) -> str:
        """The period as the office calls it, in the reader's language."""
        return self.period.label if self.period else ""

    @property
    def place_name(self) -> str:
        """The place reported on, in the reader's language; "" for the whole territory."""
        return self.territory.label if self.territory else ""

    def save(
        self,
        clean: bool = True,
        user: AbstractBaseUser | None = None,
        log_action: Any = False,
        **kwargs: Any,
    ) -> Any:
        """Go live together with the numbers, or not at all.

        Raises:
            PublicationRefused: with the reasons, for people.
        """
        with transaction.atomic():
            saved = super().save(clean=clean, user=user, log_action=log_action, **kwargs)
            if self.live and self.changes_more_than_bookkeeping(kwargs.get("update_fields")):
                keep_numbers(self)
        return saved

    @cached_property
    def shown(self) -> serving.Shown:
        """The numbers that this page shows: those of its version, or live ones while a draft."""
        return serving.shown(self)

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds the printing, the version and what has changed since."""
        return serving.report_context(self, is_preview=getattr(request, "is_preview", False))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the page's own language; routes have nothing to do with it."""
        return BasePage.serve_preview(self, request, mode_name)

    @re_path(rf"^{_ROWS}$")
    def rows_route(self, request: HttpRequest, address: str) -> HttpResponse:
        """The rows behind one number."""
        return opened.rows_response(self.shown, request, address)

    @re_path(rf"^{_ROWS}{_FORMAT}$")
    def rows_file_route(self, request: HttpRequest, address: str, suffix: str) -> HttpResponse:
        """The same rows as a file."""
        return opened.rows_file(self.shown, request, address, suffix)

    @re_path(rf"^files/{_FORMAT}$")
    def file_route(self, request: HttpRequest, suffix: str) -> HttpResponse:
        """The report as a file."""
        return downloads.report_file(self.shown, request, suffix)

    @re_path(rf"^{_VERSION}$")
    def version_route(self, request: HttpRequest, number: str) -> HttpResponse:
        """The report as it read in an earlier version."""
        return serving.version_response(self, request, int(number))

    @re_path(rf"^{_VERSION}{_ROWS}$")
    def version_rows_route(self, request: HttpRequest, number: str, address: str) -> HttpResponse:
        """The rows behind a number of an earlier version."""
        return opened.rows_response(serving.in_version(self, int(number)), request, address)

    @re_path(rf"^{_VERSION}{_ROWS}{_FORMAT}$")
    def version_rows_file_route(
        self, request: HttpRequest, number: str, address: str, suffix: str
    ) -> HttpResponse:
        """The same rows as a file."""
        return opened.rows_file(serving.in_version(self, int(number)), request, address, suffix)

    @re_path(rf"^{_VERSION}files/{_FORMAT}$")
    def version_file_route(self, request: HttpRequest, number: str, suffix: str) -> HttpResponse:
        """An earlier version as a file."""
        return downloads.report_file(serving.in_version(self, int(number)), request, suffix)


class ReportIndexPage(ListingPage):
    """All reports, the latest period first."""

    SECTION = "projects"

    subpage_types = ["reports.ReportPage"]

    class Meta:
        verbose_name = _("listing of reports")

    @cached_property
    def reports(self) -> ReportQuerySet:
        """Every live report in this language."""
        return ReportPage.objects.below(self)

    def facets(self, request: HttpRequest) -> list[Facet]:
        """The year in which the period ends."""
        years = self.reports.order_by("-period__ends_on").values_list(
            "period__ends_on__year", flat=True
        )
        choices = [Choice(str(year), str(year)) for year in dict.fromkeys(years) if year]
        return [
            Facet("year", gettext("Year"), choices, chosen_value(request, "year", choices)),
        ]

    def narrowed(self, chosen: dict[str, str]) -> ReportQuerySet:
        """Reports by period."""
        reports = self.reports.for_listing()
        if year := chosen.get("year"):
            reports = reports.filter(period__ends_on__year=int(year))
        return reports
