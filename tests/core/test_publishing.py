"""Two people publish: the rule and the ways round it."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import SectionPage
from news.models import NewsIndexPage, NewsPage
from portal.core.publishing import (
    PublicationRefused,
    PublicationRefusedMiddleware,
    refusals,
    second_pair_of_eyes,
)
from portal.core.roles import EDITOR
from tests.conftest import make_user
from tests.factories import StandardPageFactory

TITLE = "Gặp mặt hữu nghị"


@pytest.fixture
def index(homes):
    return NewsIndexPage.objects.child_of(homes["vi"]).get()


def draft_by(index, author):
    page = NewsPage(title=TITLE, live=False, owner=author)
    index.add_child(instance=page)
    page.save_revision(user=author)
    return page


def live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_data(**changes):
    links = {
        f"{name}-{key}": value
        for name in ("partner_links", "project_links", "comments")
        for key, value in {
            "TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000,
        }.items()
    }  # fmt: skip
    return nested_form_data(
        {
            "title": TITLE,
            "slug": "gap-mat-huu-nghi",
            "summary": "",
            "cover_caption": "",
            "published_at": "2026-05-30 08:08",
            "body": streamfield([("text", rich_text("<p>Hai bên gặp nhau.</p>"))]),
            **links,
            **changes,
        }
    )


def texts(response) -> list[str]:
    return [str(message) for message in response.wsgi_request._messages]


class TestTheEditor:
    """Wagtail's editor publishes without ever calling `page.publish()`."""

    def test_an_officer_cannot_publish(self, index, officer, client_of):
        page = draft_by(index, officer)
        client_of(officer).post(edit_url(page), form_data(**{"action-publish": "1"}))
        assert not live(page)

    def test_an_editor_cannot_publish_their_own_text(self, index, editor, client_of):
        page = draft_by(index, editor)
        data = form_data(title="Bản nháp được giữ lại", **{"action-publish": "1"})
        response = client_of(editor).post(edit_url(page), data)
        assert not live(page)
        assert response.url == edit_url(page)
        assert len(texts(response)) == 1
        newest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert newest.title == "Bản nháp được giữ lại"

    def test_nor_while_creating_it(self, index, editor, client_of):
        url = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
        client_of(editor).post(url, form_data(**{"action-publish": "1"}))
        page = NewsPage.objects.get(slug="gap-mat-huu-nghi")
        assert not page.live

    def test_an_editor_publishes_an_officers_text(self, index, officer, editor, client_of):
        """Publishing saves a version in the editor's name, which says nothing new."""
        page = draft_by(index, officer)
        client_of(officer).post(edit_url(page), form_data())
        client_of(editor).post(edit_url(page), form_data(**{"action-publish": "1"}))
        assert live(page)

    def test_an_imported_text_is_published_as_it_came(self, index, editor, client_of):
        """Wagtail writes rich text, dates and blocks down in its own way."""
        page = draft_by(index, None)
        page.published_at = datetime(2026, 5, 30, 8, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        page.body = json.dumps([{"type": "text", "value": "<p>Hai bên gặp nhau.</p>"}])
        page.save_revision()
        client_of(editor).post(edit_url(page), form_data(**{"action-publish": "1"}))
        assert live(page)

    @pytest.mark.parametrize("save_first", [True, False])
    def test_nobody_publishes_their_last_change(
        self, index, officer, editor, client_of, save_first
    ):
        page = draft_by(index, officer)
        client_of(officer).post(edit_url(page), form_data())
        changed = form_data(title="Chỉ biên tập viên viết", summary="Không ai khác đã đọc.")
        if save_first:
            client_of(editor).post(edit_url(page), changed)
        response = client_of(editor).post(edit_url(page), {**changed, "action-publish": "1"})
        assert not live(page)
        assert len(texts(response)) == 1
        second = make_user(EDITOR, "second")
        client_of(second).post(edit_url(page), {**changed, "action-publish": "1"})
        assert live(page)
        page.refresh_from_db()
        assert page.title == "Chỉ biên tập viên viết"

    def test_what_others_have_saved_again_is_seen(self, index, officer, editor, client_of):
        page = draft_by(index, editor)
        client_of(editor).post(edit_url(page), form_data())
        client_of(officer).post(edit_url(page), form_data())
        client_of(editor).post(edit_url(page), form_data(**{"action-publish": "1"}))
        assert live(page)

    def test_an_administrator_may(self, index, administrator, client_of):
        page = draft_by(index, administrator)
        client_of(administrator).post(edit_url(page), form_data(**{"action-publish": "1"}))
        assert live(page)

    def test_an_old_version_is_no_way_round(self, index, officer, editor, client_of):
        page = draft_by(index, officer)
        page.get_latest_revision().publish(user=editor)
        old = page.get_latest_revision()
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
        client_of(editor).post(url, form_data(title="Khác", **{"action-publish": "1"}))
        page.refresh_from_db()
        assert page.title == TITLE


class TestOtherWays:
    def test_bulk_publishing_names_the_page(self, index, officer, editor, client_of):
        own, other = draft_by(index, editor), draft_by(index, officer)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = client_of(editor).post(f"{url}?id={own.pk}&id={other.pk}")
        assert texts(response)[0].startswith(TITLE)
        assert not live(own)
        assert not live(other), "all of them or none"
        client_of(editor).post(f"{url}?id={other.pk}")
        assert live(other)

    def test_publish_itself(self, index, editor):
        page = draft_by(index, editor)
        with pytest.raises(PublicationRefused):
            page.get_latest_revision().publish(user=editor)

    def test_a_remembered_live_version_does_not_count(self, index, officer, editor):
        """A page made out of an old version knows only what was live back then."""
        page = draft_by(index, officer)
        page.title = "Khác"
        own = page.save_revision(user=editor)
        Revision.objects.get(object_id=page.pk, user=officer).publish(user=editor)
        assert second_pair_of_eyes(own.as_object(), own, editor)

    def test_copying_a_live_page_of_the_same_language(self, index, officer, editor):
        page = draft_by(index, officer)
        page.get_latest_revision().publish(user=editor)
        page.refresh_from_db()
        copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=True)
        assert copy.live


