"""A translation made out of a text that exists in both languages."""

import json

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from news.models import NewsPage
from portal.core.translation_policy import Extent
from portal.translation.pairing import PairingError, forget_translations, translate_from
from tests.factories import NewsPageFactory


def body(*texts):
    return json.dumps(
        [
            {"id": f"00000000-0000-4000-8000-00000000000{number}", "type": "text", "value": text}
            for number, text in enumerate(texts)
        ]
    )


@pytest.fixture
def source(homes):
    page = NewsPageFactory(
        home=homes["vi"],
        title="Đoàn đại biểu Lào",
        summary="Một câu.",
        body=body("<p>Một.</p><p>Hai.</p>", '<p>Xem <a href="https://a.example/">đây</a>.</p>'),
    )
    return NewsPage.objects.get(pk=page.pk)


def english(*texts, **values):
    written = {"title": "Lao delegation", "slug": "lao-delegation", "summary": "A sentence."}
    return NewsPage(**written | values, body=body(*texts))


COMPLETE = ("<p>One.</p><p>Two.</p>", '<p>See <a href="https://a.example/">here</a>.</p>')


def progress(page):
    total, done = Translation.objects.get(source__object_id=page.translation_key).get_progress()
    return done, total


def test_a_complete_pair_goes_live_with_its_own_address(source, client):
    page = translate_from(source, english(*COMPLETE), extent=Extent.PUBLISHED)
    assert page.live
    assert page.slug == "lao-delegation"
    assert page.locale.language_code == "en"
    assert page.published_at == source.published_at
    assert "<p>Two.</p>" in str(page.body)
    assert 'href="https://a.example/"' in str(page.body)
    done, total = progress(source)
    assert done == total == 5
    assert NewsPage.objects.get(pk=source.pk).title == "Đoàn đại biểu Lào"


def test_half_a_pair_stays_a_draft_with_the_rest_to_do(source):
    page = translate_from(source, english("<p>One.</p>", summary=""), extent=Extent.BEGUN)
    assert not page.live
    assert page.title == "Lao delegation"
    assert "<p>One.</p><p>Hai.</p>" in str(page.body)
    assert progress(source) == (2, 5)


@pytest.mark.parametrize(
    "texts",
    [("<p>One.</p>", COMPLETE[1]), (*COMPLETE, "<p>Three.</p>"), (COMPLETE[0],)],
    ids=["a paragraph less", "a block more", "a block less"],
)
def test_texts_that_do_not_correspond_are_refused(source, texts):
    with pytest.raises(PairingError, match="Đoàn đại biểu Lào: body"):
        translate_from(source, english(*texts), extent=Extent.PUBLISHED)
    assert not Page.objects.filter(locale__language_code="en", title="Lao delegation").exists()


def test_a_live_translation_keeps_its_address(source):
    page = translate_from(source, english(*COMPLETE), extent=Extent.PUBLISHED)
    again = translate_from(
        source, english(*COMPLETE, title="A delegation", slug="other"), extent=Extent.PUBLISHED
    )
    assert again.pk == page.pk
    assert (again.title, again.slug) == ("A delegation", "lao-delegation")


def test_a_taken_address_gets_a_number(source, homes):
    NewsPageFactory(home=homes["en"], slug="lao-delegation")
    assert (
        translate_from(source, english(*COMPLETE), extent=Extent.PUBLISHED).slug
        == "lao-delegation-2"
    )


def test_the_translator_is_remembered(source, translator):
    page = translate_from(source, english(*COMPLETE), extent=Extent.PUBLISHED, user=translator)
    assert page.latest_revision.user == translator
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) == {
        translator.pk
    }


def test_nothing_is_left_of_a_forgotten_translation(source):
    translate_from(source, english(*COMPLETE), extent=Extent.PUBLISHED)
    key = source.translation_key
    Page.objects.filter(translation_key=key).delete()
    forget_translations([key])
    assert not TranslationSource.objects.filter(object_id=key).exists()
    assert not StringTranslation.objects.filter(context__object_id=key).exists()
