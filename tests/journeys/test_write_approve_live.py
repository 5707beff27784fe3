"""An officer writes, an editor approves, a visitor reads."""

import re

import pytest
from playwright.sync_api import expect

from news.models import NewsIndexPage, NewsPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TITLE = "Đoàn đại biểu Đà Nẵng thăm Liên hiệp"
SUMMARY = "Hai bên trao đổi kinh nghiệm công tác đối ngoại nhân dân."
PARAGRAPH = "Buổi làm việc diễn ra sáng thứ Hai tại trụ sở."


def test_write_approve_live(homes, officer, editor, window, log_in) -> None:
    index = NewsIndexPage.objects.child_of(homes["vi"]).get()

    office = log_in(officer)
    page = office.go(f"/admin/pages/add/news/newspage/{index.pk}/")
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_role("button", name=re.compile("Insert a block|Chèn")).first.click()
    page.get_by_role("option", name=re.compile("^(Text|Văn bản|Đoạn văn)")).first.click()
    paragraph = page.locator("[data-contentpath=body] [contenteditable=true]").first
    paragraph.click()
    paragraph.press_sequentially(PARAGRAPH)
    # The editor hands its text to the form a moment after the last key.
    written = page.locator("[name=body-0-value]")
    expect(written).to_have_value(re.compile(PARAGRAPH))
    page.get_by_role("tab").nth(1).click()
    expect(page.locator("#id_slug")).to_have_value("doan-dai-bieu-da-nang-tham-lien-hiep")
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    assert page.locator("button[name=action-publish]").count() == 0
    page.locator("button[name=action-submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()

    article = NewsPage.objects.get(title=TITLE)
    assert not article.live
    assert window().page.request.get(f"{office.base_url}{article.url}").status == 404

    desk = log_in(editor)
    page = desk.go(f"/admin/pages/{article.pk}/edit/")
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator("button[data-workflow-action-name=approve]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()

    reader = window(language="vi").go("/")
    link = reader.get_by_role("link", name=TITLE).first
    link.click()
    expect(reader.locator("h1")).to_have_text(TITLE)
    expect(reader.locator("main")).to_contain_text(SUMMARY)
    expect(reader.locator("main")).to_contain_text(PARAGRAPH)
    assert reader.url.endswith("/doan-dai-bieu-da-nang-tham-lien-hiep/")
