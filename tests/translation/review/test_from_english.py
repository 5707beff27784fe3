"""Letters from partners become Vietnamese under the same rules as articles become English."""

import json

import pytest
from wagtail.models import Locale

from news.models import NewsIndexPage, NewsPage
from portal.core.publishing import PublicationRefused
from portal.core.roles import EDITOR
from portal.translation.beginning import begin_translation
from portal.translation.choices import JobState
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from tests.conftest import make_user
from tests.translation.desk import translate

TEXTS = {
    "title": "Thư chúc mừng từ tỉnh Champasak",
    "summary": "Hội hữu nghị gửi lời chào tới nhân dân tỉnh ta.",
    "body": "Chúng tôi cảm ơn 15 trường học đã đón tiếp đoàn.",
}
BODY = [
    {
        "type": "text",
        "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0071",
        "value": "<p>We thank the 15 schools that welcomed us.</p>",
    }
]


@pytest.fixture
def letter(homes):
    index = NewsIndexPage.objects.child_of(homes["en"]).get()
    page = NewsPage(
        title="A letter from Champasak province",
        summary="The friendship association greets the people of the province.",
        body=json.dumps(BODY),
        slug="letter-from-champasak",
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def begun(letter, officer):
    """A function that sends the letter's translation with these texts for review."""

    def send(**texts):
        translation = begin_translation(letter, Locale.objects.get(language_code="vi"), officer)
        translate(translation, officer, **{**TEXTS, **texts})
        send_for_review(translation, officer)
        return translation

    return send


def vietnamese(letter):
    return NewsPage.objects.get(translation_key=letter.translation_key, locale__language_code="vi")


def test_it_is_approved_by_a_second_person(letter, begun, officer, editor):
    translation = begun()
    with pytest.raises(PublicationRefused, match="other than the translator"):
        vietnamese(letter).get_latest_revision().publish(user=_with_rights(officer))
    decide(translation, editor, "approve")
    page = vietnamese(letter)
    assert page.live
    assert page.slug == "thu-chuc-mung-tu-tinh-champasak"
    assert Job.objects.get(translation=translation).state == JobState.LIVE


def _with_rights(officer):
    for group in make_user(EDITOR, "second").groups.all():
        officer.groups.add(group)
    return type(officer).objects.get(pk=officer.pk)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({"body": "Chúng tôi cảm ơn 51 trường học đã đón tiếp đoàn."}, "51"),
        (
            {"summary": "The friendship association greets the people of the province."},
            "translated",
        ),
    ],
)
def test_errors_and_english_are_stopped(begun, editor, texts, reason):
    with pytest.raises(PublicationRefused, match=reason):
        decide(begun(**texts), editor, "approve")


def test_the_original_goes_first_here_too(letter, begun):
    begun()
    revision = vietnamese(letter).get_latest_revision()
    type(letter).objects.filter(pk=letter.pk).update(live=False)
    with pytest.raises(PublicationRefused, match="not live"):
        revision.publish()


def test_vietnamese_readers_learn_of_a_change(letter, begun, editor, client):
    decide(begun(), editor, "approve")
    letter.summary = "The association will not come this year."
    letter.save_revision().publish()
    content = client.get(vietnamese(letter).get_url(), headers={"accept-language": "vi"})
    page = vietnamese(letter)
    assert page.source_changed_at is not None
    assert f'href="{letter.get_url()}" hreflang="en"' in content.content.decode()


def test_the_letter_is_withdrawn_with_its_original(letter, begun, editor):
    decide(begun(), editor, "approve")
    NewsPage.objects.get(pk=letter.pk).unpublish()
    assert not vietnamese(letter).live
