"""Notices by mail: when, in whose language, once, and again after a failure; never in the way."""

import smtplib
import socket
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from time import monotonic

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from portal.core.roles import REVIEWER, TRANSLATOR
from portal.translation.choices import JobState
from portal.translation.jobs.transitions import move, note
from portal.translation.models import Notice, NoticeChoice
from portal.translation.notices import mailing
from portal.translation.notices.mailing import MOST_ATTEMPTS, last_digest, mail_due
from portal.translation.review import decide, send_for_review
from tests.conftest import make_user
from tests.factories import NewsPageFactory
from tests.translation.desk import submitted, translate, vietnamese_article
from tests.translation.notices.desk import TITLE, assigned_job, told, wants
from tests.translation.queue.jobs import jobs_of_pages, record_job

pytestmark = pytest.mark.django_db
MONDAY_NINE = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def monday():
    """Monday, nine o'clock in Vietnam."""
    with time_machine.travel(MONDAY_NINE, tick=False) as clock:
        yield clock


class Refusing(EmailBackend):
    """A mail server that takes connections and refuses every mail."""

    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, b"try again later")


class Unreachable(EmailBackend):
    """A mail server that is away."""

    def open(self):
        raise ConnectionRefusedError


def die(*args):
    raise KeyboardInterrupt


def use(settings, backend) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def test_at_once_after_the_action_one_mail_for_all_of_it(
    homes, translator, reviewer, django_capture_on_commit_callbacks
):
    wants(translator, "at_once")
    with django_capture_on_commit_callbacks(execute=True):
        job = assigned_job(homes, translator, by=reviewer)
        note(job, reviewer, "comment", remark="Gấp.\r\nBcc: x@example.org")
        assert mail.outbox == []
    [message] = mail.outbox
    assert message.to == [translator.email]
    assert message.subject == "2 notices about translations"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    newest = Notice.objects.filter(person=translator).first()
    link = f"http://testserver/admin/translation/notices/{newest.pk}/"
    [(html, _mime)] = message.alternatives
    for body in (message.body, html):
        assert TITLE in body
        assert "a comment · reviewer" in body
        assert link in body
        assert "http://testserver/admin/account/#tab-notifications" in body
    assert Notice.objects.to_be_mailed().count() == 0


@pytest.mark.parametrize(("rhythm", "mails"), [("at_once", 1), ("daily", 0)])
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_records_handed_out_at_once_make_one_mail(homes, client_of, rhythm, mails):
    translator, reviewer = make_user(TRANSLATOR, "t"), make_user(REVIEWER, "r")
    wants(translator, rhythm)
    jobs = [record_job(title) for title in ("Lào", "Nhật Bản", "Cuba")]
    page = jobs_of_pages([NewsPageFactory(home=homes["vi"], title="Tin")])[0]
    client_of(reviewer).post(
        reverse("translation_act"),
        {"action": "plan", "assignee": translator.pk, "job": [job.pk for job in [*jobs, page]]},
    )
    assert sorted(told(translator)) == sorted(
        ("assigned", title) for title in ("Lào", "Nhật Bản", "Cuba", "Tin")
    )
    assert len(mail.outbox) == mails
    for message in mail.outbox:
        assert all(title in message.body for title in ("Lào", "Nhật Bản", "Cuba", "Tin"))


def test_no_title_breaks_a_header_or_the_html(homes, translator, reviewer):
    wants(translator, "at_once")
    job = assigned_job(homes, translator, by=reviewer)
    title = f"<b>Tin</b>\r\nBcc: x@example.org {'dài ' * 50}"
    type(job).objects.update(title=title)
    assert mail_due() == 1
    [message] = mail.outbox
    assert message.subject.startswith("<b>Tin</b> Bcc: x@example.org dài")
    assert len(message.subject) <= 150
    assert "\n" not in message.message()["Subject"].replace("\n =?", " =?")
    assert message.message()["Bcc"] is None
    assert "<b>Tin" not in message.alternatives[0][0]


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "given to you to translate"), ("vi", None), ("", None)]
)
def test_in_the_language_of_the_person(homes, translator, reviewer, language, expected):
    UserProfile.objects.filter(user=translator).update(preferred_language=language)
    wants(translator, "at_once")
    assigned_job(homes, translator, by=reviewer)
    mail_due()
    [(html, _mime)] = mail.outbox[0].alternatives
    assert f'<html lang="{language or "vi"}">' in html
    assert expected is None or expected in html


