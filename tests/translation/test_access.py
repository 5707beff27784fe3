"""Rights on the source and on the target, for every address of wagtail-localize."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.wagtail_hooks import register_admin_urls

from news.models import NewsIndexPage, NewsPage
from portal.translation.review import send_for_review
from portal.translation.shadows.urls import _SHADOWS
from tests.translation.desk import (
    SUMMARY,
    english,
    messages_of,
    piece_url,
    published_translation,
    republish,
    submit_data,
    submit_url,
    submitted,
    translate,
    vietnamese_article,
)


@pytest.fixture
def outsider(homes):
    """May enter the admin and submit translations, but has no rights on any page."""
    user = get_user_model().objects.create_user("outsider", password="a-password-for-tests")
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    )
    return user


def english_pages():
    return Page.objects.type(NewsPage).filter(locale__language_code="en")


def put(client: Client, url: str, value: str):
    """As the editor's script does it."""
    boundary = "pieceboundary"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="value"\r\n\r\n{value}\r\n'
        f"--{boundary}--\r\n"
    )
    return client.put(url, body.encode(), content_type=f"multipart/form-data; boundary={boundary}")


def lock(page, by):
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=by, locked_at=timezone.now())


class TestSubmitting:
    def test_without_rights_on_any_page(self, homes, outsider, client_of):
        """Row 4: wagtail-localize asks only for its one permission."""
        page = vietnamese_article(homes)
        client_of(outsider).post(submit_url(page), submit_data())
        assert not english_pages().exists()
        assert not Translation.objects.exists()

    def test_translators_cannot_open_drafts(self, homes, translator, client_of):
        """Section E, 2: a draft that they may not read would become one that they may."""
        draft = vietnamese_article(homes, live=False)
        client_of(translator).post(submit_url(draft), submit_data())
        assert not english_pages().exists()

    def test_translators_cannot_open_private_pages(self, homes, translator, client_of):
        page = vietnamese_article(homes)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        client_of(translator).post(submit_url(page), submit_data())
        assert not english_pages().exists()

    def test_translators_submit_live_pages(self, homes, translator, client_of):
        page = vietnamese_article(homes)
        response = client_of(translator).post(submit_url(page), submit_data())
        draft = english(page)
        assert response.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert not draft.live

    @pytest.mark.parametrize("person", ["officer", "editor"])
    def test_rights_on_the_source_alone_are_not_enough(self, homes, person, request, client_of):
        """Not even with the permission to submit: an English page stands in another's tree."""
        user = request.getfixturevalue(person)
        user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
        page = vietnamese_article(homes, user)
        client_of(user).post(submit_url(page), submit_data())
        assert not english_pages().exists()

    def test_the_form_is_shown(self, homes, translator, client_of):
        page = vietnamese_article(homes)
        response = client_of(translator).get(submit_url(page))
        assert response.status_code == 200

    def test_a_missing_section_is_not_made_up(self, homes, translator, client_of):
        """Row 2: wagtail-localize would create it as a live alias."""
        page = vietnamese_article(homes)
        NewsIndexPage.objects.child_of(homes["en"]).get().delete()
        response = client_of(translator).post(submit_url(page), submit_data())
        assert "create it first" in messages_of(response)[0]
        assert not NewsIndexPage.objects.filter(locale__language_code="en").exists()

    def test_whole_sections_are_not_submitted(self, homes, administrator, client_of):
        """Nobody is asked about the pages below."""
        vietnamese_article(homes, live=False)
        index = NewsIndexPage.objects.child_of(homes["vi"]).get()
        NewsIndexPage.objects.child_of(homes["en"]).get().delete()
        client_of(administrator).post(submit_url(index), {**submit_data(), "include_subtree": "on"})
        assert not english_pages().exists()

    def test_english_pages_are_not_submitted_back(self, homes, translator, reviewer, client_of):
        page = published_translation(vietnamese_article(homes), translator, reviewer)
        response = client_of(reviewer).post(submit_url(page), {"locales": [homes["vi"].locale_id]})
        assert "Only original" in messages_of(response)[0]

    def test_records_are_not_submitted(self, homes, administrator, client_of):
        url = reverse("wagtail_localize:submit_snippet_translation", args=["news", "topic", "1"])
        response = client_of(administrator).get(url)
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")


def test_nobody_updates_a_source_by_hand(homes, administrator, translator, reviewer, client_of):
    """Row 4: the form's "publish immediately" published whatever there was.

    Publishing the original hands its changes over, so that nothing needs the form.
    """
    original = vietnamese_article(homes)
    published_translation(original, translator, reviewer, summary="A good summary.")
    source = Translation.objects.get().source
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    for user in (administrator, translator):
        client_of(user).post(url, {"publish_translations": "on"})
    republish(original, summary="Một câu mới về chuyến thăm của đoàn.")
    for user in (administrator, translator):
        client_of(user).post(url, {"publish_translations": "on"})
    assert english(original).summary == "A good summary."


