"""Every way to publish, and everything that must stop it: one table."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from portal.core.publishing import refusals
from portal.translation.models import Job
from portal.translation.review import decide, send_for_review
from portal.translation.review.releasing import plan_release
from tests.translation.desk import SUMMARY, english, submitted, translate, vietnamese_article

WITH_FIGURE = "Đoàn thăm 15 xã của tỉnh bạn"


class Attempt:
    """A version in review, and the person who tries to publish it."""

    def __init__(self, translation, user):
        self.translation, self.user = translation, user
        self.client = Client(raise_request_exception=False)
        self.client.force_login(user)

    @property
    def page(self):
        return english(self.translation.source.get_source_instance())

    @property
    def revision(self):
        return self.page.get_latest_revision()

    def post(self, name, *args, **data):
        self.client.post(reverse(name, args=args), data)


def desk(attempt):
    decide(attempt.translation, attempt.user, "approve")


def desk_address(attempt):
    attempt.post("translation_job_decide", attempt.translation.job.pk, decision="approve")


def approval_in_wagtail(attempt):
    if task := attempt.page.current_workflow_task_state:
        attempt.post("wagtailadmin_pages:workflow_action", attempt.page.pk, "approve", task.pk)


def bulk_publishing(attempt):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    attempt.client.post(f"{url}?id={attempt.page.pk}")


def revision(attempt):
    attempt.revision.publish(user=attempt.user)


def page(attempt):
    attempt.page.publish(attempt.revision, user=attempt.user)


def action(attempt):
    PublishPageRevisionAction(attempt.revision, user=attempt.user).execute()


def scheduler(attempt):
    hour_ago = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk=attempt.revision.pk).update(approved_go_live_at=hour_ago)
    call_command("publish_scheduled")


def scheduling_then_scheduler(attempt):
    """Approved for a set time, which comes."""
    job = Job.objects.get(translation=attempt.translation)
    plan_release(job, attempt.user, "at_time", timezone.now() + timedelta(hours=1))
    decide(attempt.translation, attempt.user, "approve")
    version = attempt.revision
    version.content["go_live_at"] = None
    version.save()
    scheduler(attempt)


def saving_the_row(attempt):
    live = attempt.revision.as_object()
    live.live = True
    live.save()


def localize_editor(attempt):
    attempt.post("wagtailadmin_pages:edit", attempt.page.pk, action="publish")


def localize_model(attempt):
    Translation.objects.get(pk=attempt.translation.pk).save_target(publish=True)


OPEN = [desk, desk_address, approval_in_wagtail, bulk_publishing, revision, page, action, scheduler,
        scheduling_then_scheduler]  # fmt: skip
# Publishes nothing whatever the text: a version goes live, and no row and no piece.
CLOSED = [localize_editor]
# Knows nobody.
WITHOUT_PERSON = [scheduler, page, saving_the_row, localize_model]


def untranslated(translation):
    StringTranslation.objects.filter(context__path="summary").delete()


def blank(translation):
    StringTranslation.objects.filter(context__path="summary").update(data=" ")


def wrong_figure(translation):
    change_version(translation, "title", "Delegation visits 51 communes")
    StringTranslation.objects.filter(context__path="title").update(
        data="Delegation visits 51 communes"
    )


def left_in_vietnamese(translation):
    change_version(translation, "summary", SUMMARY)


def left_out(translation):
    change_version(translation, "summary", "")


def original_not_live(translation):
    Page.objects.filter(pk=translation.source.get_source_instance().pk).update(live=False)


def change_version(translation, name, text):
    page = english(translation.source.get_source_instance())
    version = page.get_latest_revision()
    version.content[name] = text
    Revision.objects.filter(pk=version.pk).update(content=version.content)


IN_THE_VERSION_ONLY = (left_in_vietnamese, left_out)
# These make the version anew when the pieces say something else: then the right text goes live.
FROM_THE_PIECES = (desk, desk_address, scheduling_then_scheduler)


@pytest.fixture
def translation(homes, translator):
    translation = submitted(vietnamese_article(homes, title=WITH_FIGURE))
    translate(translation, translator, title="Delegation visits 15 communes")
    send_for_review(translation, translator)
    return translation


def tried(door, attempt):
    """Whether the page is live after `door` was tried; nothing of it stays."""
    with transaction.atomic():
        with suppress(ValidationError, PermissionDenied), transaction.atomic():
            door(attempt)
        live = attempt.page.live
        transaction.set_rollback(True)
    return live


@pytest.mark.parametrize(
    "fault",
    [untranslated, blank, wrong_figure, left_in_vietnamese, left_out, original_not_live],
)
def test_no_door_opens_for(fault, translation, reviewer):
    fault(translation)
    attempt = Attempt(translation, reviewer)
    doors = [*OPEN, *CLOSED, *WITHOUT_PERSON]
    if fault in IN_THE_VERSION_ONLY:
        doors = [door for door in doors if door not in FROM_THE_PIECES]
    assert [door.__name__ for door in doors if tried(door, attempt)] == []


def test_no_door_opens_for_the_translator_alone(translation, reviewer):
    own = {"title": "15 communes visited", "summary": "A new lead.", "body": "They talked."}
    translate(translation, reviewer, **own)
    attempt = Attempt(translation, reviewer)
    # The action is what Wagtail's own editor calls, which translations never reach: it tells the
    # page nothing of the person, and only the words are asked about.
    doors = [door for door in OPEN if door not in (page, scheduler, action)]
    assert [door.__name__ for door in doors if tried(door, attempt)] == []


def test_every_door_opens_for_what_is_right(translation, reviewer):
    """Otherwise the table above would prove nothing."""
    attempt = Attempt(translation, reviewer)
    assert [door.__name__ for door in OPEN if not tried(door, attempt)] == []
    assert [door.__name__ for door in CLOSED if tried(door, attempt)] == []


def test_the_gate_costs_few_queries(translation, reviewer, django_assert_max_num_queries):
    """It is asked twice for each publication."""
    version = english(translation.source.get_source_instance()).get_latest_revision()
    with django_assert_max_num_queries(30):
        assert not refusals(version.as_object(), version, reviewer)
