"""The figures about translations count the rows that they say."""

from datetime import UTC, date, datetime

import pytest

from portal.core.figures import Scope
from portal.core.periods import Period
from portal.reports.answers import Answer, Ask, prove
from portal.reports.asking import Asker
from portal.reports.registry import Question
from portal.reports.rows import counted_rows
from portal.translation.models import Job
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db
FIRST_HALF = Period.half_year(2023, 1)
LAST_DAY = datetime(2023, 6, 30, 16, 59, tzinfo=UTC)
NEXT_DAY = datetime(2023, 6, 30, 17, 0, tzinfo=UTC)


def answer(key: str, dimension: str = "", scope: Scope | None = None) -> Answer:
    """The proven answer for the first half of 2023."""
    question, ask = Question(FIRST_HALF, scope or Scope()), Ask(key, dimension)
    return prove(Asker(question).answer(ask), counted_rows(ask, question))


def total(key: str, scope: Scope | None = None) -> int:
    return int(answer(key, scope=scope).totals[0].quantity.value)


def translated(homes, title: str, live: datetime | None, words: int) -> None:
    page = NewsPageFactory(home=homes["vi"], title=title)
    job = {"first_live_at": live, "words": words, "source_page": page, "title": title}
    Job.objects.update_or_create(
        translation_key=page.translation_key,
        target_locale=homes["en"].locale,
        defaults={**job, "content_type": page.content_type, "source_locale": page.locale},
    )
    english = NewsPageFactory(home=homes["en"], title=f"{title} in English")
    type(english).objects.filter(pk=english.pk).update(translation_key=page.translation_key)


@pytest.fixture
def translations(homes):
    translated(homes, "Một", LAST_DAY, 120)
    translated(homes, "Hai", LAST_DAY, 80)
    translated(homes, "Ba", NEXT_DAY, 1000)
    translated(homes, "Bốn", None, 1000)


def test_translations_published(translations):
    assert total("translations-published") == 2
    assert answer("translations-published", "year").groups[0].group == "2023"
    assert total("translations-published", Scope(territory=1)) == 0
    [two, one] = counted_rows(Ask("translations-published"), Question(FIRST_HALF))
    assert (one.label_vi, one.label_en) == ("Một", "Một in English")
    assert (one.on, two.on) == (date(2023, 6, 30), date(2023, 6, 30))
    Job.objects.get(title="Hai").source_page.unpublish()
    rows = counted_rows(Ask("translations-published"), Question(FIRST_HALF))
    assert sorted(row.label_vi for row in rows) == ["", "Một"]


def test_words_translated(translations):
    assert total("words-translated") == 200
    assert answer("words-translated", "year").groups[0].quantity.value == 200
