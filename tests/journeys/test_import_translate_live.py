"""Articles are brought in, one is published, translated, reviewed, and read in both languages."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from news.models import NewsPage
from tests.shared_articles import real_articles
from tests.translation.desk import accept_stand_ins

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

OWN_ARTICLE = """Hội thi tiếng hát hữu nghị khai mạc tại thành phố

30/05/2023 | 08:08 GMT+7

Sáng nay, hội thi tiếng hát hữu nghị đã khai mạc với 12 đội dự thi đến từ các trường.

Những bài hát bằng hai thứ tiếng

Ban tổ chức cho biết mỗi đội trình bày hai bài, trong đó một bài bằng tiếng nước bạn.

Bài, ảnh: Mai An
"""
TITLE = "People-to-people diplomacy at work"
PIECE = "A piece of this text in English"


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """The real articles where they are; otherwise one of our own that behaves like them."""
    own = tmp_path / "own.txt"
    own.write_text(OWN_ARTICLE, encoding="utf-8")
    return real_articles() or [own]


def choose_action(page: Window) -> None:
    page.locator("footer .w-dropdown__toggle").first.click()


def translate_everything(page: Window) -> int:
    """Fill every segment in the editor; answers with their number."""
    fields = page.locator(".desk-field textarea")
    expect(page.locator("#desk[data-ready]")).to_be_visible()
    segments = fields.count()
    for number in range(segments):
        source = page.locator(".desk-source__text").nth(number).inner_text()
        figures = " ".join(re.findall(r"\d+(?:[/.:]\d+)*", source))
        text = TITLE if number == 0 else f"{PIECE} {figures}".strip()
        fields.nth(number).fill(text)
        with page.expect_response(lambda answer: "/translation/segments/" in answer.url):
            fields.nth(number).press("Control+Enter")
    expect(page.locator("[data-filter=open] .desk-count")).to_have_text("0")
    return segments


def test_import_publish_translate_review_read(
    homes, officer, editor, translator, reviewer, articles, window, log_in
) -> None:
    for person in (officer, editor, translator, reviewer):
        UserProfile.objects.create(user=person, preferred_language="en")

    page = log_in(officer).go("/admin/news/import/")
    page.locator("input[type=file]").set_input_files(articles)
    page.get_by_role("button", name="Bring in").click()
    expect(page.locator("#import-outcomes-section table tbody tr")).to_have_count(len(articles))
    assert NewsPage.objects.filter(live=False).count() == len(articles)
    article = NewsPage.objects.get(published_at__isnull=False)
    source_texts = [article.summary, article.title]

    page.goto(page.url.replace("news/import/", f"pages/{article.pk}/edit/"))
    choose_action(page)
    page.locator("button[name=action-submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()

    page = log_in(editor).go(f"/admin/pages/{article.pk}/edit/")
    choose_action(page)
    page.locator("button[data-workflow-action-name=approve]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    article.refresh_from_db()
    assert article.live

    visitor = window(language="vi")
    page = visitor.go(article.url)
    expect(page.locator("h1")).to_have_text(article.title)
    page.get_by_role("link", name="English").click()
    expect(page.locator("main, [role=status], .notice").first).to_be_visible()
    assert "untranslated=" in page.url

    page = log_in(translator).go("/admin/")
    page.get_by_role("link", name=article.title).click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Send for review").click()
    expect(page.locator(".messages .error").first).to_be_visible()
    english = NewsPage.objects.get(locale=homes["en"].locale)
    assert english.workflow_states.count() == 0
    assert translate_everything(page) >= 4
    page.get_by_role("button", name="Send for review").click()
    expect(page.locator(".messages .success")).to_be_visible()
    english.refresh_from_db()
    assert not english.live

    accept_stand_ins(english, reviewer)
    page = log_in(reviewer).go(f"/admin/pages/{english.pk}/edit/")
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator(".messages .success")).to_be_visible()

    page = visitor.go(article.url)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.url.endswith("/en/news/people-to-people-diplomacy-at-work/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    main = page.locator("main").inner_text()
    assert PIECE in main
    for text in source_texts:
        assert text not in main
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("h1")).to_have_text(article.title)
