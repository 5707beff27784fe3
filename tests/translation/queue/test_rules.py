"""The managers' rules."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from news.models import NewsPage, Topic
from portal.core.translation_policy import TranslationRule
from portal.translation.choices import JobState, Priority
from portal.translation.models import Job, JobRule
from tests.translation.desk import vietnamese_article
from tests.translation.queue.jobs import locale


def data(model=NewsPage, **fields):
    return {
        "content_type": ContentType.objects.get_for_model(model).pk,
        "source_locale": locale("vi").pk,
        "rule": TranslationRule.ALWAYS,
        "days": 3,
        "priority": Priority.HIGH,
        "assignee": "",
        "reviewer": "",
        **fields,
    }


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("administrator", True), ("reviewer", True), ("editor", True), ("translator", False),
        ("officer", False),
    ],
)  # fmt: skip
def test_who(person, may, request, client_of, homes):
    client = client_of(request.getfixturevalue(person))
    assert (client.get(reverse("translation_rules:index")).status_code == 200) is may
    client.post(reverse("translation_rules:add"), data())
    assert JobRule.objects.exists() is may
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("translation_rules:index") in menu) is may


def test_a_rule_hands_out(homes, reviewer, translator, client_of):
    rule = data(assignee=translator.pk, reviewer=reviewer.pk)
    client_of(reviewer).post(reverse("translation_rules:add"), rule)
    vietnamese_article(homes)
    job = Job.objects.get()
    assert (job.state, job.assignee, job.reviewer, job.priority) == (
        JobState.ASSIGNED,
        translator,
        reviewer,
        Priority.HIGH,
    )


@pytest.mark.parametrize("model", [Topic, ContentType])
def test_only_page_types(reviewer, client_of, model):
    client_of(reviewer).post(reverse("translation_rules:add"), data(model))
    assert not JobRule.objects.exists()


@pytest.mark.parametrize("person", ["officer", "editor"])
def test_only_people_of_the_language(homes, person, request, reviewer, client_of):
    stranger = request.getfixturevalue(person)
    response = client_of(reviewer).post(
        reverse("translation_rules:add"), data(assignee=stranger.pk)
    )
    assert response.context["form"].errors["assignee"]
    assert not JobRule.objects.exists()


def test_two_pairs_of_eyes(homes, reviewer, client_of):
    both = data(assignee=reviewer.pk, reviewer=reviewer.pk)
    response = client_of(reviewer).post(reverse("translation_rules:add"), both)
    assert "somebody else" in str(response.context["form"].errors["reviewer"])
