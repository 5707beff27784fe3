"""A job goes out as a file, is translated elsewhere, and comes back without undoing anything."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.translation.choices import JobState, Origin, SegmentState
from portal.translation.exchange.errors import ExchangeError
from portal.translation.exchange.formats import FORMATS, read_any
from portal.translation.exchange.units import ExchangeFile, UnitState
from portal.translation.files.jobs import outgoing, take_in
from portal.translation.models import Job
from portal.translation.segments.writing import Change, write
from tests.translation.desk import republish, submitted, vietnamese_article

BODY = [
    {
        "type": "text",
        "id": "3e0b7f7e-6f5c-4f0e-9f2b-1d1d6a1a0001",
        "value": '<p>Xem <a href="https://example.org/a">trang của hội</a> &amp; tham gia.</p>',
    }
]


@pytest.fixture
def page(homes):
    return vietnamese_article(homes, body=BODY)


@pytest.fixture
def job(page, translator) -> Job:
    submitted(page)
    return fresh()


def fresh() -> Job:
    return Job.objects.select_related("translation", "source_locale", "target_locale").get()


def translated(file: ExchangeFile, state=UnitState.TRANSLATED) -> ExchangeFile:
    """What a translator's program makes of the file."""
    return replace(
        file,
        units=tuple(
            replace(
                unit,
                target=unit.source.replace("Xem", "See")
                .replace("trang của hội", "the association’s page")
                .replace("tham gia", "join in")
                if "<a" in unit.source
                else f"English {number}",
                state=state,
            )
            for number, unit in enumerate(file.units)
        ),
    )


@pytest.mark.parametrize("key", FORMATS)
def test_out_and_in_again(job, translator, key):
    sent = FORMATS[key].write(translated(outgoing(job)))
    incoming = take_in(job, read_any("back", sent), translator)
    rows = list(job.segments.all())
    assert (incoming.taken, incoming.warnings) == (len(rows), ())
    assert {(row.state, row.origin, row.translated_by) for row in rows} == {
        (SegmentState.TRANSLATED, Origin.FILE, translator)
    }
    assert rows[-1].target == 'See <a id="a1">the association’s page</a> &amp; join in.'
    assert fresh().percent_done == 100
    # Whoever brings the file in has begun the job.
    assert (fresh().state, fresh().assignee) == (JobState.IN_PROGRESS, translator)
    again = take_in(fresh(), read_any("back", sent), translator)
    assert (again.taken, again.warnings) == (0, ())


@pytest.mark.parametrize("key", FORMATS)
def test_what_is_not_finished_has_to_be_checked(job, translator, key):
    sent = FORMATS[key].write(translated(outgoing(job), UnitState.TO_BE_CHECKED))
    take_in(job, read_any("back", sent), translator)
    assert {row.state for row in job.segments.all()} == {SegmentState.TO_CHECK}
    assert fresh().percent_done == 0


def test_what_was_changed_here_meanwhile_stays(job, translator, reviewer):
    sent = translated(outgoing(job))
    title = job.segments.get(context__path="title")
    write(job, [Change(title, "Written here")], reviewer)
    incoming = take_in(job, read_any("back.po", FORMATS["po"].write(sent)), translator)
    title.refresh_from_db()
    assert (title.target, title.translated_by) == ("Written here", reviewer)
    assert len(incoming.warnings) == 1
    assert "was changed here" in incoming.warnings[0]


def test_a_source_that_changed_has_to_be_checked(job, page, translator):
    sent = FORMATS["xliff"].write(translated(outgoing(job)))
    republish(page, title="Đoàn đại biểu Huế thăm hữu nghị nước bạn Lào")
    incoming = take_in(fresh(), read_any("back.xlf", sent), translator)
    title = fresh().segments.get(context__path="title")
    assert title.state == SegmentState.TO_CHECK
    assert "has changed since the file was made" in incoming.warnings[0]


def test_another_texts_file_is_refused(homes, job, translator):
    foreign = replace(translated(outgoing(job)), job="11111111-1111-4111-8111-111111111111")
    with pytest.raises(ExchangeError, match="another text"):
        take_in(job, read_any("back.po", FORMATS["po"].write(foreign)), translator)
    assert {row.state for row in job.segments.all()} == {SegmentState.UNTRANSLATED}


class TestAddresses:
    def upload(self, client, job, content: bytes, name="back.po"):
        return client.post(
            reverse("translation_job_files", args=[job.pk]),
            {"file": SimpleUploadedFile(name, content)},
        )

    @pytest.mark.parametrize("key", FORMATS)
    def test_a_translator_downloads_and_uploads(self, job, translator, client_of, key):
        client = client_of(translator)
        assert client.get(reverse("translation_job_files", args=[job.pk])).status_code == 200
        response = client.get(reverse("translation_job_download", args=[job.pk, key]))
        assert read_any("out", response.content).job == str(job.key)
        assert self.upload(client, job, FORMATS[key].write(translated(outgoing(job)))).status_code
        assert fresh().percent_done == 100

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<a/>", b"hello", b"\x00\xff\xfe"])
    def test_a_broken_file_is_refused_with_a_reason(self, job, translator, client_of, content):
        response = self.upload(client_of(translator), job, content)
        assert response.status_code == 400
        assert b"error-message" in response.content
        assert {row.state for row in job.segments.all()} == {SegmentState.UNTRANSLATED}

    def test_a_large_file_is_refused_unread(self, job, translator, client_of):
        content = b"x" * (11 << 20)
        assert self.upload(client_of(translator), job, content).status_code == 400

    def test_only_for_who_may_translate_it(self, homes, job, officer, client_of):
        for name, args in (
            ("translation_job_files", [job.pk]),
            ("translation_job_download", [job.pk, "po"]),
        ):
            assert client_of(officer).get(reverse(name, args=args)).status_code in {302, 404}
        assert job.state == JobState.QUEUED

    @pytest.mark.parametrize("name", ["download_pofile", "upload_pofile"])
    def test_wagtail_localizes_own_are_closed(self, job, administrator, client_of, name):
        """Rows 10 and 16: a broken file was an error 500, and guesses counted as done."""
        url = reverse(f"wagtail_localize:{name}", args=[job.translation_id])
        assert client_of(administrator).post(url).status_code in {302, 403}


class TestShared:
    def test_memory_and_glossary_go_out_and_come_in(self, homes, reviewer, client_of):
        client = client_of(reviewer)
        assert client.get(reverse("translation_files")).status_code == 200
        for key, field in (("tmx", "memory"), ("tbx", "terms")):
            out = client.get(reverse("translation_files_download", args=[key]))
            content = b"".join(out.streaming_content)
            upload = SimpleUploadedFile(f"portal.{key}", content)
            back = client.post(reverse("translation_files"), {field: upload})
            assert back.status_code == 302

    @pytest.mark.parametrize("field", ["memory", "terms"])
    def test_refused_with_a_reason(self, homes, reviewer, client_of, field):
        upload = SimpleUploadedFile("portal.tmx", b"<html></html>")
        response = client_of(reviewer).post(reverse("translation_files"), {field: upload})
        assert response.status_code == 400
        assert b"error-message" in response.content

    def test_not_for_everybody(self, homes, officer, translator, client_of):
        assert client_of(officer).get(reverse("translation_files")).status_code == 302
        url = reverse("translation_files_download", args=["tmx"])
        assert client_of(translator).get(url).status_code == 302
