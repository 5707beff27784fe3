"""Every figure of the newsroom counts the rows that it says."""

from datetime import UTC, date, datetime

import pytest

from portal.core.figures import Scope
from portal.core.periods import Period
from portal.reports.answers import Answer, Ask, prove
from portal.reports.asking import Asker
from portal.reports.registry import Question
from portal.reports.rows import counted_rows
from tests.factories import NewsPageFactory, TopicFactory
from tests.factories_news import BulletinIssueFactory, SyndicationFactory

pytestmark = pytest.mark.django_db
FIRST_HALF = Period.half_year(2023, 1)
IN_MAY = datetime(2023, 5, 30, 1, 8, tzinfo=UTC)
IN_JULY = datetime(2023, 7, 1, 1, 0, tzinfo=UTC)


def answer(key: str, dimension: str = "", scope: Scope | None = None) -> Answer:
    """The proven answer for the first half of 2023."""
    question, ask = Question(FIRST_HALF, scope or Scope()), Ask(key, dimension)
    return prove(Asker(question).answer(ask), counted_rows(ask, question))


def total(key: str, scope: Scope | None = None) -> int:
    return int(answer(key, scope=scope).totals[0].quantity.value)


@pytest.fixture
def articles(homes):
    topic = TopicFactory()
    first = NewsPageFactory(home=homes["vi"], published_at=IN_MAY, title="Bài một")
    first.topics.set([topic, TopicFactory()])
    first.save()
    NewsPageFactory(home=homes["vi"], published_at=IN_JULY)
    NewsPageFactory(home=homes["vi"], published_at=IN_MAY, live=False)
    english = NewsPageFactory(home=homes["en"], published_at=IN_MAY, title="Article one")
    type(english).objects.filter(pk=english.pk).update(translation_key=first.translation_key)
    return first


def test_news_published(articles):
    assert total("news-published") == 1
    assert len(answer("news-published", "topic").groups) == 2
    assert total("news-published", Scope(territory=1)) == 0
    (row,) = counted_rows(Ask("news-published"), Question(FIRST_HALF))
    assert (row.label_vi, row.label_en) == ("Bài một", "Article one")
    assert row.on == date(2023, 5, 30)


def test_news_in_english(articles):
    assert total("news-in-english") == 1
    assert answer("news-in-english", "year").groups[0].group == "2023"


def test_news_syndicated(articles):
    appeared = SyndicationFactory(article=articles, date=date(2023, 6, 1))
    SyndicationFactory(article=articles, date=date(2023, 7, 1))
    (line,) = answer("news-syndicated", "outlet").groups
    assert line.label_en == appeared.outlet.label_en
    assert total("news-syndicated") == 1


def test_bulletins_planned(homes):
    BulletinIssueFactory(planned_on=date(2023, 3, 1), published_on=date(2023, 7, 5))
    BulletinIssueFactory(planned_on=date(2023, 9, 1))
    assert total("bulletins-planned") == 1


def test_bulletins_published(homes):
    BulletinIssueFactory(planned_on=date(2023, 3, 1), published_on=date(2023, 7, 5))
    BulletinIssueFactory(planned_on=date(2022, 12, 1), published_on=date(2023, 1, 5))
    assert total("bulletins-published") == 1
    assert len(answer("bulletins-published", "publication").groups) == 1
