"""Filling from the memory, replacing, joining, commenting, previewing; and who may."""

import pytest
from django.test import override_settings
from django.urls import reverse
from wagtail_localize.machine_translators.base import BaseMachineTranslator

from portal.core.roles import OFFICER
from portal.translation.choices import JobState, Origin, SegmentState
from portal.translation.editor.preview_marks import marked, with_elements
from portal.translation.editor.replacing import Search
from portal.translation.memory.pairs import Origin as Where
from portal.translation.memory.pairs import Remembered
from portal.translation.memory.writing import remember
from portal.translation.models import Segment
from portal.translation.sources import target_page
from tests.conftest import make_user
from tests.translation.desk import messages_of, post
from tests.translation.editor.articles import job_with, save, segment_of

SENTENCE = "Đoàn đã thăm trường học ở thành phố trong ba ngày."
NEARLY = "Đoàn đã thăm trường học ở thành phố trong bốn ngày."
LINKED = 'Xem <a href="https://example.org/">trang này</a> hôm nay.'
MACHINE = "tests.translation.editor.test_tools"


class Capitals(BaseMachineTranslator):
    """A machine that shouts."""

    def translate(self, source_locale, target_locale, strings):
        return {string: type(string)(string.data.upper()) for string in strings}

    def can_translate(self, source_locale, target_locale):
        return True


class Broken(Capitals):
    """A machine that is out of order."""

    def translate(self, source_locale, target_locale, strings):
        raise ConnectionError("no answer")


def remembered(user) -> None:
    remember(
        [Remembered(SENTENCE, "They visited a school for three days.", "vi", "en")],
        user=user,
        where=Where("An older page", ""),
    )


def prefill(client, job, kind):
    return client.post(reverse("translation_prefill", args=[job.pk]), {"from": kind})


@pytest.mark.django_db
class TestFillingIn:
    @pytest.mark.parametrize(("kind", "filled"), [("exact", 1), ("similar", 2)])
    def test_from_the_memory(self, homes, translator, reviewer, client_of, kind, filled) -> None:
        remembered(reviewer)
        job = job_with(homes, SENTENCE, NEARLY, "Một câu khác hẳn.")
        prefill(client_of(translator), job, kind)
        rows = list(job.segments.exclude(target=""))
        assert len(rows) == filled
        assert {row.state for row in rows} == {SegmentState.TO_CHECK}
        assert rows[0].origin == Origin.EXACT
        assert all(row.match_percent >= 85 for row in rows)
        job.refresh_from_db()
        assert (job.words_done, job.state) == (0, JobState.IN_PROGRESS)

    def test_what_is_written_stays(self, homes, translator, reviewer, client_of) -> None:
        remembered(reviewer)
        job = job_with(homes, SENTENCE)
        client = client_of(translator)
        save(client, segment_of(job, "Đoàn đã"), "By hand.", confirm=False)
        prefill(client, job, "similar")
        assert segment_of(job, "Đoàn đã").target == "By hand."

    def test_no_machine_is_set_up(self, homes, translator, client_of) -> None:
        job = job_with(homes, SENTENCE)
        answer = prefill(client_of(translator), job, "machine")
        assert messages_of(answer) == ["No machine translation is set up for these languages."]

    def test_by_machine(self, homes, translator, client_of) -> None:
        job = job_with(homes, LINKED)
        with override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR={"CLASS": f"{MACHINE}.Capitals"}):
            prefill(client_of(translator), job, "machine")
        segment = segment_of(job, "Xem")
        assert (segment.state, segment.origin) == (SegmentState.TO_CHECK, Origin.MACHINE)

    def test_a_machine_that_fails_loses_nothing(self, homes, translator, client_of) -> None:
        job = job_with(homes, SENTENCE)
        with override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR={"CLASS": f"{MACHINE}.Broken"}):
            answer = prefill(client_of(translator), job, "machine")
        assert messages_of(answer) == ["Machine translation failed; nothing was changed."]
        assert not job.segments.exclude(target="").exists()


@pytest.mark.django_db
def test_words_are_replaced_and_chips_are_not(homes, translator, client_of) -> None:
    job = job_with(homes, LINKED, "Câu hai ở đây.", "Câu ba ở đây.")
    client = client_of(translator)
    save(client, segment_of(job, "Xem"), "See {1}the Page{/1} of pages 1 & {{1}}.")
    save(client, segment_of(job, "Câu hai"), "A page, a Page.")
    save(client, segment_of(job, "Câu ba"), "Pagers only.", confirm=False)

    def ask(**more):
        body = {"find": "page", "replacement": "site", **more}
        return post(client, "translation_replace", job.pk, body).json()

    assert ask()["found"] == 5
    assert ask(match_case=True)["found"] == 2
    assert ask(whole_words=True)["found"] == 3
    assert ask(find="1", whole_words=True)["found"] == 2
    only = segment_of(job, "Câu hai")
    one = ask(whole_words=True, apply=True, ids=[only.pk])
    assert [row["id"] for row in one["rows"]] == [only.pk]
    assert (one["found"], one["rows"][0]["text"]) == (1, "A site, a Site.")
    everything = ask(whole_words=True, apply=True)
    assert everything["rows"][0]["text"] == "See {1}the Site{/1} of pages 1 & {{1}}."
    segment = segment_of(job, "Xem")
    assert segment.state == SegmentState.TRANSLATED
    assert [row.number for row in segment.versions.all()] == [2, 1]
    refused = post(client, "translation_replace", job.pk, {"find": " "})
    assert refused.status_code == 400