class TestCopies:
    """A copy may get any title, so it has not been approved by anybody."""

    def copy(self, client, page, **data):
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        data = {
            "new_title": "Tiêu đề chưa ai duyệt",
            "new_slug": "ban-sao",
            "new_parent_page": page.get_parent().pk,
            "publish_copies": "on",
            **data,
        }
        return client.post(url, data)

    def published(self, index, officer, editor):
        page = draft_by(index, officer)
        page.get_latest_revision().publish(user=editor)
        return Page.objects.get(pk=page.pk)

    def test_copies_begin_as_drafts(self, index, officer, editor, client_of):
        page = self.published(index, officer, editor)
        response = self.copy(client_of(editor), page)
        copy = Page.objects.get(slug="ban-sao")
        assert not copy.live
        assert "draft" in texts(response)[0] or "nháp" in texts(response)[0]
        with pytest.raises(PublicationRefused):
            copy.get_latest_revision().publish(user=editor)

    def test_so_do_the_pages_below_them(self, homes, officer, editor, client_of):
        parent = SectionPage.objects.child_of(homes["vi"]).get()
        assert StandardPageFactory(parent=parent, title="Trang con").live
        self.copy(client_of(editor), parent, copy_subpages="on")
        copies = Page.objects.get(slug="ban-sao").get_descendants(inclusive=True)
        assert copies.count() == parent.get_descendants(inclusive=True).count() > 1
        assert not copies.live().exists()

    def test_an_administrator_decides(self, index, officer, editor, administrator, client_of):
        self.copy(client_of(administrator), self.published(index, officer, editor))
        assert Page.objects.get(slug="ban-sao").live

    @pytest.mark.parametrize("action", ["copy", "publish"])
    def test_wagtails_own_interface_only_reads(self, index, officer, editor, client_of, action):
        """Its actions ask no hook and know no second person."""
        page = draft_by(index, editor) if action == "publish" else (
            self.published(index, officer, editor)
        )  # fmt: skip
        before = Page.objects.live().count()
        url = f"/admin/api/main/pages/{page.pk}/"
        client = client_of(editor)
        assert client.get(url).status_code == 200
        response = client.post(f"{url}action/{action}/", {"title": "Chưa ai duyệt"})
        assert response.status_code == 404
        assert Page.objects.live().count() == before


