"""What the queue asks the database: no more for many jobs, for filters, or for one's rights."""

from itertools import cycle

import pytest
from django.test import override_settings
from django.urls import reverse

from portal.core.roles import OFFICER, TRANSLATOR
from portal.translation.choices import JobState
from tests.conftest import make_user
from tests.factories import NewsPageFactory
from tests.translation.queue.jobs import jobs_of_pages, record_job

# The whole request, with what Wagtail asks for every page of its admin: the person, two kinds of
# permissions, the rights on pictures and on settings, the root of the tree that they see, and the
# languages; further the unread notices, what there is to choose from, and the rows.
CEILING = 10
ROWS = 50


@pytest.fixture
def jobs(homes, translator, reviewer):
    """So many jobs, some of pages, each with somebody and with topics."""

    def fill(number: int) -> None:
        people = cycle([make_user(TRANSLATOR, f"translator-{index}") for index in range(8)])
        pages = [NewsPageFactory(home=homes["vi"]) for _ in range(min(number, 30))]
        jobs_of_pages(
            pages, topics=number, assignee=people.__next__, reviewer=reviewer, state="assigned"
        )
        for _ in range(number - len(pages)):
            record_job(assignee=next(people), state=JobState.ASSIGNED)

    return fill


def second_visit(client, django_assert_max_num_queries, **query):
    """The page, once what may be kept is kept."""
    url = reverse("translation_queue_tab", args=["all"])
    client.get(url)
    with django_assert_max_num_queries(CEILING):
        return client.get(url, query)


@pytest.mark.parametrize("number", [ROWS, 300])
@pytest.mark.parametrize("person", ["translator", "reviewer", "administrator"])
def test_ceiling(jobs, person, number, request, client_of, django_assert_max_num_queries):
    jobs(number)
    client = client_of(request.getfixturevalue(person))
    response = second_visit(client, django_assert_max_num_queries)
    assert len(response.context["object_list"]) == ROWS
    assert response.context["paginator"].count == number


@pytest.mark.parametrize(
    ("query", "rows", "found"),
    [
        ({"state": "assigned", "q": "chu de"}, ROWS, 70),
        ({"p": "2"}, ROWS, 100),
        ({"p": "2", "ordering": "-words", "state": "assigned", "q": "chu de"}, 20, 70),
        ({"topics": "t-1"}, 1, 1),
        ({"assignee": "nobody"}, 0, 0),
    ],
)
def test_ceiling_of_what_is_narrowed_down(
    jobs, query, rows, found, translator, client_of, django_assert_max_num_queries
):
    jobs(100)
    response = second_visit(client_of(translator), django_assert_max_num_queries, **query)
    assert len(response.context["object_list"]) == rows
    assert response.context["paginator"].count == found


def test_ceiling_of_rights_in_both_languages(
    jobs, translator, client_of, django_assert_max_num_queries
):
    jobs(ROWS)
    translator.groups.add(make_user(OFFICER, "other").groups.get())
    response = second_visit(client_of(translator), django_assert_max_num_queries)
    assert len(response.context["object_list"]) == ROWS


@pytest.mark.parametrize("person", ["officer", "translator"])
def test_ceiling_of_an_empty_queue(person, request, client_of, django_assert_max_num_queries):
    client = client_of(request.getfixturevalue(person))
    response = second_visit(client, django_assert_max_num_queries)
    assert len(response.context["object_list"]) == 0


@pytest.mark.parametrize(
    ("page", "first"),
    [("1", 0), ("2", 50), ("3", 50), ("0", 50), ("-1", 50), ("x", 0), ("9" * 30, 50), ("", 0)],
)
def test_pages_that_are_none(translator, client_of, page, first):
    """Whoever asks for a page beyond the last gets the last."""
    jobs = [record_job(f"Bài {number:02}") for number in range(60)]
    response = client_of(translator).get(
        reverse("translation_queue_tab", args=["all"]), {"p": page}
    )
    assert list(response.context["object_list"]) == jobs[first : first + ROWS]
    assert response.context["paginator"].num_pages == 2


@override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}})
def test_nothing_depends_on_the_cache(translator, client_of):
    record_job("one")
    response = client_of(translator).get(reverse("translation_queue_tab", args=["all"]))
    assert [job.title for job in response.context["object_list"]] == ["one"]
    assert translator.username in response.content.decode()
