"""The managers' rules."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from news.models import NewsPage, Topic
from portal.core.pages import page_types
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


def rows_of(client) -> dict[tuple[str, str], str]:
    """The text of each row of the list, by page type and language."""
    html = client.get(reverse("translation_rules:index")).content.decode()
    cells = [
        [
            " ".join(re.sub("<[^>]*>", " ", cell).split())
            for cell in re.findall("(?s)<td.*?</td>", row)
        ]
        for row in re.split("<tr", re.search("(?s)<table class=.listing.*?</table>", html)[0])[2:]
    ]
    return {(kind, language): more for kind, language, *more in cells}


def test_the_list_shows_what_holds_without_a_rule(homes, reviewer, client_of) -> None:
    rows = rows_of(client_of(reviewer))
    assert len(rows) == 2 * len(page_types())
    assert rows["Article", "Vietnamese"] == [
        "always", "2", "Normal", "–", "–", "the page type itself Change",
    ]  # fmt: skip
    assert rows["Article", "English"][0] == "when somebody says so"


def test_the_list_shows_what_managers_set(homes, reviewer, translator, client_of) -> None:
    client = client_of(reviewer)
    client.post(reverse("translation_rules:add"), data(assignee=translator.pk))
    assert rows_of(client)["Article", "Vietnamese"] == [
        "always", "3", "High", "translator", "–", "set by the managers Change",
    ]  # fmt: skip
    html = client.get(reverse("translation_rules:index")).content.decode()
    assert reverse("translation_rules:edit", args=[JobRule.objects.get().pk]) in html
    JobRule.objects.update(rule=TranslationRule.NEVER)
    assert rows_of(client)["Article", "Vietnamese"][:3] == ["never", "–", "–"]


def test_a_new_rule_begins_with_what_holds(homes, reviewer, client_of) -> None:
    client = client_of(reviewer)
    html = client.get(reverse("translation_rules:index")).content.decode()
    kind = ContentType.objects.get_for_model(NewsPage).pk
    [address] = re.findall(
        rf'href="([^"]*content_type={kind}&amp;source_locale={locale("vi").pk})" aria', html
    )
    form = client.get(address.replace("&amp;", "&")).context["form"]
    assert (form["rule"].value(), form["days"].value()) == (TranslationRule.ALWAYS, 2)
    for nonsense in ("x", "0", "99999999"):
        query = {"content_type": nonsense, "source_locale": nonsense}
        assert client.get(reverse("translation_rules:add"), query).status_code == 200


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
