"""What there is to choose from: as things are now, and nothing that somebody may not know."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction

from news.models import NewsPage, Topic
from portal.core.roles import REVIEWER, TRANSLATOR
from portal.translation.models import Job, JobTopic
from portal.translation.queue.colleagues import known_colleagues
from tests.conftest import make_user
from tests.translation.desk import vietnamese_article
from tests.translation.queue.jobs import record_job


def choices(client, name) -> list[str]:
    """The words beside the buttons, without "All"."""
    response = client.get(reverse("translation_queue_tab", args=["all"]))
    form = response.context["filters"].form
    return [str(label) for _value, label in form.fields[name].choices][1:]


def article_with_topic(homes, owner, label, **fields) -> Job:
    page = vietnamese_article(homes, owner, title=label, **fields)
    job = Job.objects.for_page(page).first() or record_job(
        label, record_id=None, translation_key=page.translation_key, source_page=page,
        content_type=ContentType.objects.get_for_model(NewsPage),
    )  # fmt: skip
    JobTopic.objects.create(job=job, slug=label, label_vi=label)
    return job


class TestTopicsAndTypes:
    def test_only_of_jobs_that_somebody_may_know_of(self, homes, officer, translator, client_of):
        secret = article_with_topic(homes, officer, "kin")
        PageViewRestriction.objects.create(page=secret.source_page, restriction_type="login")
        article_with_topic(homes, officer, "nhap", live=False)
        assert choices(client_of(translator), "topics") == []
        assert choices(client_of(translator), "content_type") == []
        assert choices(client_of(officer), "topics") == ["kin", "nhap"]

    def test_at_once_when_the_page_becomes_private(self, homes, officer, translator, client_of):
        job = article_with_topic(homes, officer, "giao-duc")
        client = client_of(translator)
        assert choices(client, "topics") == ["giao-duc"]
        PageViewRestriction.objects.create(page=job.source_page, restriction_type="login")
        assert choices(client, "topics") == []

    def test_each_once_and_in_order(self, translator, client_of):
        for label in ("B", "A", "B"):
            JobTopic.objects.create(job=record_job(), slug=label.lower(), label_vi=label)
        assert choices(client_of(translator), "topics") == ["A", "B"]

    def test_types(self, homes, officer, translator, client_of):
        article_with_topic(homes, officer, "giao-duc")
        record_job(content_type=ContentType.objects.get_for_model(Topic))
        assert choices(client_of(translator), "content_type") == ["Article", "Topic"]


class TestColleagues:
    """What is kept is forgotten by whatever changes it."""

    def names(self) -> list[str]:
        return [one.name for one in known_colleagues()]

    def test_kept(self, translator, django_assert_num_queries):
        assert self.names() == ["translator"]
        with django_assert_num_queries(0):
            assert self.names() == ["translator"]

    def test_somebody_new_and_somebody_gone(self, translator):
        self.names()
        other = make_user(TRANSLATOR, "other")
        assert self.names() == ["other", "translator"]
        other.is_active = False
        other.save()
        assert self.names() == ["translator"]
        translator.delete()
        assert self.names() == []

    def test_somebody_with_another_name(self, translator):
        self.names()
        translator.first_name = "Hà"
        translator.save()
        assert self.names() == ["Hà"]

    def test_somebody_with_other_rights(self, translator):
        [before] = known_colleagues()
        translator.groups.add(Group.objects.get(name=REVIEWER.name))
        [after] = known_colleagues()
        assert (len(before.reviews), len(after.reviews)) == (0, 1)
        translator.groups.clear()
        assert self.names() == []

    def test_a_group_with_other_rights(self, translator):
        self.names()
        group = translator.groups.get()
        submit = Permission.objects.get(codename="submit_translation")
        group.permissions.remove(submit)
        assert self.names() == []
        translator.user_permissions.add(submit)
        assert self.names() == ["translator"]
        GroupPagePermission.objects.filter(group=group).delete()
        assert self.names() == []

    def test_a_group_that_is_gone(self, translator):
        self.names()
        translator.groups.get().delete()
        assert self.names() == []

    def test_who_comes_in_is_known(self, translator, client_of, django_assert_num_queries):
        self.names()
        client_of(translator)
        with django_assert_num_queries(0):
            self.names()

    def test_a_choice_counts_as_people_are_when_it_is_made(self, translator, reviewer, client_of):
        """Whoever has left by then gets no job, though the page still named them."""
        job = record_job()
        client = client_of(reviewer)
        assert "translator" in choices(client, "assignee")
        # Without telling anybody.
        type(translator).objects.filter(pk=translator.pk).update(is_active=False)
        assert "translator" in choices(client, "assignee")
        client.post(
            reverse("translation_act"),
            {"action": "plan", "job": [job.pk], "assignee": translator.pk},
        )
        job.refresh_from_db()
        assert job.assignee is None


def test_counts_are_of_jobs_and_not_of_their_topics(translator, client_of):
    job = record_job()
    for label in ("a", "b", "c"):
        JobTopic.objects.create(job=job, slug=label, label_vi=label)
    response = client_of(translator).get(reverse("translation_queue_tab", args=["all"]))
    counts = {tab["name"]: tab["count"] for tab in response.context["tabs"]}
    assert counts == {"mine": 0, "unassigned": 1, "team": 0, "all": 1}
    assert response.context["free_count"] == 1


@pytest.mark.parametrize("person", ["officer", "translator"])
def test_nothing_to_choose_when_there_is_nothing(person, request, client_of):
    client = client_of(request.getfixturevalue(person))
    assert choices(client, "topics") == choices(client, "content_type") == []