@pytest.mark.parametrize(
    ("found", "match_case", "put"),
    [
        ("orange", False, "citrus fruit"),
        ("Orange", False, "Citrus fruit"),
        ("ORANGE", False, "CITRUS FRUIT"),
        ("Orange", True, "citrus fruit"),
    ],
)
def test_what_was_large_stays_large(found: str, match_case: bool, put: str) -> None:
    search = Search("orange", "citrus fruit", match_case=match_case)
    assert search.in_place_of(found) == put


@pytest.mark.django_db
def test_a_paragraph_in_one_piece_and_in_sentences_again(homes, translator, client_of) -> None:
    job = job_with(homes, "Câu một ở đây. Câu hai ở đây.")
    client = client_of(translator)
    first, second = job.segments.filter(source__startswith="Câu")
    save(client, first, "Sentence one.")
    answer = post(client, "translation_segment_shape", second.pk, {}, "join")
    assert answer.json() == {"id": first.pk}
    whole = segment_of(job, "Câu một")
    assert (whole.target, whole.state) == ("Sentence one.", SegmentState.TO_CHECK)
    save(client, whole, "Sentence one. Sentence two.")
    post(client, "translation_segment_shape", whole.pk, {}, "split")
    rows = job.segments.filter(source__startswith="Câu")
    assert [(row.target.strip(), row.is_done) for row in rows] == [
        ("Sentence one.", True),
        ("Sentence two.", True),
    ]
    refused = post(client, "translation_segment_shape", rows[0].pk, {}, "split")
    assert refused.status_code == 400
    job.refresh_from_db()
    assert job.words_done == sum(row.words for row in rows)


