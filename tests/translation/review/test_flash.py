"""Headline first: what goes ahead, what is left out, and how the full text comes after it."""

import pytest
from django.urls import reverse

from portal.core.publishing import PublicationRefused
from portal.translation.choices import JobState
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.versions import TranslationNotReady
from tests.factories import PortalImageFactory
from tests.translation.desk import (
    PARAGRAPH,
    page_of,
    submitted,
    translate,
    vietnamese_article,
)

# What a browser sends of the box.
TICKED, CLEARED = {"flash": ["", "on"]}, {"flash": ""}
_ID = "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a00"


def story(picture):
    figure = {
        "image": {"image": picture.pk, "alt_text": "", "decorative": True},
        "caption": "Hai bên trao đổi quà lưu niệm.",
        "credit": "",
    }
    return [
        {"type": "text", "id": f"{_ID}41", "value": PARAGRAPH},
        {"type": "image", "id": f"{_ID}42", "value": figure},
        {"type": "text", "id": f"{_ID}43", "value": "<p>Đoàn đã về nước an toàn.</p>"},
    ]


def clear(translation, place):
    contexts = translation.source.stringsegment_set.filter(context__path__startswith=place)
    for segment in contexts:
        segment.string.translations.filter(context=segment.context).delete()
    Job.objects.get(translation=translation).segments.filter(
        context__path__startswith=place
    ).update(state="untranslated", target="")


@pytest.fixture
def translation(homes, translator):
    original = vietnamese_article(
        homes,
        body=story(PortalImageFactory()),
        seo_title="Tin đối ngoại của tỉnh ta",
        cover_caption="Đoàn tại cửa khẩu quốc tế.",
    )
    translation = submitted(original)
    translate(translation, translator, title="Delegation visits Laos", summary="A warm welcome.")
    clear(translation, "seo_title")
    clear(translation, f"body.{_ID}41")
    return translation


def test_the_headline_goes_ahead_and_the_rest_follows(
    translation, job, translator, reviewer, client_of, client
):
    with pytest.raises(TranslationNotReady):
        send_for_review(translation, translator)
    page = page_of(translation)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Headline first" in client_of(translator).get(edit).content.decode()
    client_of(translator).post(reverse("translation_job_send", args=[job.pk]), TICKED)
    decide(translation, reviewer, "approve")
    page = page_of(translation)
    assert page.live
    assert page.full_text_follows
    assert (page.title, page.seo_title) == ("Delegation visits Laos", "")
    assert [block.block_type for block in page.body] == ["image", "text"]
    assert "an toàn" not in str(page.body)
    job.refresh_from_db()
    assert job.state == JobState.IN_PROGRESS
    content = client.get(page.get_url()).content.decode()
    assert "The full text follows." in content
    assert "Đoàn đã làm việc" not in content

    translate(translation, translator, title="Delegation visits Laos", summary="A warm welcome.")
    send_for_review(translation, translator)
    assert page_of(translation).full_text_follows, "until the full text is approved"
    decide(translation, reviewer, "approve")
    page = page_of(translation)
    assert len(page.body) == 3
    job.refresh_from_db()
    assert (page.full_text_follows, job.state, job.flash) == (False, JobState.LIVE, False)
    assert "The full text follows." not in client.get(page.get_url()).content.decode()


def test_the_headline_waits_again_for_the_rest(translation, job, translator, reviewer, client_of):
    """The box can be cleared: after that, only the whole text is sent."""
    send = reverse("translation_job_send", args=[job.pk])
    client_of(translator).post(send, TICKED)
    decide(translation, reviewer, "reject", "Wait for the rest")
    client_of(translator).post(send, CLEARED)
    job.refresh_from_db()
    assert job.state == JobState.CHANGES_ASKED
    assert not page_of(translation).workflow_in_progress


@pytest.mark.parametrize("place", ["title", "summary", "cover_caption", f"body.{_ID}42"])
def test_headline_lead_and_captions_are_needed(translation, translator, place):
    clear(translation, place)
    with pytest.raises(TranslationNotReady, match="not translated"):
        send_for_review(translation, translator, flash=True)


def test_what_is_there_is_checked(translation, job, translator, reviewer):
    translate(translation, translator, title="Delegation of 51 visits Laos")
    clear(translation, f"body.{_ID}41")
    send_for_review(translation, translator, flash=True)
    with pytest.raises(PublicationRefused, match="51"):
        decide(translation, reviewer, "approve")


def test_a_short_version_says_so_or_is_refused(translation, translator, reviewer):
    """The notice is what allows the gap: a version without it is asked for everything."""
    revision = send_for_review(translation, translator, flash=True)
    revision.content["full_text_follows"] = False
    revision.save()
    with pytest.raises(PublicationRefused, match="not translated"):
        revision.publish(user=reviewer)


def test_a_full_text_is_never_cut_down(translation, translator, reviewer):
    translate(translation, translator)
    send_for_review(translation, translator, flash=True)
    decide(translation, reviewer, "approve")
    assert not page_of(translation).full_text_follows
    clear(translation, f"body.{_ID}41")
    with pytest.raises(TranslationNotReady):
        send_for_review(translation, translator, flash=True)