def test_the_day_s_mail_waits_for_its_hour_and_merges(homes, translator, reviewer, monday):
    job = assigned_job(homes, translator, by=reviewer)
    for _ in range(3):
        note(job, reviewer, "source_changed")
    assigned_job(homes, translator, by=reviewer, title="Tin thứ hai")
    assert mail_due() == 0
    monday.move_to(TUESDAY - HALF_A_MINUTE)
    assert mail_due() == 0
    note(job, reviewer, "comment")
    monday.move_to(TUESDAY + HALF_A_MINUTE)
    note(job, reviewer, "comment", remark="Sau giờ gửi")
    assert (mail_due(), mail_due()) == (1, 0)
    [message] = mail.outbox
    assert message.subject == "4 notices about translations"
    assert "3 changes of the original" in message.body
    assert "Sau giờ gửi" not in message.body
    monday.move_to(TUESDAY + timedelta(hours=23))
    assert mail_due() == 0
    monday.move_to(TUESDAY + timedelta(days=1))
    assert mail_due() == 1


@pytest.mark.parametrize(
    ("at", "now", "expected"),
    [
        (time(7, 30), TUESDAY, TUESDAY),
        (time(7, 30), TUESDAY - HALF_A_MINUTE, TUESDAY - timedelta(days=1)),
        (
            time(0, 0),
            datetime(2026, 3, 2, 16, 59, tzinfo=UTC),
            datetime(2026, 3, 1, 17, tzinfo=UTC),
        ),
        (time(23, 59), TUESDAY, datetime(2026, 3, 2, 16, 59, tzinfo=UTC)),
    ],
)
def test_the_hour_is_the_one_on_the_person_s_clock(at, now, expected):
    assert last_digest(NoticeChoice(digest_at=at), "Asia/Ho_Chi_Minh", now) == expected


@pytest.mark.parametrize("because", ["never", "muted", "no address", "changed their mind"])
def test_who_wants_no_mail_gets_none_but_reads_it_in_the_admin(
    homes, translator, reviewer, because
):
    if because == "no address":
        translator.email = ""
        translator.save()
    choice = wants(
        translator,
        "never" if because == "never" else "at_once",
        muted=["assigned"] if because == "muted" else [],
    )
    assigned_job(homes, translator, by=reviewer)
    if because == "changed their mind":
        assert Notice.objects.to_be_mailed().count() == 1
        choice.rhythm = "never"
        choice.save()
    assert mail_due() == 0
    # And nothing old arrives when they want mail again.
    NoticeChoice.objects.update(rhythm="at_once", muted=[])
    assert mail_due() == 0
    assert Notice.objects.filter(person=translator).unread().count() == 1


def test_what_was_read_or_may_no_longer_be_read_is_not_mailed(homes, officer, translator, reviewer):
    wants(officer, "at_once")
    read, secret = (
        assigned_job(homes, translator, author=reviewer, title=title) for title in ("Một", "Hai")
    )
    for job in (read, secret):
        job.source_page.owner = officer
        job.source_page.save()
        move(job, JobState.LIVE, translator, action="published")
    Notice.objects.filter(job=read).update(read_at=timezone.now())
    officer.groups.clear()
    PageViewRestriction.objects.create(page=secret.source_page, restriction_type="login")
    assert mail_due() == 0
    assert Notice.objects.filter(person=officer).to_be_mailed().count() == 0


