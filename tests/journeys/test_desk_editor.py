"""The translators' editor in a browser: by keyboard alone, and two people at one text."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from portal.translation.choices import SegmentState
from portal.translation.models import Job, Segment, Term
from portal.translation.review import send_for_review
from portal.translation.segments.writing import Change, write
from portal.translation.text.chips import from_markers
from tests.translation.editor.articles import job_with, segment_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FIELD_IS_FREE = """selector => {
    const box = (name) => document.querySelector(name).getBoundingClientRect();
    const [text, preview] = [box(selector), box("#desk-preview")];
    return preview.height >= 300
        && box("#desk-toolbar").bottom <= preview.top + 1
        && preview.bottom <= innerHeight
        && (text.right <= preview.left || text.bottom <= preview.top);
}"""
LINKED = 'Xem <a href="https://example.org/">trang này</a> về trường học.'
COUNTED = "Đoàn gồm 12 người đã đến thăm."


@pytest.fixture
def job(homes, translator, reviewer) -> Job:
    for person in (translator, reviewer):
        UserProfile.objects.create(user=person, preferred_language="en")
    Term.objects.create(source="trường học", target="school")
    return job_with(homes, LINKED, COUNTED)


def opened(visit, job: Job) -> Window:
    page = visit.go(f"/admin/translation/jobs/{job.pk}/")
    expect(page.locator("#desk[data-ready]")).to_be_visible()
    return page


def field(page: Window, segment: Segment):
    return page.locator(f"#segment-{segment.pk} .desk-field textarea")


def test_a_short_article_by_keyboard_alone(job, translator, log_in) -> None:
    page = opened(log_in(translator), job)
    keys = page.keyboard
    segments = list(job.segments.all())
    keys.press("Alt+ArrowDown")
    expect(field(page, segments[0])).to_be_focused()
    for segment in segments[:-2]:
        expect(field(page, segment)).to_be_focused()
        keys.type(f"Text of part {segment.order}")
        keys.press("Control+Enter")
    linked, counted = segments[-2:]
    expect(field(page, linked)).to_be_focused()
    keys.type("See ")
    keys.press("Control+1")
    keys.type("this page")
    keys.press("End")
    keys.type(" about the ")
    expect(page.locator(f"[data-panel='{linked.pk}'] [data-insert='school']")).to_be_visible()
    keys.press("Alt+1")
    keys.type(".")
    expect(field(page, linked)).to_have_value("See {1}this page{/1} about the school.")
    keys.press("Control+Enter")
    expect(field(page, counted)).to_be_focused()
    keys.type("A delegation of 21 came.")
    keys.press("Control+Enter")
    error = page.locator(f"#segment-{counted.pk} .desk-finding--error")
    expect(error.first).to_contain_text("12")
    expect(page.locator("[data-filter=error] .desk-count")).to_have_text("1")
    keys.press("Control+a")
    keys.type("A delegation of 12 people came.")
    keys.press("Control+Enter")
    expect(error).to_have_count(0)
    expect(page.locator("#desk-percent")).to_have_text("100")
    keys.press("Control+f")
    keys.type("page")
    expect(page.locator(".desk-row:visible")).to_have_count(1)
    page.reload()
    expect(page.locator("[data-filter=open] .desk-count")).to_have_text("0")
    assert {row.state for row in job.segments.all()} == {SegmentState.TRANSLATED}
    assert segment_of(job, "Xem").target == 'See <a id="a1">this page</a> about the school.'


def test_a_slow_server_sends_nobody_back_to_a_confirmed_sentence(job, translator, log_in) -> None:
    page = opened(log_in(translator), job)
    *first, slow, last = job.segments.all()
    held = []
    page.route(f"**/segments/{slow.pk}/", lambda route: held.append(route))
    for segment in (*first, slow, last):
        field(page, segment).fill("A sentence.")
        field(page, segment).press("Control+Enter")
    expect(page.locator(f"#segment-{last.pk}")).to_have_attribute("data-state", "translated")
    expect(field(page, last)).to_be_focused()
    held[0].continue_()
    expect(page.locator(f"#segment-{slow.pk}")).to_have_attribute("data-state", "translated")


def test_a_text_is_sent_with_what_is_still_being_saved(job, translator, log_in) -> None:
    """However quickly somebody presses the button, and however slow the server is."""
    page = opened(log_in(translator), job)
    *first, last = job.segments.all()
    for segment in (*first, last):
        field(page, segment).fill("A sentence.")
        field(page, segment).press("Control+Enter")
        expect(page.locator(f"#segment-{segment.pk}")).to_have_attribute("data-state", "translated")
    held = []
    page.route(f"**/segments/{last.pk}/", lambda route: held.append(route))
    field(page, last).fill("Another sentence.")
    field(page, last).press("Control+Enter")
    page.get_by_role("button", name="Send for review").click()
    assert not job.translation.get_target_instance().workflow_in_progress
    held[0].continue_()
    expect(page.locator(".messages .success")).to_be_visible()
    last.refresh_from_db()
    assert last.target == "Another sentence."


def test_two_people_at_one_sentence_lose_nothing(job, translator, reviewer, log_in) -> None:
    segment = segment_of(job, "Đoàn gồm")
    first, second = opened(log_in(translator), job), opened(log_in(reviewer), job)
    expect(second.locator("#desk-present")).to_contain_text("translator")
    field(first, segment).fill("A delegation of 12 came.")
    field(first, segment).press("Control+Enter")
    expect(first.locator(f"#segment-{segment.pk} .desk-state--translated")).to_be_visible()
    field(second, segment).fill("12 people came to visit.")
    field(second, segment).press("Control+Enter")
    conflict = second.locator(f"#segment-{segment.pk} .desk-conflict")
    expect(conflict).to_contain_text("A delegation of 12 came.")
    expect(conflict).to_contain_text("12 people came to visit.")
    expect(conflict).to_be_focused()
    expect(field(second, segment)).to_have_value("12 people came to visit.")
    # Also when the window is closed now, nothing that was typed is gone.
    second.reload()
    kept = second.locator(f"#segment-{segment.pk} .desk-kept")
    expect(kept).to_contain_text("12 people came to visit.")
    kept.get_by_role("button", name="Take it over").click()
    field(second, segment).press("Control+Enter")
    expect(second.locator(f"#segment-{segment.pk} .desk-who")).to_contain_text("reviewer")
    assert [row.target for row in segment.versions.all()] == [
        "12 people came to visit.",
        "A delegation of 12 came.",
    ]


def in_review(job: Job, translator) -> Job:
    for segment in job.segments.all():
        text = "See {1}this page{/1} about the school." if "<a" in segment.source else "Text 12."
        target = from_markers(text, segment.source)
        write(job, [Change(segment, target, SegmentState.TRANSLATED)], translator)
    send_for_review(job.translation, translator)
    return job


def test_a_reviewer_is_asked_before_they_give_the_approval_away(
    job, translator, reviewer, log_in
) -> None:
    segment = segment_of(in_review(job, translator), "Đoàn gồm")
    page = opened(log_in(reviewer), job)
    field(page, segment).fill("A delegation of 12 came.")
    asked = page.locator(f"#segment-{segment.pk}").get_by_role("alert")
    expect(asked).to_contain_text("someone else must approve it")
    field(page, segment).press("Control+Enter")
    expect(asked.get_by_role("button", name="Ask for a change instead")).to_be_focused()
    results = Axe().run(page, context={"include": [["#desk"]]}, options=RULES)
    assert [each["id"] for each in results.response["violations"]] == []
    page.reload()
    segment.refresh_from_db()
    assert (segment.target, segment.translated_by) == ("Text 12.", translator)

    page.locator(".desk-kept").get_by_role("button", name="Take it over").click()
    asked.get_by_role("button", name="Ask for a change instead").click()
    expect(field(page, segment)).to_have_value("Text 12.")
    expect(page.locator("#desk-judge")).to_be_focused()
    expect(page.locator("#desk-judge")).to_have_value("A delegation of 12 came.")

    field(page, segment).fill("A delegation of 12 came.")
    asked.get_by_role("button", name="Correct it myself").click()
    expect(page.locator(f"#segment-{segment.pk} .desk-who")).to_contain_text("reviewer")
    other = segment_of(job, "Xem")
    field(page, other).fill("See {1}this page{/1} about a school.")
    field(page, other).press("Control+Enter")
    expect(page.locator(f"#segment-{other.pk} .desk-who")).to_contain_text("reviewer")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_empty_comment_is_asked_for(job, translator, log_in) -> None:
    segment = segment_of(job, "Đoàn gồm")
    page = opened(log_in(translator), job)
    field(page, segment).focus()
    comment = page.locator("#desk-comment")
    page.get_by_role("button", name="Comment", exact=True).click()
    told = page.get_by_role("alert")
    expect(told).to_have_text("Write your comment first.")
    expect(comment).to_be_focused()
    expect(comment).to_have_attribute("aria-describedby", "desk-comment-wrong")
    comment.fill("Which delegation?")
    expect(told).to_have_count(0)
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".desk-comment")).to_contain_text("Which delegation?")


def test_a_lost_session_keeps_the_text(job, translator, log_in) -> None:
    segment = segment_of(job, "Đoàn gồm")
    visit = log_in(translator)
    page = opened(visit, job)
    page.context.clear_cookies(name="sessionid")
    field(page, segment).fill("A delegation of 12 came.")
    field(page, segment).press("Control+Enter")
    told = page.locator(f"#segment-{segment.pk} .desk-message")
    expect(told).to_contain_text("sign in again")
    expect(field(page, segment)).to_have_value("A delegation of 12 came.")
    segment.refresh_from_db()
    assert segment.version == 0


def test_the_preview_and_the_segments_point_at_each_other(job, translator, log_in) -> None:
    segment = segment_of(job, "Đoàn gồm")
    page = opened(log_in(translator, width=1700), job)
    page.get_by_role("button", name="Preview", exact=True).click()
    frame = page.frame_locator("#desk-preview iframe")
    sentence = frame.locator(f"main [data-desk-segment='{segment.pk}']")
    expect(sentence).to_have_class(re.compile("desk-missing"))
    sentence.hover()
    expect(page.locator(f"#segment-{segment.pk}")).to_have_class(re.compile("is-hovered"))
    sentence.click()
    expect(field(page, segment)).to_be_focused()
    expect(sentence).to_have_class(re.compile("desk-shown"))
    field(page, segment).fill("A delegation of 12 came.")
    field(page, segment).press("Control+Enter")
    expect(sentence).to_have_text("A delegation of 12 came.")


def test_the_head_says_what_is_missing_now(job, translator, log_in) -> None:
    page = opened(log_in(translator), job)
    summary = page.locator(".desk-review > summary")
    expect(summary).to_have_text("What is missing")
    for segment in job.segments.all():
        linked, text = "<a" in segment.source, "Text 12." if "12" in segment.source else "Text."
        field(page, segment).fill("See {1}this page{/1} about the school." if linked else text)
        field(page, segment).press("Control+Enter")
    expect(summary).to_have_text("Complete")


def test_the_head_says_what_can_be_decided_now(job, translator, reviewer, log_in) -> None:
    segment = segment_of(in_review(job, translator), "Đoàn gồm")
    page = opened(log_in(reviewer), job)
    approve = page.get_by_role("button", name="Approve and publish")
    expect(approve).to_be_visible()
    page.locator(".desk-review > summary").click()
    page.locator("#review-comment").fill("Nearly there.")
    field(page, segment).click()
    page.locator("#desk-judge").fill("Which delegation?")
    page.get_by_role("button", name="Ask for a change").click()
    asked = page.locator(f"#segment-{segment.pk} .desk-request")
    expect(asked).to_contain_text("Which delegation?")
    # Nobody loses what they have written in the head.
    page.wait_for_timeout(1500)
    expect(page.locator("#review-comment")).to_have_value("Nearly there.")
    page.locator(".desk-review > summary").click()
    page.locator("#review-comment").fill("")
    field(page, segment).click()
    expect(approve).to_have_count(0)


def test_a_blank_reason_is_asked_for(job, translator, reviewer, log_in) -> None:
    segment = segment_of(in_review(job, translator), "Đoàn gồm")
    Segment.objects.filter(pk=segment.pk).update(target="Text 13.")
    page = opened(log_in(reviewer), job)
    row = page.locator(f"#segment-{segment.pk}")
    row.get_by_text("This is no error").first.click()
    reason = row.get_by_label("Why it is right as it stands").first
    reason.fill("   ")
    reason.press("Enter")
    expect(row.get_by_role("alert")).to_have_text("Give a reason.")
    expect(reason).to_be_focused()
    results = Axe().run(page, context={"include": [["#desk"]]}, options=RULES)
    assert [each["id"] for each in results.response["violations"]] == []


@pytest.mark.parametrize("width", [1280, 768])
def test_the_preview_leaves_the_fields_free(job, translator, log_in, width) -> None:
    page = opened(log_in(translator, width=width), job)
    button = page.get_by_role("button", name="Preview", exact=True)
    button.click()
    for segment in (job.segments.first(), job.segments.last()):
        field(page, segment).click()
        # The list may still be scrolling to the field.
        page.wait_for_function(FIELD_IS_FREE, arg=f"#segment-{segment.pk} .desk-field textarea")
    page.frame_locator("#desk-preview iframe").locator("main").click(position={"x": 1, "y": 1})
    page.keyboard.press("Escape")
    expect(page.locator("#desk-preview")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "dark")])
def test_nothing_stands_in_anybodys_way(job, translator, log_in, width, scheme) -> None:
    segment = segment_of(job, "Đoàn gồm")
    page = opened(log_in(translator, width=width), job)
    page.emulate_media(color_scheme=scheme)
    field(page, segment).fill("A delegation of 21 came.")
    field(page, segment).press("Control+Enter")
    expect(page.locator(".desk-finding--error").first).to_be_visible()
    page.locator(".desk-menu summary").first.click()
    page.get_by_role("button", name="Replace", exact=True).first.click()
    results = Axe().run(page, context={"include": [["#desk"]]}, options=RULES)
    told = [
        f"{each['id']}: {each['nodes'][0]['html'][:150]}" for each in results.response["violations"]
    ]
    assert told == []
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
