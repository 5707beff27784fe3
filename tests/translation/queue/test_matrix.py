"""Pages and languages."""

import pytest
from django.urls import reverse

from home.models import StandardPage
from portal.translation.choices import JobState
from portal.translation.models import Job
from portal.translation.queue.matrix import CellState
from tests.factories import NewsPageFactory
from tests.translation.desk import (
    messages_of,
    published_translation,
    republish,
    submitted,
    vietnamese_article,
)


def states(client, **query) -> dict[str, str]:
    response = client.get(reverse("translation_matrix"), query)
    assert response.status_code == 200
    rows = response.context["table"].data
    return {row.page.title: next(c.state for c in row.cells if not c.is_original) for row in rows}


def test_every_state(homes, translator, reviewer, client_of):
    published_translation(vietnamese_article(homes, title="Bài đã xong"), translator, reviewer)
    changed = vietnamese_article(homes, title="Bài đã sửa")
    published_translation(changed, translator, reviewer)
    republish(changed, summary="Đoàn gồm 27 người, không phải 25 người.")
    submitted(vietnamese_article(homes, title="Bài đang dịch"))
    vietnamese_article(homes, title="Bài chưa dịch")
    unwanted = vietnamese_article(homes, title="Bài không dịch")
    Job.objects.for_page(unwanted).update(state=JobState.DECLINED)
    vietnamese_article(homes, title="Bài nháp", live=False)
    client = client_of(translator)
    found = states(client)
    assert {title: state for title, state in found.items() if title.startswith("Bài")} == {
        "Bài đã xong": CellState.LIVE,
        "Bài đã sửa": CellState.OUTDATED,
        "Bài đang dịch": CellState.IN_PROGRESS,
        "Bài chưa dịch": CellState.MISSING,
        "Bài không dịch": CellState.NOT_WANTED,
    }
    assert list(states(client, other_state="outdated")) == ["Bài đã sửa"]
    assert "Bài chưa dịch" not in states(client, section="partners")
    assert list(states(client, q="nháp")) == []


def test_english_letters_are_originals(homes, editor, client_of):
    letter = NewsPageFactory(home=homes["en"], title="A letter from Laos")
    assert states(client_of(editor))["A letter from Laos"] == CellState.MISSING
    rows = client_of(editor).get(reverse("translation_matrix")).context["table"].data
    [row] = [row for row in rows if row.page.pk == letter.pk]
    assert [cell.is_original for cell in row.cells] == [False, True]


def test_titles_of_drafts(homes, officer, translator, editor, client_of):
    """Whoever may not open the newer draft of a live page reads what visitors read."""
    page = vietnamese_article(homes, officer, title="Bài đã đăng")
    Job.objects.all().delete()
    page.title = "Bài chưa công bố"
    page.save_revision(user=officer)
    shown = client_of(translator).get(reverse("translation_matrix")).content.decode()
    assert "Have it translated: Bài đã đăng" in shown
    assert "Bài chưa công bố" not in shown
    vietnamese_article(homes, officer, title="Bài nháp", live=False)
    assert "Bài nháp" in client_of(editor).get(reverse("translation_matrix")).content.decode()


@pytest.mark.parametrize("number", [3, 40])
def test_ceiling(homes, reviewer, client_of, number, django_assert_max_num_queries):
    """The whole request: eleven questions are Wagtail's for every page of its admin."""
    for _ in range(number):
        NewsPageFactory(home=homes["vi"])
    client = client_of(reviewer)
    client.get(reverse("translation_matrix"))
    with django_assert_max_num_queries(9 + 11):
        client.get(reverse("translation_matrix"))


class TestHavingTranslated:
    @pytest.fixture
    def page(self, homes):
        """A page without a job, as those from before the desk."""
        page = vietnamese_article(homes)
        Job.objects.all().delete()
        return page

    def want(self, client, page, code="en", homes=None):
        locale = homes[code].locale_id
        return client.post(reverse("translation_want", args=[page.pk, locale]))

    @pytest.mark.parametrize("person", ["translator", "reviewer", "editor", "administrator"])
    def test_opens_the_job(self, homes, page, person, request, client_of):
        user = request.getfixturevalue(person)
        assert "Have it translated" in (
            client_of(user).get(reverse("translation_matrix")).content.decode()
        )
        self.want(client_of(user), page, homes=homes)
        job = Job.objects.get()
        assert (job.state, job.translation_key) == (JobState.QUEUED, page.translation_key)
        assert job.events.filter(user=user).exists()

    def test_not_by_everybody(self, homes, page, officer, client_of):
        response = self.want(client_of(officer), page, homes=homes)
        assert "permission" in messages_of(response)[0]
        assert not Job.objects.exists()

    def test_again_after_it_was_declined(self, homes, page, reviewer, client_of):
        self.want(client_of(reviewer), page, homes=homes)
        Job.objects.update(state=JobState.DECLINED)
        self.want(client_of(reviewer), page, homes=homes)
        assert Job.objects.get().state == JobState.QUEUED

    def test_not_drafts_of_others(self, homes, officer, reviewer, client_of):
        draft = vietnamese_article(homes, officer, live=False)
        assert self.want(client_of(reviewer), draft, homes=homes).status_code == 404
        assert not Job.objects.exists()

    def test_not_drafts(self, homes, editor, officer, client_of):
        draft = vietnamese_article(homes, officer, live=False)
        response = self.want(client_of(editor), draft, homes=homes)
        assert "draft" in messages_of(response)[0]

    def test_not_what_exists(self, homes, editor, client_of):
        section = StandardPage(title="Giới thiệu chung", locale=homes["vi"].locale)
        homes["vi"].add_child(instance=section)
        twin = section.copy_for_translation(homes["en"].locale, copy_parents=True)
        assert twin.pk
        response = self.want(client_of(editor), section, homes=homes)
        assert "exists in that language" in messages_of(response)[0]
