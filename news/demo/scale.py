"""Very many short articles, for measuring. Their words are combined at random."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from wagtail.models import Locale

from news.models import NewsIndexPage, NewsPage, Topic
from portal.core.demo.bulk import add_children
from portal.core.demo.prose import demo_uuid, read_table
from portal.core.demo.registry import DemoSite, source_locale, target_locale
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.slugs import vietnamese_slug

_KIND: Final = "scale"
_PHRASES: Final = Path(__file__).parent / "scale.toml"
_OFFICE_OPENS, _OFFICE_HOURS = time(1, 0, tzinfo=UTC), 9


class Writer:
    """Combines phrases into the same articles every time."""

    def __init__(self, site: DemoSite) -> None:
        self.phrases = read_table(_PHRASES)
        self.covers = [image.pk for image in site.pictures.values()]

    def choose(self, number: int) -> dict[str, Any]:
        """What article `number` is made of, whatever the language."""
        dice = random.Random(f"{_KIND}/{number}")  # noqa: S311
        first: date = self.phrases["first_day"]
        days = (self.phrases["last_day"] - first).days
        opening = datetime.combine(first, _OFFICE_OPENS)
        return {
            "parts": {
                name: dice.choice(self.phrases[name])
                for name in ("who", "what", "where", "purpose")
            },
            "paragraphs": [dice.sample(self.phrases["sentence"], 5) for _ in range(3)],
            "headings": dice.sample(self.phrases["heading"], 2),
            "cover": dice.choice(self.covers) if self.covers else None,
            "published_at": opening
            + timedelta(days=dice.randint(0, days), minutes=dice.randrange(_OFFICE_HOURS * 60)),
            "has_english": dice.random() < self.phrases["english_share"],
        }

    def article(self, number: int, locale: Locale) -> NewsPage:
        """Article `number` in one language, not saved."""
        chosen, language = self.choose(number), locale.language_code
        parts = {name: phrase[language] for name, phrase in chosen["parts"].items()}
        title = self.phrases[f"title_{language}"].format(**parts)
        moment = chosen["published_at"]
        return NewsPage(
            title=title,
            slug=f"{vietnamese_slug(title)}-{number + 1}",
            summary=self.phrases[f"summary_{language}"].format(**parts),
            body=json.dumps(list(self._blocks(number, chosen, language))),
            cover_id=chosen["cover"],
            published_at=moment,
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
            locale=locale,
            translation_key=demo_uuid(_KIND, number),
            is_demo=True,
        )

    @staticmethod
    def _blocks(number: int, chosen: dict[str, Any], language: str) -> Iterator[dict[str, Any]]:
        for place, sentences in enumerate(chosen["paragraphs"]):
            heading = f"<h2>{chosen['headings'][place - 1][language]}</h2>" if place else ""
            text = " ".join(sentence[language] for sentence in sentences)
            yield {
                "id": str(demo_uuid(_KIND, number, place)),
                "type": "text",
                "value": f"{heading}<p>{text}</p>",
            }


def enlarge(site: DemoSite, count: int) -> None:
    """Make those of the first `count` articles that are missing, with the English of a share."""
    writer = Writer(site)
    topics = list(Topic.objects.order_by("slug").values_list("pk", flat=True))
    for locale in (source_locale(), target_locale()):
        known = set(
            NewsPage.objects.filter(locale=locale, is_demo=True).values_list(
                "translation_key", flat=True
            )
        )
        pages = [
            writer.article(number, locale)
            for number in range(count)
            if _is_wanted(writer, number, locale, known)
        ]
        add_children(NewsIndexPage.objects.get(locale=locale), pages)
        _link_topics(pages, topics)
        site.count(f"short articles ({locale.language_code})", len(pages))


def _is_wanted(writer: Writer, number: int, locale: Locale, known: set[UUID]) -> bool:
    if demo_uuid(_KIND, number) in known:
        return False
    return locale.language_code == SOURCE_LANGUAGE or writer.choose(number)["has_english"]


def _link_topics(pages: list[NewsPage], topics: list[int]) -> None:
    """One or two topics for each article, the same in both languages."""
    through = NewsPage.topics.through
    links = []
    for page in pages:
        dice = random.Random(str(page.translation_key))  # noqa: S311
        for topic in dice.sample(topics, min(len(topics), dice.randint(1, 2))):
            links.append(through(newspage_id=page.pk, topic_id=topic))
    through.objects.bulk_create(links, batch_size=500)
