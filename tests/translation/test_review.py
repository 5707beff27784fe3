"""From a Vietnamese page to an approved English one, as people do it."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry, WorkflowState
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from news.models import NewsPage
from portal.core.publishing import PublicationRefused
from portal.core.roles import REVIEWER
from portal.translation.editor.saving import begin_work
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.versions import TranslationNotReady, save_version, translated_page
from tests.conftest import make_user
from tests.factories import PortalImageFactory, TopicFactory
from tests.translation.desk import (
    english,
    messages_of,
    published_translation,
    republish,
    submit_data,
    submit_url,
    submitted,
    translate,
    vietnamese_article,
)

FIGURE_WITHOUT_PICTURE = {
    "type": "image",
    "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0002",
    "value": {"image": None, "caption": "Hai bên trao đổi quà lưu niệm.", "credit": ""},
}
TABLE = {
    "type": "table",
    "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0003",
    "value": {
        "data": [["Năm", "Số dự án"], ["2024", "207"]],
        "table_caption": "Các dự án theo năm",
    },
}


def send_url(page):
    return reverse("translation_job_send", args=[Job.objects.into_page(page).get().pk])


def decide_url(page):
    return reverse("translation_job_decide", args=[Job.objects.into_page(page).get().pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def translation(homes, translator):
    translation = submitted(vietnamese_article(homes))
    translate(translation, translator, title="Delegation visits Laos")
    return translation


@pytest.fixture
def page(translation):
    return english(translation.source.get_source_instance())


def test_the_whole_way(homes, officer, translator, reviewer, client_of):
    """Row 6: a translator without the right to publish could do nothing with the pieces."""
    original = vietnamese_article(homes, officer)
    client_of(translator).post(submit_url(original), submit_data())
    page = english(original)

    content = client_of(translator).get(edit_url(page)).content.decode()
    assert "Send for review" in content
    assert "not translated" in content
    response = client_of(translator).post(send_url(page))
    assert "not translated" in messages_of(response)[0]
    assert not page.workflow_in_progress

    translate(Translation.objects.get(), translator, title="Delegation visits Laos")
    client_of(translator).post(send_url(page))
    assert english(original).workflow_in_progress
    assert not english(original).live
    assert "Approve and publish" not in client_of(translator).get(edit_url(page)).content.decode()

    assert "Delegation visits Laos" in (
        client_of(reviewer).get(reverse("wagtailadmin_home")).content.decode()
    )
    assert "Approve and publish" in client_of(reviewer).get(edit_url(page)).content.decode()
    client_of(reviewer).post(decide_url(page), {"decision": "approve"})

    page = english(original)
    assert page.live
    assert page.title == "Delegation visits Laos"
    assert page.slug == "delegation-visits-laos"
    assert page.live_revision.user == translator
    assert not page.workflow_in_progress


def test_the_reviewer_asks_for_changes(page, translation, translator, reviewer, client_of):
    send_for_review(translation, translator)
    comment = {"decision": "reject", "comment": "Check the figures"}
    client_of(reviewer).post(decide_url(page), comment)
    state = english(page).current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "Check the figures" in client_of(translator).get(edit_url(page)).content.decode()
    translate(translation, translator, title="Second attempt")
    client_of(translator).post(send_url(page))
    assert english(page).workflow_in_progress
    client_of(reviewer).post(decide_url(page), {"decision": "approve"})
    assert english(page).title == "Second attempt"


def test_wagtails_own_approval_publishes_too(page, translation, translator, reviewer, client_of):
    send_for_review(translation, translator)
    state = english(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client_of(reviewer).post(url, {"comment": ""})
    assert english(page).live


def test_a_translator_cannot_approve(page, translation, translator, client_of):
    send_for_review(translation, translator)
    client_of(translator).post(decide_url(page), {"decision": "approve"})
    assert not english(page).live


def test_reviewers_do_not_approve_their_own_translation(homes, translator, reviewer, client_of):
    """Also when somebody else pressed the button for them."""
    translation = submitted(vietnamese_article(homes))
    translate(translation, reviewer)
    send_for_review(translation, translator)
    page = english(translation.source.get_source_instance())
    content = client_of(reviewer).get(edit_url(page)).content.decode()
    assert "Approve and publish" not in content
    assert "Ask for changes" in content
    client_of(reviewer).post(decide_url(page), {"decision": "approve"})
    assert not english(page).live
    with override("en"), pytest.raises(PublicationRefused, match="other than the translator"):
        page.get_latest_revision().publish(user=reviewer)
    decide(translation, make_user(REVIEWER, "second"), "approve")
    assert english(page).live


def test_a_correction_is_approved_by_another_reviewer(page, translation, translator, reviewer):
    send_for_review(translation, translator)
    title = StringTranslation.objects.get(context__path="title")
    title.data, title.last_translated_by = "Delegation visits Vientiane", reviewer
    title.save()
    with pytest.raises(PublicationRefused, match="someone else"):
        decide(translation, reviewer, "approve")
    assert not english(page).live
    decide(translation, make_user(REVIEWER, "second"), "approve")
    assert english(page).title == "Delegation visits Vientiane"
    assert english(page).live_revision.user == reviewer


def test_a_correction_is_approved_once_the_translator_has_sent_it(
    page, translation, translator, reviewer
):
    send_for_review(translation, translator)
    title = StringTranslation.objects.get(context__path="title")
    title.data, title.last_translated_by = "Delegation visits Vientiane", reviewer
    title.save()
    decide(translation, reviewer, "reject")
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert english(page).title == "Delegation visits Vientiane"


def test_a_live_page_stays_until_the_new_text_is_approved(homes, translator, reviewer, client_of):
    """Row 3, and the editor offers the review for live pages, too."""
    original = vietnamese_article(homes)
    page = published_translation(original, translator, reviewer, title="First title")
    translation = Translation.objects.get()
    translate(translation, translator, title="Second title")
    begin_work(Job.objects.get(), translator)
    assert "Send for review" in client_of(translator).get(edit_url(page)).content.decode()
    client_of(translator).post(send_url(page))
    assert english(original).title == "First title"
    client_of(reviewer).post(decide_url(page), {"decision": "approve"})
    assert english(original).title == "Second title"
    assert english(original).slug == "first-title", "an address once published stays"


def test_sending_needs_the_right_to_edit(page, translation, officer, client_of):
    client_of(officer).post(send_url(page))
    assert not english(page).workflow_in_progress


def test_a_locked_page_is_not_sent(page, translation, translator, reviewer, client_of):
    """Row 7: publishing a page that another person had locked succeeded."""
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=reviewer)
    client_of(translator).post(send_url(page))
    assert not english(page).workflow_in_progress


def test_nothing_is_saved_when_something_is_missing(translation, page, translator):
    StringTranslation.objects.filter(context__path="summary").delete()
    before = page.latest_revision_id
    with pytest.raises(TranslationNotReady):
        send_for_review(translation, translator)
    assert english(page).latest_revision_id == before


def test_a_piece_that_is_too_long_is_named(translation, page, translator, client_of):
    """Row 9."""
    translate(translation, translator, title="x" * 300)
    response = client_of(translator).post(send_url(page))
    assert "error" in messages_of(response)[0]


def test_a_deleted_picture_gives_a_message(homes, translator, client_of):
    """Row 10: an overriding picture that is gone later was a 500."""
    picture = PortalImageFactory()
    other = PortalImageFactory()
    body = [
        {
            "type": "image",
            "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0004",
            "value": {
                "image": {"image": picture.pk, "alt_text": "", "decorative": True},
                "caption": "Cầu gỗ qua suối",
                "credit": "",
            },
        }
    ]
    translation = submitted(vietnamese_article(homes, body=body))
    translate(translation, translator)
    segment = translation.source.overridablesegment_set.get(context__path__endswith="image.image")
    SegmentOverride.objects.create(
        locale=translation.target_locale, context=segment.context, data_json=str(other.pk)
    )
    other.delete()
    page = english(translation.source.get_source_instance())
    response = client_of(translator).post(send_url(page))
    assert "has been deleted" in messages_of(response)[0]
    preview = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert client_of(translator).get(preview).status_code == 302


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The song “Đà Nẵng” in Luang Prabang", "the-song-da-nang-in-luang-prabang"),
        ("A “Đoàn” in Vientiane", "a-doan-in-vientiane"),
    ],
)
def test_the_address_comes_from_the_english_title(homes, translator, reviewer, title, slug):
    """Row 19: wagtail-localize translated the address as a piece, and lost the letter d."""
    original = vietnamese_article(homes)
    translation = submitted(original)
    assert not translation.source.stringsegment_set.filter(context__path="slug").exists()
    page = published_translation(original, translator, reviewer, title=title)
    assert page.slug == slug


def test_two_pages_with_one_title(homes, translator, reviewer):
    slugs = [
        published_translation(vietnamese_article(homes), translator, reviewer, title="A visit").slug
        for _number in range(2)
    ]
    assert slugs == ["a-visit", "a-visit-2"]


def test_tables_reach_the_translators(homes, translator, reviewer):
    """Row 18."""
    original = vietnamese_article(homes, body=[TABLE])
    places = {
        segment.context.path.split(".")[-1]: segment.string.data
        for segment in submitted(original).source.stringsegment_set.all()
    }
    assert places["caption"] == "Các dự án theo năm"
    assert places["r0c0"] == "Năm"
    assert "r1c1" not in places
    page = published_translation(original, translator, reviewer)
    assert page.body[0].value["data"][1] == ["2024", "207"]
    assert "Năm" not in str(page.body[0].value)


def test_a_figure_that_still_waits_for_its_picture(homes, translator, reviewer):
    """Imported articles bring captions before somebody uploads the pictures."""
    original = vietnamese_article(homes, body=[FIGURE_WITHOUT_PICTURE])
    page = published_translation(original, translator, reviewer)
    assert page.body[0].value["caption"].startswith("English text")


def test_topics_emptied_in_vietnamese_are_emptied_in_english(homes, translator, reviewer):
    original = vietnamese_article(homes)
    original.topics.set([TopicFactory()])
    original.save()
    page = published_translation(original, translator, reviewer)
    assert page.topics.count() == 1
    republish(original, topics=[])
    translation = Translation.objects.get()
    translation.source.update_from_db()
    send_for_review(translation, translator)
    decide(translation, reviewer, "approve")
    assert english(original).topics.count() == 0


def test_the_history_names_the_translator(translation, page, translator):
    """Row 21: saving pieces left no trace; sending them does."""
    save_version(translation, translator)
    entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.edit").latest("timestamp")
    assert entry.user == translator
    assert entry.content_changed


def test_making_a_version_writes_nothing(translation, page):
    before = NewsPage.objects.filter(pk=page.pk).values().get()
    assert translated_page(translation).title == "Delegation visits Laos"
    assert NewsPage.objects.filter(pk=page.pk).values().get() == before
