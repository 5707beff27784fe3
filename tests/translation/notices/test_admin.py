"""Notices in the admin: the first screen, the list, the menu, one's own choice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move, note
from portal.translation.models import Notice, NoticeChoice
from portal.translation.notices.hooks import notices_menu_item
from tests.translation.desk import english, submitted
from tests.translation.notices.desk import TITLE, assigned_job

pytestmark = pytest.mark.django_db
LIST = "translation_notices"


def content(client, name: str, **query) -> str:
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return response.content.decode()


def test_first_screen_menu_and_list_show_what_is_unread(homes, translator, reviewer, client_of):
    client = client_of(translator)
    assert "News about your translations" not in content(client, "wagtailadmin_home")
    job = assigned_job(homes, translator, by=reviewer)
    note(job, reviewer, "comment", remark="<i>Gấp</i>")
    note(job, reviewer, "comment")
    home = content(client, "wagtailadmin_home")
    assert "News about your translations" in home
    assert "2 comments · reviewer" in home
    listed = content(client, LIST)
    assert listed.count(TITLE) >= 3
    assert "&lt;i&gt;Gấp" in listed
    assert "Unread (3)" in listed


def test_what_one_may_no_longer_read_is_not_shown(homes, officer, translator, client_of):
    job = assigned_job(homes, translator, author=officer)
    move(job, JobState.LIVE, translator, action="published")
    client = client_of(officer)
    assert TITLE in content(client, LIST)
    officer.groups.get().page_permissions.all().delete()
    PageViewRestriction.objects.create(page=job.source_page, restriction_type="login")
    unread = Notice.objects.filter(person=officer).unread()
    assert unread.count() == 1
    assert TITLE not in content(client, LIST)
    # Or the menu would go on counting what nobody can open.
    assert unread.count() == 0
    notice = Notice.objects.get(person=officer)
    assert client.get(reverse("translation_notice", args=[notice.pk])).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_fifty(homes, translator, reviewer, client_of):
    job = assigned_job(homes, translator, by=reviewer)
    client = client_of(translator)
    counts = []
    for number in (0, 60):
        for _ in range(number):
            note(job, reviewer, "comment")
        content(client, LIST)
        with CaptureQueriesContext(connection) as queries:
            content(client, LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "Page 2 of 2" in content(client, LIST, p="2")
    assert "Page 2 of 2" in content(client, LIST, p="9999")


def test_the_menu_counts_with_one_query_and_only_for_those_with_a_part(
    homes, officer, translator, reviewer, client_of
):
    job = assigned_job(homes, translator, by=reviewer)
    note(job, reviewer, "comment")
    item = notices_menu_item()
    request = client_of(translator).get(reverse(LIST)).wsgi_request
    assert item.is_shown(request)
    # A request leaves its own language behind.
    with override("en"), CaptureQueriesContext(connection) as queries:
        assert item.render_component(request).label == "Notices (2)"
    assert len(queries) == 1
    officer.groups.get().page_permissions.all().delete()
    stranger = client_of(officer).get(reverse(LIST)).wsgi_request
    assert not item.is_shown(stranger)


def test_a_notice_leads_to_the_work_and_is_read_then(homes, translator, reviewer, client_of):
    job = assigned_job(homes, translator, by=reviewer)
    note(job, reviewer, "comment")
    first, newest = Notice.objects.filter(person=translator).order_by("pk")
    response = client_of(translator).get(reverse("translation_notice", args=[newest.pk]))
    assert response.url == reverse("translation_editor", args=[job.pk])
    assert Notice.objects.unread().count() == 0
    address = reverse("translation_notice", args=[first.pk])
    assert client_of(reviewer).get(address).status_code == 404


def test_a_notice_about_what_is_gone_leads_back(homes, translator, reviewer, client_of):
    job = assigned_job(homes, translator, by=reviewer)
    job.source_page.delete()
    notice = Notice.objects.filter(person=translator).first()
    assert notice.event.action in {"withdrawn", "source_deleted"}
    response = client_of(translator).get(reverse("translation_notice", args=[notice.pk]))
    assert response.url == reverse(LIST)


def test_authors_are_led_to_what_visitors_read(homes, officer, translator, client_of):
    job = assigned_job(homes, translator, author=officer)
    submitted(job.source_page)
    type(english(job.source_page)).objects.filter(pk=english(job.source_page).pk).update(live=True)
    job.refresh_from_db()
    move(job, JobState.LIVE, translator, action="published")
    notice = Notice.objects.get(person=officer)
    response = client_of(officer).get(reverse("translation_notice", args=[notice.pk]))
    assert response.url == english(job.source_page).get_url()


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ({"all": "1"}, 0),
        ({"notice": ["first"]}, 1),
        ({"notice": ["x", "-1", "9" * 30]}, 2),
        ({}, 2),
    ],
)
def test_marking_as_read_touches_one_s_own_only(homes, translator, reviewer, client_of, sent, left):
    job = assigned_job(homes, translator, by=reviewer)
    note(job, reviewer, "comment")
    other = Notice.objects.create(person=reviewer, job=job, kind="comment")
    first = Notice.objects.filter(person=translator).first()
    data = {
        name: [str(first.pk) if one == "first" else one for one in value]
        if name == "notice"
        else value
        for name, value in sent.items()
    }
    address = reverse("translation_notices_read")
    assert client_of(translator).get(address).status_code == 405
    response = client_of(translator).post(address, {**data, "next": "https://elsewhere.example/"})
    assert response.url == reverse(LIST)
    assert Notice.objects.filter(person=translator).unread().count() == left
    assert Notice.objects.unread().filter(pk=other.pk).exists()


ACCOUNT = {
    "name_email-first_name": "A",
    "name_email-last_name": "B",
    "name_email-email": "a@example.org",
    "locale-preferred_language": "en",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}
FORM = "translation_notices"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"rhythm": "at_once", "digest_at": "", "kinds": ["due"]}, ("at_once", "07:30:00", 8)),
        ({"rhythm": "daily", "digest_at": "16:15", "kinds": []}, ("daily", "16:15:00", 9)),
        ({"rhythm": "daily", "digest_at": ""}, None),
        ({"rhythm": "hourly", "digest_at": "07:30"}, None),
        ({"rhythm": "daily", "digest_at": "25:00"}, None),
        ({"rhythm": "never", "digest_at": "07:30", "kinds": ["spam"]}, None),
    ],
)
def test_everybody_chooses_in_their_account(homes, translator, client_of, sent, kept):
    client = client_of(translator)
    account = reverse("wagtailadmin_account")
    assert "Translation notices" in client.get(account).content.decode()
    data = {f"{FORM}-{name}": value for name, value in sent.items()}
    response = client.post(account, {**ACCOUNT, **data})
    choice = NoticeChoice.objects.filter(person=translator).first()
    if kept is None:
        assert (response.status_code, choice) == (200, None)
        return
    assert response.status_code == 302
    assert (choice.rhythm, choice.digest_at.isoformat(), len(choice.muted)) == kept


def test_the_account_is_saved_without_our_form_and_without_a_part(
    homes, officer, translator, client_of
):
    account = reverse("wagtailadmin_account")
    assert client_of(translator).post(account, ACCOUNT).status_code == 302
    assert NoticeChoice.objects.count() == 0
    officer.groups.get().page_permissions.all().delete()
    assert "Translation notices" not in client_of(officer).get(account).content.decode()