class TestTranslating:
    def test_a_piece_is_saved(self, homes, translator, client_of):
        translation = submitted(vietnamese_article(homes))
        response = put(client_of(translator), piece_url(translation), "A title")
        assert response.status_code == 201
        assert StringTranslation.objects.get().last_translated_by == translator

    @pytest.mark.parametrize("person", ["outsider", "officer", "editor"])
    def test_not_by_others(self, homes, person, request, client_of):
        translation = submitted(vietnamese_article(homes))
        client = client_of(request.getfixturevalue(person))
        assert put(client, piece_url(translation), "A title").status_code == 403
        assert not StringTranslation.objects.exists()

    def test_not_on_a_page_locked_by_another(self, homes, translator, reviewer, client_of):
        """Row 7: the lock was a picture on the screen."""
        translation = submitted(vietnamese_article(homes))
        lock(english(translation.source.get_source_instance()), reviewer)
        assert put(client_of(translator), piece_url(translation), "A title").status_code == 403
        assert client_of(translator).delete(piece_url(translation)).status_code == 403
        assert not StringTranslation.objects.exists()

    def test_not_during_a_review(self, homes, translator, reviewer, client_of):
        translation = submitted(vietnamese_article(homes))
        translate(translation, translator, title="A title")
        send_for_review(translation, translator)
        assert put(client_of(translator), piece_url(translation), "Other").status_code == 403
        assert put(client_of(reviewer), piece_url(translation), "Better").status_code == 200

    def test_a_request_without_text(self, homes, translator, client_of):
        translation = submitted(vietnamese_article(homes))
        response = client_of(translator).put(piece_url(translation))
        assert response.status_code == 400

    def test_a_title_that_is_too_long(self, homes, translator, client_of):
        """Row 9: PostgreSQL answered with an error, the person saw a 500."""
        translation = submitted(vietnamese_article(homes))
        response = put(client_of(translator), piece_url(translation), "x" * 300)
        assert response.status_code == 201
        assert "at most 255" in json.loads(response.content)["error"]
        assert StringTranslation.objects.get().has_error
        response = put(client_of(translator), piece_url(translation), "A title")
        assert json.loads(response.content)["error"] is None
        assert english(translation.source.get_source_instance()).draft_title == "A title"

    def test_the_editor_shows_a_lock_to_whom_it_concerns(
        self, homes, translator, reviewer, client_of
    ):
        translation = submitted(vietnamese_article(homes))
        page = english(translation.source.get_source_instance())
        lock(page, reviewer)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        for person, locked in ((translator, True), (reviewer, False)):
            content = client_of(person).get(edit).content.decode()
            assert ("readonly" in content) is locked
            assert ("is locked by someone else" in content) is locked


class TestGoingRound:
    """Everything else in wagtail-localize that publishes, frees or mirrors a page."""

    @pytest.fixture
    def translation(self, homes, translator):
        translation = submitted(vietnamese_article(homes))
        translate(translation, translator)
        return translation

    @pytest.fixture
    def page(self, translation):
        return english(translation.source.get_source_instance())

    def edit_url(self, page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    @pytest.mark.parametrize("person", ["translator", "reviewer", "administrator"])
    def test_publishing_from_its_editor(self, page, person, request, client_of):
        client = client_of(request.getfixturevalue(person))
        response = client.post(self.edit_url(page), {"action": "publish"})
        assert "review" in messages_of(response)[0]
        page.refresh_from_db()
        assert not page.live

    def test_its_editor_is_not_there(self, page, reviewer, client_of):
        content = client_of(reviewer).get(self.edit_url(page)).content.decode()
        assert "action-publish" not in content
        assert "js-translation-editor" not in content

    @pytest.mark.parametrize("person", ["reviewer", "administrator"])
    def test_conversion_to_an_alias(self, page, person, request, client_of):
        client = client_of(request.getfixturevalue(person))
        client.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
        client.post(self.edit_url(page), {"localize-convert-to-alias": "1"})
        page.refresh_from_db()
        assert page.alias_of_id is None
        assert page.title != page.get_translations().get().title or not page.live

    def test_only_who_may_publish_stops_a_translation(
        self, translation, translator, reviewer, client_of
    ):
        url = reverse("wagtail_localize:stop_translation", args=[translation.pk])
        client_of(translator).post(url)
        translation.refresh_from_db()
        assert translation.enabled
        client_of(reviewer).post(url)
        translation.refresh_from_db()
        assert not translation.enabled

    def test_a_locked_page_is_not_restarted(
        self, translation, page, translator, reviewer, client_of
    ):
        Translation.objects.update(enabled=False)
        lock(page, reviewer)
        restart = {"localize-restart-translation": "1"}
        client_of(translator).post(self.edit_url(page), restart)
        translation.refresh_from_db()
        assert not translation.enabled
        client_of(reviewer).post(self.edit_url(page), restart)
        translation.refresh_from_db()
        assert translation.enabled

    def test_a_stopped_translation_is_still_read_before_it_goes_live(self, homes, reviewer):
        submitted(vietnamese_article(homes, title="Bài khác của đoàn"))
        Translation.objects.update(enabled=False)
        page = NewsPage.objects.filter(locale__language_code="en").latest("pk")
        assert page.summary == SUMMARY
        with pytest.raises(Exception, match="still Vietnamese"):
            page.get_latest_revision().publish(user=reviewer)

    def test_records_are_not_listed(self, homes, outsider, client_of):
        url = reverse("wagtail_localize:snippets_api_listing", args=["news", "topic"])
        assert client_of(outsider).get(url).status_code == 302

    def test_every_address_has_a_guard(self):
        [localize] = register_admin_urls()
        assert {entry.name for entry in localize.url_patterns} == set(_SHADOWS)


@pytest.mark.parametrize("name", ["translations_report", "translations_report_results"])
def test_the_report_has_become_the_queue(homes, translator, client_of, name):
    """Row 5: every user of the admin read every title, and the download was empty."""
    response = client_of(translator).get(reverse(f"wagtail_localize:{name}"), {"export": "xlsx"})
    assert response.url == reverse("translation_queue")
