"""Records without English texts are items of the queue, however they were written."""

import pytest
from django.core.management import call_command

from news.models import Topic
from partners.models import Organisation
from portal.translation.choices import ChangeKind, JobState
from portal.translation.models import Job, JobEvent
from tests.factories import CountryFactory, OrganisationFactory, TopicFactory
from tests.factories_projects import AidProgrammeFactory
from tests.translation.desk import published_translation, vietnamese_article

NAME = "Hội Hữu nghị Việt – Lào tỉnh"


def job_of(record) -> Job | None:
    return Job.objects.filter(
        record_id=record.pk, content_type__model=record._meta.model_name
    ).first()


def states() -> list[str]:
    return list(Job.objects.order_by("pk").values_list("state", flat=True))


class TestOneAtATime:
    def test_a_name_is_missing(self, homes):
        topic = TopicFactory(label_vi=NAME, label_en="")
        job = job_of(topic)
        assert (job.state, job.title, job.words) == (JobState.QUEUED, NAME, 6)
        assert (job.source_locale.language_code, job.target_locale.language_code) == ("vi", "en")
        assert job.due_at
        assert "hoi huu nghi viet lao tinh" in job.search_text
        assert [event.action for event in job.events.all()] == ["opened"]

    @pytest.mark.parametrize("fields", [{"label_en": "Topic"}, {"label_en": "", "live": False}])
    def test_nothing_is(self, homes, fields):
        TopicFactory(**fields)
        assert not Job.objects.exists()

    def test_other_texts_count_when_they_are_there_in_vietnamese(self, homes):
        programme = AidProgrammeFactory(label_en="A programme", beneficiaries_vi="", live=True)
        assert job_of(programme) is None
        programme.beneficiaries_vi = "120 hộ nghèo"
        programme.save()
        assert job_of(programme).words == 3

    def test_the_way_of_a_job(self, homes):
        topic = TopicFactory(label_en="")
        for change, state, mark in [
            ({"label_en": "Friendship"}, JobState.LIVE, ""),
            ({"label_en": ""}, JobState.OUTDATED, ChangeKind.SUBSTANTIVE),
            ({"live": False}, JobState.DECLINED, ChangeKind.WITHDRAWN),
            ({"live": True}, JobState.QUEUED, ""),
            ({"label_vi": "Tên mới của chủ đề"}, JobState.QUEUED, ""),
            ({"label_en": "Friendship"}, JobState.LIVE, ""),
        ]:
            for name, value in change.items():
                setattr(topic, name, value)
            topic.save()
            job = job_of(topic)
            assert (job.state, job.change) == (state, mark), change
            assert job.title == topic.label_vi
        assert job.first_live_at

    @pytest.mark.parametrize("state", JobState.values)
    def test_a_complete_record_closes_whatever_stands(self, homes, state):
        topic = TopicFactory(label_en="")
        Job.objects.update(state=state)
        topic.label_en = "Friendship"
        topic.save()
        assert states() == [JobState.LIVE]

    @pytest.mark.parametrize("state", JobState.values)
    def test_a_deleted_one_too(self, homes, state):
        topic = TopicFactory(label_en="")
        Job.objects.update(state=state)
        topic.delete()
        assert states() == [JobState.DECLINED]

    def test_a_draft_closes_nothing(self, homes):
        """Its texts are in memory only when Wagtail writes which version is the newest."""
        topic = TopicFactory(label_en="")
        topic.label_en = "Friendship"
        topic.save_revision()
        assert states() == [JobState.QUEUED]
        topic.get_latest_revision().publish()
        assert states() == [JobState.LIVE]

    def test_what_was_declined_stays_declined(self, homes):
        topic = TopicFactory(label_en="")
        Job.objects.update(state=JobState.DECLINED)
        topic.save()
        assert states() == [JobState.DECLINED]

    def test_two_kinds_with_one_number(self, homes):
        TopicFactory(pk=77, label_en="")
        OrganisationFactory(pk=77, label_en="")
        assert Job.objects.count() == 2


class TestMany:
    def test_written_together(self, homes, django_assert_max_num_queries):
        records = [Topic(label_vi=f"Chủ đề {n}", slug=f"t-{n}") for n in range(30)]
        with django_assert_max_num_queries(8):
            Topic.objects.bulk_create(records)
        assert states() == [JobState.QUEUED] * 30
        assert JobEvent.objects.filter(action="opened").count() == 30

    def test_overwritten_together(self, homes):
        """As a sheet does it."""
        records = [Topic(label_vi=f"Chủ đề {n}", slug=f"t-{n}") for n in range(3)]
        Topic.objects.bulk_create(records)
        records[0].label_en = "The first"
        Topic.objects.bulk_create(
            records, update_conflicts=True, unique_fields=["pk"], update_fields=["label_en"]
        )
        assert states() == [JobState.LIVE, JobState.QUEUED, JobState.QUEUED]
        records[1].label_en = "The second"
        Topic.objects.bulk_update(records, ["label_en"])
        assert states() == [JobState.LIVE, JobState.LIVE, JobState.QUEUED]


class TestSynchronising:
    def run(self, capsys) -> str:
        call_command("sync_translation_jobs")
        return capsys.readouterr().out

    def test_the_day_the_desk_is_switched_on(self, homes, capsys):
        page = vietnamese_article(homes)
        vietnamese_article(homes, live=False)
        missing, complete = TopicFactory(label_en=""), TopicFactory()
        Organisation.objects.bulk_create(
            [Organisation(label_vi=f"Tổ chức {n}", country=CountryFactory()) for n in range(3)]
        )
        Job.objects.all().delete()
        self.run(capsys)
        assert Job.objects.for_page(page).get().state == JobState.QUEUED
        assert job_of(missing).state == JobState.QUEUED
        assert job_of(complete) is None
        assert Job.objects.filter(content_type__model="organisation").count() == 3
        before = list(Job.objects.order_by("pk").values())
        assert "Pages: 0 jobs opened. Records: 0 jobs opened, 0 closed, 0" in self.run(capsys)
        assert list(Job.objects.order_by("pk").values()) == before

    def test_it_repairs(self, homes, capsys):
        filled, emptied = TopicFactory(label_en=""), TopicFactory()
        Topic.objects.filter(pk=filled.pk).update(label_en="Friendship")
        Topic.objects.filter(pk=emptied.pk).update(label_en="")
        assert "1 jobs opened, 1 closed" in self.run(capsys)
        assert job_of(filled).state == JobState.LIVE
        assert job_of(emptied).state == JobState.QUEUED

    def test_what_is_live_already(self, homes, translator, reviewer, capsys):
        page = vietnamese_article(homes)
        published_translation(page, translator, reviewer)
        Job.objects.all().delete()
        self.run(capsys)
        job = Job.objects.for_page(page).get()
        assert (job.state, job.change) == (JobState.LIVE, "")
        assert job.percent_done == 100
