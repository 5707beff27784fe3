"""Notices, one's choice about them, and the managers' figures in a browser."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail.users.models import UserProfile

from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move, note
from portal.translation.models import Job, NoticeChoice
from tests.translation.notices.desk import assigned_job

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Wagtail's own header, menu and heading are not ours to mend.
OURS = {
    "/admin/": "#translation-notices-section",
    "/admin/translation/notices/?show=all": "#main form, #main .notices-ways",
    "/admin/account/#tab-notifications": "#translation_notices-section",
    "/admin/translation/figures/": ".statistics, .statistics-period",
    "/admin/translation/figures/duration/": ".statistics",
}


@pytest.fixture
def work(homes, translator, reviewer) -> list[Job]:
    """Jobs that the translator has given to the reviewer, and some that are done."""
    jobs = []
    for number in range(4):
        job = assigned_job(
            homes,
            reviewer,
            by=translator,
            title=f"Đoàn đại biểu thứ {number} thăm và làm việc tại tỉnh Quảng Ninh",
            due_at=timezone.now() - timedelta(days=number),
        )
        note(job, translator, "commented", remark="Xin xem lại tên của tổ chức.")
        note(job, translator, "commented")
        jobs.append(job)
    Page.objects.filter(pk=jobs[0].source_page_id).update(
        first_published_at=timezone.now() - timedelta(hours=5)
    )
    move(jobs[0], JobState.LIVE, translator, action="published", first_live_at=timezone.now())
    return jobs


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("vi", 768, "dark")]
)
def test_nothing_stands_in_anybodys_way(work, reviewer, log_in, language, width, scheme) -> None:
    UserProfile.objects.update_or_create(user=reviewer, defaults={"preferred_language": language})
    visit = log_in(reviewer, width=width)
    visit.page.emulate_media(color_scheme=scheme)
    told = {}
    for address, ours in OURS.items():
        page = visit.go(address)
        expect(page.locator(ours).first).to_be_visible()
        results = Axe().run(page, context={"include": [[ours]]}, options=RULES)
        found = [
            f"{each['id']}: {each['nodes'][0]['html'][:150]}"
            for each in results.response["violations"]
        ]
        root = "document.documentElement"
        if page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") > 0:
            found.append("scrolls sideways")
        if found:
            told[address] = found
    assert told == {}


def test_from_a_mail_to_the_job_and_to_fewer_mails(work, reviewer, translator, log_in) -> None:
    UserProfile.objects.update_or_create(user=reviewer, defaults={"preferred_language": "en"})
    type(reviewer).objects.filter(pk=reviewer.pk).update(first_name="An", last_name="Bình")
    NoticeChoice.objects.create(person=reviewer, rhythm="at_once")
    note(work[1], translator, "commented", remark="Gấp")
    message = mail.outbox[-1]
    assert message.to == [reviewer.email]
    path = next(line for line in message.body.splitlines() if "/notices/" in line)
    page = log_in(reviewer).go(path.removeprefix("http://testserver"))
    expect(page).to_have_url(re.compile(rf"/translation/jobs/{work[1].pk}/"))
    page.goto(f"{page.url.split('/admin/')[0]}/admin/translation/notices/")
    expect(page.get_by_text(work[1].title)).to_have_count(0)
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_text("You have read everything.")).to_be_visible()
    page.goto(f"{page.url.split('/admin/')[0]}/admin/account/#tab-notifications")
    page.get_by_label("no mail").check()
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("changed successfully")).to_be_visible()
    assert NoticeChoice.objects.get(person=reviewer).rhythm == "never"
