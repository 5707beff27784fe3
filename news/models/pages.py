"""News articles and their listing."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from news.models.topics import Topic
from news.querysets import NewsQuerySet
from partners.models import PartnerPage
from portal.core.blocks import plain_text
from portal.core.languages import base_language
from portal.core.listing_pages import ListingPage
from portal.core.listings import Choice, Facet, chosen_value
from portal.core.pages import BasePage
from portal.core.reading import reading_minutes
from portal.core.seo import SharePicture, article_data, organisation_data
from portal.core.settings import SiteIdentity
from portal.reports.story import FiguredStoryBlock
from projects.models import ProjectPage

RELATED_SHOWN = 3


class NewsPage(BasePage):
    """An article."""

    QUERY_CEILING = 12
    SECTION = "news"
    TRANSLATION_DAYS = 2

    published_at = models.DateTimeField(
        _("date and time"),
        null=True,
        blank=True,
        default=timezone.now,
        db_index=True,
        help_text=_("As printed above the article; needed before it can be published."),
    )
    body = StreamField(FiguredStoryBlock(), blank=True, verbose_name=_("text"))
    author = models.CharField(_("author"), max_length=120, blank=True)
    photo_credit = models.CharField(_("photographs by"), max_length=120, blank=True)
    source_name = models.CharField(
        _("source"),
        max_length=160,
        blank=True,
        help_text=_("The newspaper or office, when the article comes from elsewhere."),
    )
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="articles", verbose_name=_("topics")
    )
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    objects = PageManager.from_queryset(NewsQuerySet)()

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in (
                "published_at", "author", "photo_credit", "source_url", "topics", "is_demo",
            )
        ],
    ]  # fmt: skip
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("published_at"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("photo_credit")]),
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
            ],
            heading=_("Who wrote it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("topics"),
                InlinePanel("partner_links", label=_("Partner"), heading=_("Partners")),
                InlinePanel("project_links", label=_("Project"), heading=_("Projects")),
            ],
            heading=_("What it is about"),
        ),
        FieldPanel("is_demo"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("author"),
        index.FilterField("published_at"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def minimal_clean(self) -> None:
        """An imported draft may wait for its title; no title is made up for it."""
        if self.title:
            super().minimal_clean()
        else:
            self._set_core_field_defaults()
            self._check_slug_is_unique()

    def full_clean(self, exclude: Collection[str] | None = None, **kwargs: Any) -> None:
        """A page without title may be saved as long as it is a draft."""
        exclude = set(exclude or ())
        if not self.live and not self.title:
            exclude |= {"title", "draft_title"}
        super().full_clean(exclude=exclude, **kwargs)

    def get_admin_display_title(self) -> str:
        """What the admin's lists call the page, also while it waits for its title."""
        return super().get_admin_display_title() or gettext("(no title yet)")

    def subjects(self) -> list[tuple[str, str, str]]:
        """Its topics."""
        return [(topic.slug, topic.label_vi, topic.label_en) for topic in self.topics.all()]

    @property
    def shown_date(self) -> datetime | None:
        """The editorial date, the same in both languages."""
        return self.published_at

    def structured_data(
        self, url: str, picture: SharePicture | None, identity: SiteIdentity | None
    ) -> dict[str, Any]:
        """A NewsArticle, published by the union."""
        publisher = organisation_data(identity, "")
        return article_data(self, url, picture, publisher, self.author)

    def about(self, *, is_preview: bool = False) -> list[Page]:
        """The partners and projects it is about, as far as they are live in its language.

        One query for both: plain pages, with `partnerpage` or `projectpage` loaded. Only a
        preview's links are in memory and not in the database.
        """
        if is_preview:
            partners = [link.partner_id for link in self.partner_links.all()]
            projects = [link.project_id for link in self.project_links.all()]
        else:
            partners = NewsPagePartner.objects.filter(page=self).values("partner")
            projects = NewsPageProject.objects.filter(page=self).values("project")
        linked = Page.objects.filter(Q(pk__in=partners) | Q(pk__in=projects))
        keys = linked.values("translation_key")
        return list(
            Page.objects.live()
            .filter(locale_id=self.locale_id, alias_of=None, translation_key__in=keys)
            .select_related("partnerpage", "projectpage")
            .order_by("title")
        )

    def more_on_its_topics(self, topics: list[Topic]) -> list["NewsPage"]:
        """The newest other articles on any of its topics."""
        if not topics:
            return []
        return list(
            NewsPage.objects.in_language_of(self)
            .filter(topics__in=topics)
            .exclude(pk=self.pk)
            .distinct()
            .newest_first()
            .for_rows()[:RELATED_SHOWN]
        )

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds `topics`, `partners`, `projects`, `more` and `reading_minutes`."""
        topics = [topic for topic in self.topics.all() if topic.live]
        about = self.about(is_preview=getattr(request, "is_preview", False))
        language = base_language(self.locale.language_code)
        return {
            "topics": topics,
            "partners": [page.partnerpage for page in about if hasattr(page, "partnerpage")],
            "projects": [page.projectpage for page in about if hasattr(page, "projectpage")],
            "more": self.more_on_its_topics(topics),
            "reading_minutes": reading_minutes(plain_text(self.body), language),
        }

    def pictured(self, context: dict[str, Any]) -> Iterable[BasePage]:
        """The other articles shown below."""
        return context["more"]


class NewsPagePartner(Orderable):
    """A partner that an article is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="partner_links")
    partner = models.ForeignKey(
        PartnerPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("partner")
    )
    panels = [FieldPanel("partner")]


class NewsPageProject(Orderable):
    """A project that an article is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="project_links")
    project = models.ForeignKey(
        ProjectPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("project")
    )
    panels = [FieldPanel("project")]


class NewsIndexPage(ListingPage):
    """All news, newest first, narrowed by topic and year."""

    SECTION = "news"

    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news listing")

    @cached_property
    def articles(self) -> NewsQuerySet:
        """Every live article in this language."""
        return NewsPage.objects.below(self)

    def facets(self, request: HttpRequest) -> list[Facet]:
        """Topics and years that have live articles; a topic without a name here is left out."""
        topics = [
            Choice(topic.slug, str(topic.label))
            for topic in Topic.objects.published().filter(articles__in=self.articles).distinct()
            if topic.label
        ]
        years = [
            Choice(str(year.year), str(year.year))
            for year in self.articles.datetimes("published_at", "year", order="DESC")
        ]
        return [
            Facet("topic", gettext("Topic"), topics, chosen_value(request, "topic", topics)),
            Facet("year", gettext("Year"), years, chosen_value(request, "year", years)),
        ]

    def narrowed(self, chosen: dict[str, str]) -> NewsQuerySet:
        """Articles, the newest first."""
        articles = self.articles.newest_first().for_rows()
        if topic := chosen.get("topic"):
            articles = articles.filter(topics__slug=topic)
        if year := chosen.get("year"):
            articles = articles.filter(published_at__year=int(year))
        return articles
