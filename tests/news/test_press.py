"""Appearances elsewhere and the union's own bulletins, as reports count them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from news.models import BulletinIssue, NewsPage, Syndication
from portal.core.periods import Period
from tests.factories import NewsPageFactory
from tests.factories_news import BulletinIssueFactory, PublicationFactory, SyndicationFactory

pytestmark = pytest.mark.django_db
NOVEMBER = Period.own(date(2026, 11, 1), date(2026, 11, 30))


def test_an_article_in_two_outlets_is_one_syndicated_article(homes) -> None:
    article, alone = NewsPageFactory(home=homes["vi"]), NewsPageFactory(home=homes["vi"])
    SyndicationFactory(article=article)
    SyndicationFactory(article=article, date=date(2026, 10, 1))
    assert list(NewsPage.objects.syndicated()) == [article]
    assert set(NewsPage.objects.within(Period.own(None, None))) == {article, alone}
    assert Syndication.objects.published().within(NOVEMBER).count() == 1


def test_a_translation_is_not_counted_a_second_time(homes) -> None:
    appearance = SyndicationFactory.build(article=NewsPageFactory(home=homes["en"]))
    with pytest.raises(ValidationError) as refused:
        appearance.clean()
    assert set(refused.value.message_dict) == {"article"}


def test_articles_belong_to_the_day_in_vietnam(homes) -> None:
    article = NewsPageFactory(home=homes["vi"], published_at="2026-10-31T17:30:00Z")
    assert article in NewsPage.objects.within(NOVEMBER)


def test_an_issue_is_named_after_its_publication() -> None:
    issue = BulletinIssueFactory(number="3/2026")
    assert issue.label_en == "Friendship bulletin, issue 3/2026"
    issue.publication.label_en = "Bulletin of friendship"
    issue.publication.save()
    issue.refresh_from_db()
    assert issue.label_en == "Bulletin of friendship, issue 3/2026"


def test_without_an_english_name_there_is_no_english_issue() -> None:
    assert BulletinIssueFactory(publication=PublicationFactory(label_en="")).label_en == ""


def test_planned_and_published_are_two_questions() -> None:
    planned = BulletinIssueFactory(planned_on=date(2026, 11, 10))
    out = BulletinIssueFactory(planned_on=date(2026, 10, 10), published_on=date(2026, 11, 2))
    assert list(BulletinIssue.objects.within(NOVEMBER)) == [planned]
    assert list(BulletinIssue.objects.published_within(NOVEMBER)) == [out]


def test_an_issue_has_a_day() -> None:
    with pytest.raises(ValidationError):
        BulletinIssueFactory.build(publication=PublicationFactory(), planned_on=None).clean()
