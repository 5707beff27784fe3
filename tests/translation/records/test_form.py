"""The form for many records: who writes, who only proposes, and what is refused."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import Locale

from news.models import Topic
from partners.models import Organisation
from portal.core.roles import TRANSLATOR
from portal.translation.choices import JobState
from portal.translation.models import Job, Term
from tests.conftest import make_user
from tests.factories import OrganisationFactory, TopicFactory
from tests.translation.desk import messages_of
from tests.translation.memory.units import kept

URL = "translation_records"


def job_of(record) -> Job:
    return Job.objects.get(record_id=record.pk, content_type__model=record._meta.model_name)


def save(client, **english):
    """Post the form with English names by topic; the keys are `t<number>`."""
    jobs = {key: job_of(Topic.objects.get(pk=key[1:])) for key in english}
    data = {"shown": [job.pk for job in jobs.values()], "kind": ""}
    for key, text in english.items():
        data[f"job-{jobs[key].pk}-label_en"] = text
    return client.post(reverse(URL), data)


@pytest.fixture
def topic(homes):
    return TopicFactory(label_vi="Hữu nghị nhân dân", label_en="")


def test_it_shows_what_waits(topic, translator, client_of, django_assert_max_num_queries):
    organisation = OrganisationFactory(label_vi="Tổ chức Cầu Vồng", label_en="")
    client = client_of(translator)
    content = client.get(reverse(URL)).content.decode()
    assert topic.label_vi in content
    assert organisation.label_vi in content
    kind = job_of(topic).content_type_id
    content = client.get(reverse(URL), {"kind": kind}).content.decode()
    assert topic.label_vi in content
    assert organisation.label_vi not in content
    one = client.get(reverse(URL), {"job": job_of(organisation).pk}).content.decode()
    assert "Cầu Vồng" in one
    assert topic.label_vi not in one
    for _ in range(60):
        TopicFactory(label_en="")
    with django_assert_max_num_queries(18):
        response = client.get(reverse(URL))
    assert len(response.context["forms"]) == 50


class TestWhoWrites:
    @pytest.mark.parametrize("person", ["editor", "reviewer", "administrator"])
    def test_at_once(self, topic, person, request, client_of):
        user = request.getfixturevalue(person)
        response = save(client_of(user), **{f"t{topic.pk}": "People-to-people friendship"})
        assert "on the English pages now" in messages_of(response)[0]
        topic.refresh_from_db()
        assert topic.label_en == "People-to-people friendship"
        assert not topic.has_unpublished_changes
        assert topic.latest_revision.user == user
        job = job_of(topic)
        assert job.state == JobState.LIVE
        assert job.events.filter(action="completed", user=user).exists()

    def test_not_who_writes_no_english(self, topic, officer, client_of):
        client = client_of(officer)
        assert client.get(reverse(URL)).status_code == 302
        save(client, **{f"t{topic.pk}": "Friendship"})
        topic.refresh_from_db()
        assert not topic.has_unpublished_changes
        menu = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("translation_queue") in menu
        assert reverse(URL) not in menu

    @pytest.mark.parametrize("person", ["translator", "editor", "reviewer", "administrator"])
    def test_who_writes_finds_the_form(self, topic, person, request, client_of):
        client = client_of(request.getfixturevalue(person))
        assert reverse(URL) in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.get(reverse(URL)).status_code == 200

    def test_only_proposing(self, topic, translator, client_of):
        user = translator
        response = save(client_of(user), **{f"t{topic.pk}": "Friendship"})
        assert "waits for a reviewer" in messages_of(response)[0]
        topic.refresh_from_db()
        assert topic.label_en == ""
        assert topic.has_unpublished_changes
        job = job_of(topic)
        assert (job.state, job.assignee) == (JobState.IN_REVIEW, user)

    def test_a_second_person_takes_it_over(self, topic, translator, reviewer, client_of):
        save(client_of(translator), **{f"t{topic.pk}": "Frendship"})
        content = client_of(reviewer).get(reverse(URL)).content.decode()
        assert "Frendship" in content
        assert "Suggested" in content
        save(client_of(reviewer), **{f"t{topic.pk}": "Friendship"})
        topic.refresh_from_db()
        assert topic.label_en == "Friendship"
        assert topic.get_latest_revision_as_object().label_en == "Friendship"

    def test_nobody_takes_over_their_own(self, topic, translator, reviewer, client_of):
        save(client_of(translator), **{f"t{topic.pk}": "Friendship"})
        Job.objects.update(assignee=reviewer)
        save(client_of(reviewer), **{f"t{topic.pk}": "Friendship "})
        topic.refresh_from_db()
        assert topic.label_en == ""

    def test_saving_everything_touches_no_proposal_of_others(self, topic, translator, client_of):
        other = make_user(TRANSLATOR, "other")
        save(client_of(translator), **{f"t{topic.pk}": "Friendship"})
        save(client_of(other), **{f"t{topic.pk}": "Friendship"})
        assert job_of(topic).assignee == translator

    def test_the_draft_of_another_survives(self, topic, officer, reviewer, client_of):
        """What an officer is writing in Vietnamese is not published along with it."""
        topic.label_vi = "Tên đang soạn"
        topic.save_revision(user=officer)
        save(client_of(reviewer), **{f"t{topic.pk}": "Friendship"})
        topic.refresh_from_db()
        assert (topic.label_vi, topic.label_en) == ("Hữu nghị nhân dân", "Friendship")
        assert topic.has_unpublished_changes
        draft = topic.get_latest_revision_as_object()
        assert (draft.label_vi, draft.label_en) == ("Tên đang soạn", "Friendship")

    def test_not_without_a_right_on_that_kind(self, topic, translator, client_of):
        organisation = OrganisationFactory(label_en="")
        translator.groups.get().permissions.filter(codename="change_organisation").delete()
        content = client_of(translator).get(reverse(URL)).content.decode()
        assert organisation.label_vi not in content
        job = job_of(organisation)
        data = {"shown": [job.pk], f"job-{job.pk}-label_en": "An organisation"}
        client_of(translator).post(reverse(URL), data)
        assert not Organisation.objects.get().has_unpublished_changes


class TestRefusals:
    @pytest.mark.parametrize(
        ("english", "said"),
        [
            ("Hữu nghị nhân dân", "still Vietnamese"),
            ("Hội hữu nghị của nhân dân các nước", "still Vietnamese"),
            ("x" * 256, "255"),
        ],
    )
    def test_one_row_does_not_keep_the_others_back(self, topic, reviewer, client_of, english, said):
        other = TopicFactory(label_en="")
        response = save(
            client_of(reviewer), **{f"t{topic.pk}": english, f"t{other.pk}": "Education"}
        )
        other.refresh_from_db()
        topic.refresh_from_db()
        assert (topic.label_en, other.label_en) == ("", "Education")
        [form] = response.context["forms"]
        assert said in str(form.errors["label_en"])
        assert english[:100] in response.content.decode()

    def test_somebody_was_faster(self, topic, reviewer, client_of, monkeypatch):
        """Between reading and writing, in another window."""
        job = job_of(topic)
        client = client_of(reviewer)
        Topic.objects.filter(pk=topic.pk).update(label_en="Friendship")
        data = {"shown": [job.pk], f"job-{job.pk}-label_en": "Amity"}
        client.post(reverse(URL), data)
        topic.refresh_from_db()
        assert topic.label_en == "Friendship"

    def test_what_is_left_empty_waits_on(self, topic, reviewer, client_of):
        save(client_of(reviewer), **{f"t{topic.pk}": "  "})
        assert job_of(topic).state == JobState.QUEUED
        assert not Topic.objects.get(pk=topic.pk).has_unpublished_changes

    @pytest.mark.parametrize("shown", ["x", "0", "99999999"])
    def test_nonsense(self, topic, reviewer, client_of, shown):
        response = client_of(reviewer).post(reverse(URL), {"shown": shown})
        assert response.status_code == 302


def test_what_is_known_is_offered_and_not_saved(topic, reviewer, client_of):
    Term.objects.create(source=topic.label_vi, target="People-to-people friendship")
    remembered = TopicFactory(label_vi="Viện trợ nhân đạo", label_en="")
    kept(("Viện trợ nhân đạo", "Humanitarian aid"))
    client = client_of(reviewer)
    content = client.get(reverse(URL)).content.decode()
    for known in ("People-to-people friendship", "Humanitarian aid"):
        assert f'data-suggestion="{known}"' in content
    save(client, **{f"t{topic.pk}": "", f"t{remembered.pk}": ""})
    assert set(Topic.objects.values_list("label_en", flat=True)) == {""}


def test_a_site_that_has_not_been_set_up_has_none(administrator, client_of):
    cache.clear()
    Locale.objects.exclude(language_code="vi").update(language_code="fr")
    assert client_of(administrator).get(reverse("translation_records")).status_code == 200