@pytest.mark.django_db
def test_people_talk_about_a_segment(homes, translator, officer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    client = client_of(officer)
    said = post(client, "translation_segment_comment", segment.pk, {"text": "Mean <b>Lao</b>!"})
    assert "comment" in said.json()["kinds"].split()
    panel = reverse("translation_segment_help", args=[segment.pk])
    html = client_of(translator).get(panel).content.decode()
    assert "Mean &lt;b&gt;Lao&lt;/b&gt;!" in html
    comment = segment.comments.get()
    settle = {"resolve": comment.pk}
    settled = post(client_of(translator), "translation_segment_comment", segment.pk, settle)
    assert "comment" not in settled.json()["kinds"].split()
    assert post(client, "translation_segment_comment", segment.pk, {}).status_code == 400


@pytest.mark.django_db
def test_the_panel_suggests(homes, translator, reviewer, client_of) -> None:
    remembered(reviewer)
    job = job_with(homes, NEARLY, "Một. Hai ở đây.")
    panel = reverse("translation_segment_help", args=[segment_of(job, "Đoàn đã").pk])
    html = client_of(translator).get(panel).content.decode()
    assert 'data-origin="fuzzy"' in html
    assert "They visited a school for three days." in html
    assert "<del> ba</del>" in html


@pytest.mark.django_db
def test_people_see_each_other(homes, translator, reviewer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    alone = post(client_of(translator), "translation_present", job.pk).json()
    assert alone["html"].strip() == ""
    seen = post(client_of(reviewer), "translation_present", job.pk, {"writing": True}).json()
    assert "translator" in seen["html"]
    back = post(client_of(translator), "translation_present", job.pk).json()
    assert "reviewer (writing)" in back["html"]


@pytest.mark.django_db
class TestPreview:
    def test_it_marks_every_sentence(self, homes, translator, client_of) -> None:
        job = job_with(homes, f"{SENTENCE} Câu hai ở đây.", LINKED)
        client = client_of(translator)
        first, second = segment_of(job, "Đoàn đã"), segment_of(job, "Câu hai")
        save(client, first, "They visited a school.", confirm=False)
        response = client.get(reverse("translation_preview", args=[job.pk]))
        html = response.content.decode()
        assert f'<span data-desk-segment="{first.pk}">They visited a school.</span>' in html
        missing = f'data-desk-segment="{second.pk}" class="desk-missing"'
        assert missing in html
        assert 'href="https://example.org/"' in html
        assert not {"\ue000", "\ue001", "\ue002", "\ue010"}.intersection(html)
        assert "no-store" in response["Cache-Control"]
        assert not target_page(job.translation).live

    def test_it_is_for_those_who_may_edit(self, homes, officer, client_of) -> None:
        job = job_with(homes, SENTENCE)
        preview = reverse("translation_preview", args=[job.pk])
        assert client_of(officer).get(preview).status_code == 302

    @pytest.mark.parametrize(
        ("page", "shown"),
        [
            ("<body><p>[a]</p>", '<p><span data-desk-segment="12">text</span></p>'),
            ("<body><p>[cut]</p><p>x", '<p><span data-desk-segment="12">te</span></p><p>x'),
            ("<title>[a]</title><body>", "<title>text</title>"),
            ('<body><img alt="[a]">', '<img alt="text">'),
            ("<body><script>[a]</script>", "<script>text</script>"),
            ("<body>[b]", '<span data-desk-segment="7">a <b>b</b> c</span>'),
        ],
    )
    def test_marks_become_elements(self, page: str, shown: str) -> None:
        text = marked("text", 12, is_missing=False)
        page = page.replace("[a]", text).replace("[cut]", text[:-3])
        page = page.replace("[b]", marked("a <b>b</b> c", 7, is_missing=False))
        assert shown in with_elements(page, "missing")


@pytest.mark.django_db
def test_taking_and_giving_back(homes, translator, officer, client_of) -> None:
    job = job_with(homes, SENTENCE)
    take, release = (
        reverse(f"translation_editor_{name}", args=[job.pk]) for name in ("take", "release")
    )
    client = client_of(translator)
    client.post(take)
    job.refresh_from_db()
    assert (job.assignee, job.state) == (translator, JobState.ASSIGNED)
    client_of(officer).post(release)
    job.refresh_from_db()
    assert job.assignee == translator
    client.post(release)
    job.refresh_from_db()
    assert (job.assignee, job.state) == (None, JobState.QUEUED)


def attempts(client, job, segment: Segment) -> dict[str, int]:
    """The status of every address that writes."""
    save_body = {"text": "Not mine.", "version": segment.version, "confirm": True}
    replace_body = {"find": "x", "apply": True}
    answers = {
        "save": post(client, "translation_segment_save", segment.pk, save_body),
        "revert": post(client, "translation_segment_revert", segment.pk, {"number": 1}),
        "join": post(client, "translation_segment_shape", segment.pk, {}, "join"),
        "split": post(client, "translation_segment_shape", segment.pk, {}, "split"),
        "replace": post(client, "translation_replace", job.pk, replace_body),
        "accept": post(client, "translation_segment_judge", segment.pk, {"accept": True}),
        "prefill": post(client, "translation_prefill", job.pk),
        "preview": client.get(
            reverse("translation_preview", args=[job.pk]),
            headers={"x-requested-with": "XMLHttpRequest"},
        ),
    }
    return {name: answer.status_code for name, answer in answers.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["officer", "editor"])
def test_no_address_writes_for_people_of_the_other_language(
    homes, role, officer, editor, client_of
) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    client = client_of({"officer": officer, "editor": editor}[role])
    assert set(attempts(client, job, segment).values()) == {403}
    for name in ("take", "release"):
        client.post(reverse(f"translation_editor_{name}", args=[job.pk]))
    segment.refresh_from_db()
    job.refresh_from_db()
    assert (segment.version, segment.target, job.assignee) == (0, "", None)


@pytest.mark.django_db
def test_every_address_wants_somebody_signed_in(homes, client) -> None:
    job = job_with(homes, SENTENCE)
    segment = segment_of(job, "Đoàn đã")
    assert set(attempts(client, job, segment).values()) == {403}


@pytest.mark.django_db
def test_who_may_not_know_of_a_job_finds_nothing(homes, client_of) -> None:
    job = job_with(homes, SENTENCE)
    job.source_page.live = False
    type(job.source_page).objects.filter(pk=job.source_page_id).update(live=False)
    stranger = make_user(OFFICER, "stranger")
    stranger.groups.get().page_permissions.all().delete()
    client = client_of(stranger)
    segment = segment_of(job, "Đoàn đã")
    for name, number in (
        ("translation_editor", job.pk),
        ("translation_preview", job.pk),
        ("translation_segment_help", segment.pk),
    ):
        assert client.get(reverse(name, args=[number])).status_code == 404, name
    for name, number in (
        ("translation_present", job.pk),
        ("translation_replace", job.pk),
        ("translation_segment_comment", segment.pk),
        ("translation_begin", job.pk),
    ):
        assert post(client, name, number, {"text": "x"}).status_code == 404, name
