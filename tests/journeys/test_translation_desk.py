"""From a Vietnamese publication to English, as the people of the desk do it."""

import json

import polib
import pytest
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail.users.models import UserProfile

from news.models import NewsPage
from portal.translation.models import Job
from tests.translation.desk import english, republish, vietnamese_article

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TITLE = "Tỉnh tiếp nhận 15,2 triệu USD viện trợ"
SUMMARY = "Khoản viện trợ đến từ 34 tổ chức."
FIRST, SECOND = "Buổi lễ diễn ra ngày 30/5/2023. ", "Có 207 tỷ đồng đã được giải ngân."
BLOCK = "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0001"
RIGHT = {
    TITLE: "The province receives USD 15.2 million in aid",
    SUMMARY: "The aid comes from 34 organisations.",
    FIRST.strip(): "The ceremony took place on 30 May 2023.",
    SECOND: "VND 207 billion has been disbursed.",
}


def body(*sentences: str) -> list[dict]:
    return [{"type": "text", "id": BLOCK, "value": f"<p>{''.join(sentences)}</p>"}]


@pytest.fixture
def original(homes, officer, translator, reviewer) -> NewsPage:
    """An article as an editor has just published it."""
    for person in (translator, reviewer):
        UserProfile.objects.create(user=person, preferred_language="en")
    page = vietnamese_article(homes, officer, title=TITLE, body=body(FIRST, SECOND))
    return republish(page, summary=SUMMARY)


def job_of(original) -> Job:
    return Job.objects.get(translation_key=original.translation_key)


def open_job(visit, original):
    """From the queue, where the publication has put the job."""
    page = visit.go("/admin/translation/queue/all/")
    page.get_by_role("link", name=original.title).first.click()
    begin, segment = page.get_by_role("button", name="Begin"), page.locator("[data-segment]").first
    expect(begin.or_(segment)).to_be_visible()
    if begin.is_visible():
        begin.click()
    expect(page.locator("#desk[data-ready]")).to_be_visible()
    return page


def fill_in(page, texts: dict[str, str]) -> None:
    """Translate the segments whose source is known, each confirmed with the keyboard."""
    for row in page.locator("[data-segment]").all():
        source = row.locator(".desk-source__text").inner_text().strip()
        if source not in texts:
            continue
        field = row.locator("textarea")
        field.click()
        field.fill(texts[source])
        field.press("Control+Enter")
        expect(row).to_have_attribute("data-state", "translated")


def send(page) -> None:
    page.get_by_role("button", name="Send for review").click()
    expect(page.locator(".messages .success")).to_be_visible()


def approve(page) -> None:
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator(".messages .success")).to_be_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_queue_fits(log_in, original, translator, reviewer, language):
    """Beside Wagtail's open menu, and on a tablet, however long the names are."""
    UserProfile.objects.filter(user=reviewer).update(preferred_language=language)
    for person in (translator, reviewer):
        person.first_name, person.last_name = "Thị Phương Thảo", "Nguyễn Lê"
        person.save()
    Job.objects.update(
        assignee=translator, reviewer=reviewer, priority=1, change="substantive",
        state="changes_asked", note="Cần gấp cho lễ ký kết; xem lại tên các cơ quan.",
    )  # fmt: skip
    page = log_in(reviewer, language=language).go("/admin/translation/queue/all/")
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for box in ("document.documentElement", "document.querySelector('.desk-table')"):
            # The table and Wagtail's menu settle a moment after the window has changed.
            page.wait_for_function(f"{box}.scrollWidth <= {box}.clientWidth")
        row = page.locator(".desk-table tbody tr").first.bounding_box()
        assert row["height"] < {1280: 150, 768: 180, 360: 400}[width]


def test_a_wrong_number_is_stopped_on_the_way(log_in, window, original, translator, reviewer):
    page = open_job(log_in(translator), original)
    fill_in(page, RIGHT | {SECOND: "VND 207 million has been disbursed."})
    row = page.locator("[data-segment]", has_text="207 tỷ đồng")
    expect(row.locator(".desk-finding--error")).to_contain_text("207")
    send(page)

    review = open_job(log_in(reviewer), original)
    review.get_by_role("button", name="Approve and publish").click()
    expect(review.locator(".messages .error")).to_contain_text("207")
    assert not english(original).live
    review.locator("details.desk-review > summary").click()
    review.locator("#review-comment").fill("Billion, not million.")
    review.get_by_role("button", name="Ask for changes").click()
    expect(review.locator(".messages .success")).to_be_visible()

    page.reload()
    expect(page.locator("#desk")).to_contain_text("Billion, not million.")
    fill_in(page, {SECOND: RIGHT[SECOND]})
    send(page)
    review.reload()
    approve(review)

    published = english(original)
    assert published.live
    visitor = window().go(published.url)
    expect(visitor.locator("h1")).to_have_text(RIGHT[TITLE])
    expect(visitor.locator("main")).to_contain_text("VND 207 billion")


def test_the_source_changes_in_the_middle_of_the_work(log_in, original, translator, reviewer):
    page = open_job(log_in(translator), original)
    fill_in(page, RIGHT)
    changed = SECOND.replace("207", "210")
    address = page.url
    # The editor says every few seconds who is there, on the connection that this test writes on.
    page.goto("about:blank")
    republish(original, body=original._meta.get_field("body").to_python(body(FIRST, changed)))
    page.goto(address)
    row = page.locator("[data-segment]", has_text="210 tỷ đồng")
    expect(row).to_have_attribute("data-state", "to_check")
    expect(row.get_by_text("The source has changed")).to_be_visible()
    kept = page.locator("[data-segment]", has_text=FIRST.strip())
    expect(kept).to_have_attribute("data-state", "translated")
    fill_in(page, {changed: "VND 210 billion has been disbursed."})
    send(page)
    approve(open_job(log_in(reviewer), original))
    assert "VND 210 billion" in json.dumps(english(original).body.get_prep_value())


def test_a_file_goes_out_is_edited_and_comes_back(log_in, original, translator, reviewer, tmp_path):
    page = open_job(log_in(translator), original)
    job = job_of(original)
    page.goto(page.url.split("/admin/")[0] + f"/admin/translation/jobs/{job.pk}/files/")
    with page.expect_download() as download:
        page.get_by_role("link", name="PO (Poedit, Weblate)").click()
    path = tmp_path / "job.po"
    download.value.save_as(path)
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = RIGHT[entry.msgid.strip()]
        entry.flags = []
    catalogue.save(str(path))
    page.get_by_label("XLIFF or PO file").set_input_files(path)
    page.get_by_role("button", name="Bring the file in").click()
    expect(page.get_by_text("4 segments were taken from the file.")).to_be_visible()
    send(page)
    approve(open_job(log_in(reviewer), original))
    assert Page.objects.get(pk=english(original).pk).title == RIGHT[TITLE]