def test_a_failing_server_breaks_nothing_and_is_asked_again(
    homes, translator, reviewer, settings, monday, caplog, django_capture_on_commit_callbacks
):
    wants(translator, "at_once")
    use(settings, Refusing)
    with django_capture_on_commit_callbacks(execute=True):
        job = assigned_job(homes, translator, by=reviewer)
    job.refresh_from_db()
    assert job.state == JobState.ASSIGNED
    notice = Notice.objects.get()
    assert (notice.attempts, notice.mailed_at, notice.claim) == (1, None, None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monday.shift(timedelta(minutes=4))
    assert mail_due() == 0
    monday.shift(timedelta(minutes=1))
    assert mail_due() == 1
    assert "could not be mailed" in caplog.text


def test_attempts_have_an_end(homes, translator, reviewer, settings, monday):
    wants(translator, "at_once")
    use(settings, Refusing)
    assigned_job(homes, translator, by=reviewer)
    for _ in range(MOST_ATTEMPTS + 2):
        mail_due()
        monday.shift(timedelta(hours=6))
    notice = Notice.objects.get()
    assert (notice.attempts, notice.wants_mail) == (MOST_ATTEMPTS, False)


def test_a_server_that_is_away_is_not_asked_for_everybody(homes, translator, reviewer, officer,
    editor, settings, monday):  # fmt: skip
    use(settings, Unreachable)
    people = [translator, reviewer, officer, editor]
    job = assigned_job(homes, None)
    for person in people:
        wants(person, "at_once")
        Notice.objects.create(person=person, job=job, kind="comment", wants_mail=True)
    assert mail_due() == 0
    assert sorted(Notice.objects.values_list("attempts", flat=True)) == [0, 1, 1, 1]


class Silent:
    """A mail server that takes connections and never says anything."""

    def __enter__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        return self.server.getsockname()[1]

    def __exit__(self, *failure):
        self.server.close()


def test_a_server_that_is_silent_holds_no_request(
    homes, translator, reviewer, officer, settings, monkeypatch
):
    """Not for everybody's time-out one after the other, and not for the one of the timer's run."""
    monkeypatch.setattr(mailing, "_SECONDS_IN_A_REQUEST", 1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    for person in (translator, reviewer, officer):
        wants(person, "at_once")
    with Silent() as settings.EMAIL_PORT:
        job = assigned_job(homes, translator)
        for person in (reviewer, officer):
            Notice.objects.create(person=person, job=job, kind="comment", wants_mail=True)
        began = monotonic()
        mailing.mail_at_once([translator.pk, reviewer.pk, officer.pk])
        assert monotonic() - began < 3
    waiting = Notice.objects.to_be_mailed()
    assert (waiting.count(), waiting.filter(attempts=1).count()) == (3, 1)


def test_a_slow_server_leaves_the_rest_to_the_timer(homes, translator, reviewer, monkeypatch):
    for person in (translator, reviewer):
        wants(person, "at_once")
    job = assigned_job(homes, translator)
    Notice.objects.create(person=reviewer, job=job, kind="comment", wants_mail=True)
    monkeypatch.setattr(mailing, "_SECONDS_IN_A_REQUEST", -1)
    mailing.mail_at_once([translator.pk, reviewer.pk])
    assert len(mail.outbox) == 1
    assert mail_due() == 1
    assert len(mail.outbox) == 2


def test_two_runs_at_once_send_one_mail(homes, translator, reviewer, monkeypatch):
    wants(translator, "at_once")
    assigned_job(homes, translator, by=reviewer)
    compose, nested = mailing.compose, []

    def compose_while_another_run_begins(person, notices):
        nested.append(mail_due())
        return compose(person, notices)

    monkeypatch.setattr(mailing, "compose", compose_while_another_run_begins)
    assert mail_due() == 1
    assert nested == [0]
    assert len(mail.outbox) == 1


def test_a_run_that_died_is_made_up_for(homes, translator, reviewer, monday, monkeypatch):
    wants(translator, "at_once")
    assigned_job(homes, translator, by=reviewer)
    with monkeypatch.context() as patch:
        patch.setattr(mailing._Post, "sends", die)
        with pytest.raises(KeyboardInterrupt):
            mail_due()
    assert mail_due() == 0
    monday.shift(timedelta(minutes=16))
    assert mail_due() == 1


def test_the_command_does_all_of_it_and_nothing_twice(homes, translator, reviewer, monday):
    wants(translator, "at_once")
    job = assigned_job(homes, translator, due_at=timezone.now() + timedelta(days=1))
    old = {"person": reviewer, "job": job, "kind": "comment"}
    long_ago = timezone.now() - timedelta(days=91)
    Notice.objects.create(**old, created=long_ago, wants_mail=True)
    Notice.objects.create(**old, created=long_ago, read_at=long_ago)
    Notice.objects.create(**old, created=long_ago, read_at=timezone.now() - timedelta(days=89))
    out = StringIO()
    call_command("send_translation_notices", stdout=out)
    call_command("send_translation_notices", stdout=out)
    assert out.getvalue() == "reminders: 1, mails: 1, given up: 1, deleted: 1\n"
    assert Notice.objects.filter(person=reviewer).count() == 2
    assert "to be finished by 3 Mar 2026" in mail.outbox[0].body


def test_wagtail_sends_no_mails_of_its_own_about_translations(
    homes, officer, translator, reviewer, django_capture_on_commit_callbacks
):
    """What somebody wants once a day is not said at once besides."""
    original = vietnamese_article(homes, officer)
    translation = submitted(original)
    translate(translation, translator)
    with django_capture_on_commit_callbacks(execute=True):
        send_for_review(translation, translator)
        decide(translation, reviewer, "reject", "Look at the title again.")
        send_for_review(translation, translator)
        decide(translation, reviewer, "approve")
    assert mail.outbox == []


def test_wagtail_goes_on_writing_about_pages_that_are_no_translations(
    homes, officer, editor, django_capture_on_commit_callbacks
):
    page = vietnamese_article(homes, officer, live=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, officer)
    assert {address for message in mail.outbox for address in message.to} >= {editor.email}
