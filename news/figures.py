"""What the newsroom brings out: articles, their translations, appearances elsewhere, bulletins.

News and bulletins are the union's own and belong to no single place: a question about one place
finds none of them.
"""

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from news.models import BulletinIssue, NewsPage, Outlet, Publication, Syndication, Topic
from portal.core.languages import SOURCE_LANGUAGE, TARGET_LANGUAGE
from portal.reports.registry import Dimension, Question, figure, register_unit

_ARTICLE = register_unit("article", _("articles"))
_APPEARANCE = register_unit("appearance", _("appearances"))
_ISSUE = register_unit("issue", _("issues"))

_TOPIC = Dimension("topic", _("Topic"), "topics", model=Topic, repeats=True)
_PUBLICATION = Dimension("publication", _("Publication"), "publication", model=Publication)


def _title_in(language: str) -> Coalesce:
    """The title of the live page in a language, to name the row in it."""
    pages = NewsPage.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    return Coalesce(Subquery(pages.values("title")[:1]), Value(""))


def _nowhere(rows: QuerySet, question: Question) -> QuerySet:
    return rows if question.scope.territory is None else rows.none()


def _articles(question: Question, language: str) -> QuerySet:
    articles = NewsPage.objects.shown().within(question.period)
    return _nowhere(articles.filter(locale__language_code=language), question).annotate(
        label_vi=_title_in(SOURCE_LANGUAGE),
        label_en=_title_in(TARGET_LANGUAGE),
        counted_on=TruncDate("published_at"),
    )


@figure(
    key="news-published",
    label=_("News published"),
    explanation=_("Vietnamese articles whose date is in the period; translations do not count."),
    unit=_ARTICLE,
    dated="counted_on",
    dimensions=(_TOPIC, Dimension("year", _("Year"), "published_at", is_year=True)),
)
def news_published(question: Question) -> QuerySet:
    """Live Vietnamese articles by their editorial date."""
    return _articles(question, SOURCE_LANGUAGE)


@figure(
    key="news-in-english",
    label=_("News in English"),
    explanation=_("English articles whose date is in the period."),
    unit=_ARTICLE,
    dated="counted_on",
    dimensions=(_TOPIC, Dimension("year", _("Year"), "published_at", is_year=True)),
)
def news_in_english(question: Question) -> QuerySet:
    """Live English articles by their editorial date, which they share with their source."""
    return _articles(question, TARGET_LANGUAGE)


@figure(
    key="news-syndicated",
    label=_("Articles that appeared elsewhere"),
    explanation=_("Appearances of our articles in other outlets, each by its own day."),
    unit=_APPEARANCE,
    dated="date",
    named="outlet",
    dimensions=(
        Dimension("outlet", _("Outlet"), "outlet", model=Outlet),
        Dimension("year", _("Year"), "date", is_year=True),
    ),
)
def news_syndicated(question: Question) -> QuerySet:
    """Appearances of live articles in outlets."""
    return _nowhere(Syndication.objects.published().within(question.period), question)


@figure(
    key="bulletins-planned",
    label=_("Bulletins planned"),
    explanation=_("Issues that were planned for a day of the period."),
    unit=_ISSUE,
    dated="planned_on",
    dimensions=(_PUBLICATION,),
)
def bulletins_planned(question: Question) -> QuerySet:
    """Issues by the day for which they were planned."""
    return _nowhere(BulletinIssue.objects.published().within(question.period), question)


@figure(
    key="bulletins-published",
    label=_("Bulletins published"),
    explanation=_("Issues that came out on a day of the period."),
    unit=_ISSUE,
    dated="published_on",
    dimensions=(_PUBLICATION,),
)
def bulletins_published(question: Question) -> QuerySet:
    """Issues by the day on which they came out."""
    return _nowhere(BulletinIssue.objects.published().published_within(question.period), question)