class TestScheduling:
    def test_what_was_approved_goes_live(self, index, officer, editor):
        page = draft_by(index, officer)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        revision = page.save_revision(user=officer)
        revision.publish(user=editor)
        assert not live(page)
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        content = revision.content
        content["go_live_at"] = None
        Revision.objects.filter(pk=revision.pk).update(content=content)
        call_command("publish_scheduled")
        assert live(page)

    def test_nobody_schedules_their_own(self, index, editor):
        page = draft_by(index, editor)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        with pytest.raises(PublicationRefused):
            page.save_revision(user=editor).publish(user=editor)

    def test_a_refused_page_does_not_stop_the_others(self, index, officer):
        without_date, complete = draft_by(index, officer), draft_by(index, officer)
        without_date.published_at = None
        revisions = [without_date.save_revision(), complete.get_latest_revision()]
        past = timezone.now() - timedelta(hours=1)
        for minutes, revision in enumerate(revisions):
            approved = past + timedelta(minutes=minutes)
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=approved)
        call_command("publish_scheduled")
        assert not live(without_date)
        assert live(complete)
        assert Revision.objects.get(pk=revisions[0].pk).approved_go_live_at, "tried again later"


class TestPlaces:
    def test_a_page_stays_in_its_language(self, homes, index, administrator, client_of):
        page = draft_by(index, administrator)
        english = NewsIndexPage.objects.child_of(homes["en"]).get()
        assert not page.can_move_to(english)
        url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, english.pk])
        client_of(administrator).post(url)
        assert Page.objects.get(pk=page.pk).get_parent().pk == index.pk
        with pytest.raises(PublicationRefused):
            page.move(english, pos="last-child")

    def test_it_moves_freely_within_it(self, homes, index):
        page = draft_by(index, None)
        page.move(homes["vi"], pos="last-child")
        assert Page.objects.get(pk=page.pk).get_parent().pk == homes["vi"].pk

    def test_a_draft_is_not_copied_into_another_language_either(self, homes, index):
        page = draft_by(index, None)
        english = NewsIndexPage.objects.child_of(homes["en"]).get()
        with pytest.raises(PublicationRefused):
            page.copy(to=english, update_attrs={"slug": "ban-sao"})


class TestRefusals:
    def test_the_reasons_survive_as_messages(self):
        refused = PublicationRefused(["One reason.", "Another."])
        assert refused.messages == ["One reason.", "Another."]
        assert refused.error_dict

    def test_a_dialogue_is_led_to_where_the_reasons_are_shown(self):
        request = RequestFactory().post("/", headers={"x-requested-with": "XMLHttpRequest"})
        request._messages = _Messages()
        middleware = PublicationRefusedMiddleware(lambda request: None)
        response = middleware.process_exception(request, PublicationRefused(["One reason."]))
        assert response.headers["Content-Type"] == "application/json"
        assert request._messages.texts == ["One reason."]

    def test_other_errors_are_not_swallowed(self):
        request = RequestFactory().get("/")
        middleware = PublicationRefusedMiddleware(lambda request: None)
        assert middleware.process_exception(request, ValueError()) is None

    def test_nobody_is_refused_without_a_reason(self, index, officer, editor):
        page = draft_by(index, officer)
        assert refusals(page, page.get_latest_revision(), editor) == []


class _Messages:
    def __init__(self):
        self.texts = []

    def add(self, level, message, extra_tags=""):
        self.texts.append(str(message))


def test_links_that_get_their_place_by_being_saved_are_no_new_words(index, officer, editor):
    """The admin numbers the links of a page that came from elsewhere, whoever saves it."""
    page = draft_by(index, officer)
    theirs, own = page.get_latest_revision(), page.save_revision(user=editor)
    link = {"pk": None, "page": page.pk, "partner": 7}
    for revision, place in ((theirs, None), (own, 0)):
        revision.content = {**revision.content, "partner_links": [{**link, "sort_order": place}]}
        revision.save()
    assert not second_pair_of_eyes(page, own, editor)
