"""What may be done with jobs: take, release, hand out, decide, and what two people at once get."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from portal.core.roles import TRANSLATOR
from portal.translation.choices import ChangeKind, JobState, Priority
from portal.translation.jobs import transitions
from portal.translation.models import Job, JobEvent
from portal.translation.queue import actions
from portal.translation.queue.colleagues import colleagues
from portal.translation.queue.rights import rights_of
from tests.conftest import make_user
from tests.translation.desk import messages_of, vietnamese_article
from tests.translation.queue.jobs import locale, record_job

ACT = "translation_act"


def act(client, **data):
    return client.post(reverse(ACT), data)


def job_now(job) -> Job:
    return Job.objects.get(pk=job.pk)


class TestRights:
    """Rights by language, for every role."""

    @pytest.mark.parametrize(
        ("person", "translates", "decides"),
        [
            ("officer", {"vi"}, set()),
            ("editor", {"vi"}, {"vi"}),
            ("translator", {"en"}, set()),
            ("reviewer", {"en"}, {"en"}),
            ("administrator", {"vi", "en"}, {"vi", "en"}),
        ],
    )
    def test_by_role(self, person, translates, decides, request, homes):
        rights = rights_of(request.getfixturevalue(person))
        assert rights.translates == {locale(code).pk for code in translates}
        assert rights.decides == {locale(code).pk for code in decides}

    def test_colleagues(self, translator, reviewer, officer, editor, administrator):
        translator.first_name, translator.last_name = "Thu", "Hà"
        translator.save()
        english, vietnamese = locale("en").pk, locale("vi").pk
        found = {one.name: (one.translates, one.reviews) for one in colleagues()}
        assert found == {
            "Thu Hà": ({english}, set()),
            "reviewer": ({english}, {english}),
            "officer": ({vietnamese}, set()),
            "editor": ({vietnamese}, {vietnamese}),
            "admin": ({english, vietnamese}, {english, vietnamese}),
        }

    def test_nobody_who_has_left(self, translator):
        translator.is_active = False
        translator.save()
        assert colleagues() == []


class TestTaking:
    def test_a_free_job(self, translator, client_of):
        job = record_job()
        act(client_of(translator), one=f"take:{job.pk}")
        job = job_now(job)
        assert (job.state, job.assignee) == (JobState.ASSIGNED, translator)
        event = job.events.get()
        assert (event.action, event.user) == ("taken", translator)

    def test_an_outdated_job_stays_outdated(self, translator, client_of):
        job = record_job(state=JobState.OUTDATED, change=ChangeKind.SUBSTANTIVE)
        act(client_of(translator), one=f"take:{job.pk}")
        assert (job_now(job).state, job_now(job).assignee) == (JobState.OUTDATED, translator)

    @pytest.mark.parametrize(
        "fields",
        [
            {"state": JobState.LIVE},
            {"state": JobState.DECLINED},
            {"state": JobState.PROPOSED},
            {"change": ChangeKind.WITHDRAWN, "state": JobState.OUTDATED},
        ],
    )
    def test_not_what_is_not_free(self, translator, client_of, fields):
        job = record_job(**fields)
        response = act(client_of(translator), one=f"take:{job.pk}")
        assert "not possible" in messages_of(response)[0]
        assert job_now(job).assignee is None

    @pytest.mark.parametrize("person", ["officer", "editor"])
    def test_not_into_a_language_of_others(self, person, request, client_of, homes):
        job = record_job()
        act(client_of(request.getfixturevalue(person)), one=f"take:{job.pk}")
        assert job_now(job).assignee is None

    @pytest.mark.parametrize("state", [JobState.QUEUED, JobState.OUTDATED])
    def test_two_people_at_once(self, translator, reviewer, state):
        """The second has read the job before the first took it."""
        record_job(state=state)
        seen_by_first, seen_by_second = Job.objects.get(), Job.objects.get()
        actions.take(seen_by_first, rights_of(translator))
        with pytest.raises(transitions.JobConflict, match="Somebody else"):
            actions.take(seen_by_second, rights_of(reviewer))
        assert Job.objects.get().assignee == translator
        assert JobEvent.objects.count() == 1

    def test_next_is_the_most_urgent(self, translator, client_of):
        now = timezone.now()
        record_job(due_at=now + timedelta(days=3))
        soon = record_job(due_at=now + timedelta(days=1))
        record_job(priority=Priority.LOW, due_at=now - timedelta(days=1))
        record_job(source_locale=locale("en"), target_locale=locale("vi"), priority=Priority.URGENT)
        urgent = record_job(priority=Priority.URGENT, due_at=now + timedelta(days=9))
        client = client_of(translator)
        for job in (urgent, soon):
            response = client.post(reverse("translation_next"))
            assert response.url == f"{reverse('translation_records')}?job={job.pk}"
            assert job_now(job).assignee == translator

    def test_next_passes_over_what_was_taken_meanwhile(self, translator, reviewer, monkeypatch):
        first, second = record_job(priority=Priority.URGENT), record_job()
        take = actions.take

        def slow_take(job, rights):
            """Between the question and the answer somebody else presses."""
            if job.pk == first.pk:
                take(Job.objects.get(pk=first.pk), rights_of(reviewer))
            take(job, rights)

        monkeypatch.setattr(actions, "take", slow_take)
        assert actions.take_next(rights_of(translator)) == second
        assert job_now(first).assignee == reviewer

    def test_next_without_any(self, translator, client_of):
        response = client_of(translator).post(reverse("translation_next"))
        assert "Nothing is waiting" in messages_of(response)[0]

    def test_next_never_gives_what_one_may_not_know_of(self, homes, translator, officer):
        draft = vietnamese_article(homes, officer, live=False)
        record_job(translation_key=draft.translation_key, record_id=None)
        assert actions.take_next(rights_of(translator)) is None


class TestReleasing:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (JobState.ASSIGNED, JobState.QUEUED),
            (JobState.IN_PROGRESS, JobState.QUEUED),
            (JobState.CHANGES_ASKED, JobState.QUEUED),
            (JobState.OUTDATED, JobState.OUTDATED),
        ],
    )
    def test_ones_own(self, translator, client_of, before, after):
        job = record_job(state=before, assignee=translator)
        act(client_of(translator), one=f"release:{job.pk}")
        assert (job_now(job).state, job_now(job).assignee) == (after, None)

    def test_of_others_only_by_who_hands_out(self, translator, reviewer, client_of):
        other = make_user(TRANSLATOR, "other")
        job = record_job(state=JobState.ASSIGNED, assignee=other)
        act(client_of(translator), one=f"release:{job.pk}")
        assert job_now(job).assignee == other
        act(client_of(reviewer), one=f"release:{job.pk}")
        assert job_now(job).assignee is None

    def test_not_from_a_review(self, translator, client_of):
        job = record_job(state=JobState.IN_REVIEW, assignee=translator)
        act(client_of(translator), one=f"release:{job.pk}")
        assert job_now(job).state == JobState.IN_REVIEW


class TestHandingOut:
    def test_many_at_once_with_everything(self, translator, reviewer, client_of):
        jobs = [record_job() for _ in range(3)]
        response = act(
            client_of(reviewer),
            action="plan",
            job=[job.pk for job in jobs],
            assignee=translator.pk,
            reviewer=reviewer.pk,
            priority=Priority.HIGH,
            due="2026-12-24",
            note="Trước Giáng sinh",
        )
        assert messages_of(response) == ["3 jobs were changed."]
        for job in map(job_now, jobs):
            assert (job.state, job.assignee, job.reviewer) == (
                JobState.ASSIGNED,
                translator,
                reviewer,
            )
            assert (job.priority, job.note) == (Priority.HIGH, "Trước Giáng sinh")
            assert timezone.localtime(job.due_at).strftime("%Y-%m-%d %H") == "2026-12-24 17"
            assert job.events.get().data["assignee"] == "translator"

    def test_what_is_left_empty_stays(self, translator, reviewer, client_of):
        job = record_job(state=JobState.IN_PROGRESS, assignee=translator, note="Giữ nguyên")
        act(client_of(reviewer), action="plan", job=job.pk, priority=Priority.URGENT)
        job = job_now(job)
        assert (job.state, job.assignee, job.note) == (
            JobState.IN_PROGRESS,
            translator,
            "Giữ nguyên",
        )
        assert job.priority == Priority.URGENT

    def test_one_conflict_does_not_keep_the_others_back(self, translator, reviewer, client_of):
        free, live = record_job(), record_job("Đã xong", state=JobState.LIVE)
        back = record_job("Ngược lại", source_locale=locale("en"), target_locale=locale("vi"))
        response = act(
            client_of(reviewer),
            action="plan",
            job=[free.pk, live.pk, back.pk],
            assignee=translator.pk,
        )
        said = messages_of(response)
        assert said[0] == "1 job was changed."
        assert len(said) == 3
        assert any("Đã xong" in line for line in said)
        assert any("Ngược lại" in line for line in said)
        assert job_now(free).assignee == translator
        assert job_now(live).assignee is None

    @pytest.mark.parametrize("person", ["officer", "editor"])
    def test_only_to_people_of_the_language(self, person, request, reviewer, client_of):
        job = record_job()
        stranger = request.getfixturevalue(person)
        response = act(client_of(reviewer), action="plan", job=job.pk, assignee=stranger.pk)
        assert "may not translate" in messages_of(response)[0]
        assert job_now(job).assignee is None

    def test_a_translator_is_no_reviewer(self, translator, reviewer, client_of):
        job = record_job()
        response = act(client_of(reviewer), action="plan", job=job.pk, reviewer=translator.pk)
        assert "not one of the available" in messages_of(response)[0]
        assert job_now(job).reviewer is None

    def test_two_pairs_of_eyes(self, reviewer, client_of):
        job = record_job(reviewer=reviewer)
        response = act(client_of(reviewer), action="plan", job=job.pk, assignee=reviewer.pk)
        assert "somebody else" in messages_of(response)[0]
        assert job_now(job).assignee is None

    @pytest.mark.parametrize("person", ["translator", "officer", "editor"])
    def test_not_by_everybody(self, person, request, client_of, homes):
        job = record_job()
        user = request.getfixturevalue(person)
        act(client_of(user), action="plan", job=job.pk, priority=Priority.URGENT)
        assert job_now(job).priority == Priority.NORMAL

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"due": "gestern"}, "valid date"),
            ({"priority": "9"}, "valid choice"),
            ({}, "what should be changed"),
        ],
    )
    def test_bad_input_is_said(self, reviewer, client_of, data, said):
        response = act(client_of(reviewer), action="plan", job=record_job().pk, **data)
        assert said in messages_of(response)[0]


class TestDeciding:
    @pytest.mark.parametrize("person", ["editor", "reviewer", "administrator"])
    def test_by_editors_of_either_side(self, person, request, client_of, homes):
        client = client_of(request.getfixturevalue(person))
        yes, no = record_job(state=JobState.PROPOSED), record_job(state=JobState.PROPOSED)
        act(client, one=f"accept:{yes.pk}")
        act(client, one=f"decline:{no.pk}")
        assert (job_now(yes).state, job_now(no).state) == (JobState.QUEUED, JobState.DECLINED)

    @pytest.mark.parametrize("person", ["translator", "officer"])
    def test_not_by_others(self, person, request, client_of, homes):
        job = record_job(state=JobState.PROPOSED)
        client = client_of(request.getfixturevalue(person))
        for action in ("accept", "decline"):
            act(client, one=f"{action}:{job.pk}")
        assert job_now(job).state == JobState.PROPOSED

    def test_changed_minds(self, editor, client_of):
        job = record_job(state=JobState.DECLINED)
        act(client_of(editor), one=f"accept:{job.pk}")
        assert job_now(job).state == JobState.QUEUED


class TestClassifying:
    @pytest.mark.parametrize("person", ["editor", "reviewer"])
    def test_an_editor_knows_better(self, person, request, client_of, homes):
        job = record_job(state=JobState.OUTDATED, change=ChangeKind.SUBSTANTIVE)
        act(client_of(request.getfixturevalue(person)), action="cosmetic", job=job.pk)
        assert job_now(job).change == ChangeKind.COSMETIC
        assert job.events.get().data == {"from": "substantive", "to": "cosmetic"}

    @pytest.mark.parametrize("change", ["", ChangeKind.WITHDRAWN])
    def test_without_a_change_of_the_text(self, reviewer, client_of, change):
        job = record_job(change=change)
        act(client_of(reviewer), action="cosmetic", job=job.pk)
        assert job_now(job).change == change


class TestAddresses:
    """Every address, for everybody."""

    ADDRESSES = ("translation_queue", "translation_matrix", "translation_records")

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize(
        "person", ["officer", "editor", "translator", "reviewer", "administrator"]
    )
    def test_lists(self, address, person, request, client_of, homes):
        client = client_of(request.getfixturevalue(person))
        # Who writes no English is offered no names to write.
        expected = 302 if (person, address) == ("officer", "translation_records") else 200
        assert client.get(reverse(address)).status_code == expected

    def test_the_jobs_are_in_the_queue(self, translator, client_of):
        response = client_of(translator).get("/admin/translation/jobs/")
        assert response.url == reverse("translation_queue")

    def test_for_people_without_a_part(self, homes, client_of, django_user_model):
        user = django_user_model.objects.create_user("outsider", password="a-password-for-tests")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client, job = client_of(user), record_job()
        for address in self.ADDRESSES:
            assert client.get(reverse(address)).status_code == 302
        assert client.get(reverse("translation_history", args=[job.pk])).status_code == 302
        for url in (reverse(ACT), reverse("translation_next")):
            assert client.post(url, {"one": f"take:{job.pk}"}).status_code == 302
        assert job_now(job).state == JobState.QUEUED

    def test_changes_take_a_post(self, translator, client_of):
        client = client_of(translator)
        for url in (reverse(ACT), reverse("translation_next")):
            assert client.get(url).status_code == 405

    def test_history(self, homes, translator, officer, reviewer, client_of):
        job = record_job()
        actions.take(job, rights_of(translator))
        content = client_of(reviewer).get(reverse("translation_history", args=[job.pk]))
        assert "Taken" in content.content.decode()
        plan = {"priority": Priority.HIGH, "due": "2026-12-24", "note": "Trước Giáng sinh"}
        act(client_of(reviewer), action="plan", job=job.pk, **plan)
        content = client_of(reviewer).get(reverse("translation_history", args=[job.pk]))
        for told in ("Priority: High", "Due: 24 Dec 2026", "Note: Trước Giáng sinh"):
            assert told in content.content.decode()
        draft = vietnamese_article(homes, officer, live=False, title="Tin mật")
        secret = record_job(translation_key=draft.translation_key, record_id=None)
        url = reverse("translation_history", args=[secret.pk])
        assert client_of(translator).get(url).status_code == 404
        assert client_of(officer).get(url).status_code == 200

    def test_nobody_acts_on_what_they_may_not_know_of(self, homes, officer, translator, client_of):
        draft = vietnamese_article(homes, officer, live=False)
        secret = record_job(translation_key=draft.translation_key, record_id=None)
        response = act(client_of(translator), one=f"take:{secret.pk}")
        assert messages_of(response) == ["Choose jobs first."]

    def test_nowhere_else_afterwards(self, translator, client_of):
        job = record_job()
        response = act(
            client_of(translator), one=f"take:{job.pk}", next="https://elsewhere.example/"
        )
        assert response.url == reverse("translation_queue")
