"""What the people of the desk see when they come in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job
from portal.translation.panels import TranslationPanel
from tests.translation.desk import vietnamese_article
from tests.translation.queue.jobs import record_job


def home_of(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def counts(client) -> dict[str, int]:
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    # A request leaves its own language behind.
    with override("en"):
        shown = TranslationPanel().get_context_data({"request": request})["counts"]
        return {str(one["label"]): one["number"] for one in shown}


def test_counts(translator, reviewer, client_of):
    yesterday = timezone.now() - timedelta(days=1)
    record_job(assignee=translator, state=JobState.IN_PROGRESS, due_at=yesterday)
    record_job(assignee=translator, state=JobState.ASSIGNED)
    record_job(assignee=translator, state=JobState.IN_REVIEW)
    record_job(state=JobState.PROPOSED)
    outdated = {"state": JobState.OUTDATED, "change": ChangeKind.SUBSTANTIVE}
    record_job(live_at=yesterday, **outdated)
    assert counts(client_of(translator)) == {
        "my work": 2, "of it due today or overdue": 1, "unassigned": 1, "live but outdated": 1,
    }  # fmt: skip
    assert counts(client_of(reviewer)) == {
        "my work": 1, "unassigned": 1, "awaiting my review": 1, "to be decided": 1,
        "live but outdated": 1,
    }  # fmt: skip


def test_the_next_jobs_lead_to_the_work(homes, translator, client_of):
    page = vietnamese_article(homes, title="Tin thứ nhất")
    content = home_of(client_of(translator))
    assert "Tin thứ nhất" in content
    job = Job.objects.for_page(page).get()
    assert reverse("translation_editor", args=[job.pk]) in content


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_what_the_public_cannot_read_is_not_named(homes, translator, client_of, hide):
    page = vietnamese_article(homes, title="Tin mật", live=hide != "draft")
    if hide == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Tin mật" not in home_of(client_of(translator))


def test_the_vietnamese_desk_is_offered_no_english_work(homes, officer, client_of):
    vietnamese_article(homes, title="Tin thứ nhất")
    content = home_of(client_of(officer))
    assert "Nothing is waiting for you." in content
