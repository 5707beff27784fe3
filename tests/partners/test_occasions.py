"""Occasions come round; a greeting is on record once a year, and reports count it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from partners.greetings import NotSentThen, WrittenOn, send, take_back
from partners.models import Activity, Occasion
from portal.core.periods import Period
from tests.factories import LocalityFactory, OrganisationFactory
from tests.factories_partners import OccasionFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LUNAR = Occasion.Calendar.LUNAR


@pytest.mark.parametrize(
    ("calendar", "month", "day", "year", "falls_on"),
    [
        ("gregorian", 12, 2, 2026, date(2026, 12, 2)),
        ("gregorian", 2, 29, 2026, date(2026, 2, 28)),
        ("gregorian", 2, 29, 2028, date(2028, 2, 29)),
        ("gregorian", 4, 14, 2027, date(2027, 4, 14)),  # Bunpimay, Songkran, Chol Chnam Thmay
        ("lunar", 1, 1, 2030, date(2030, 2, 2)),
        ("lunar", 12, 23, 2026, date(2027, 1, 30)),
    ],
)
def test_an_occasion_falls_on(calendar, month, day, year, falls_on) -> None:
    assert Occasion(calendar=calendar, month=month, day=day).falls_on(year) == falls_on


@pytest.mark.parametrize(
    ("calendar", "month", "day"), [("gregorian", 2, 30), ("gregorian", 4, 31), ("lunar", 1, 31)]
)
def test_no_calendar_has_such_a_day(calendar, month, day) -> None:
    with pytest.raises(ValidationError) as refused:
        Occasion(label_vi="Lễ", calendar=calendar, month=month, day=day).clean()
    assert set(refused.value.message_dict) == {"day"}


def test_a_greeting_belongs_to_the_nearest_year() -> None:
    new_year = Occasion(calendar=Occasion.Calendar.GREGORIAN, month=1, day=1)
    assert new_year.year_of(date(2026, 12, 20)) == 2027
    assert new_year.year_of(date(2027, 1, 20)) == 2027
    assert Occasion(calendar=LUNAR, month=1, day=1).year_of(date(1, 1, 1)) == 1


def test_anniversaries_begin_with_the_first() -> None:
    occasion = Occasion(month=9, day=5, first_year=1962)
    assert [occasion.anniversary(year) for year in (1961, 1962, 2027)] == [None, None, 65]


def test_a_greeting_is_a_record_that_reports_count(editor) -> None:
    occasion = OccasionFactory(recipient=OrganisationFactory(), locality=LocalityFactory())
    activity, is_new = send(occasion, 2026, TODAY, TODAY, editor)
    activity = Activity.objects.get(pk=activity.pk)
    assert is_new
    assert activity.live
    assert activity.label_en == f"Greeting: {occasion.label_en} 2026"
    assert "2026" in activity.label_vi
    assert activity.label_vi != activity.label_en
    assert list(activity.organisations.all()) == [occasion.recipient]
    assert list(activity.localities.all()) == [occasion.locality]
    period = Period.year(2026)
    assert activity in Activity.objects.published().greetings().within(period)
    assert Occasion.objects.with_last_sent().get().last_sent == TODAY


def test_an_occasion_without_english_gives_a_greeting_without_english(editor) -> None:
    activity, _new = send(OccasionFactory(label_en=""), 2026, TODAY, TODAY, editor)
    assert activity.label_en == ""


def test_a_second_click_finds_the_first(editor) -> None:
    occasion = OccasionFactory()
    first, _new = send(occasion, 2026, TODAY, TODAY, editor)
    second, is_new = send(occasion, 2026, TODAY - timedelta(days=1), TODAY, editor)
    assert (second.pk, is_new) == (first.pk, False)


def test_the_database_holds_one_greeting_a_year(editor) -> None:
    """Two clicks at the same moment both find nothing and both write."""
    occasion = OccasionFactory()
    send(occasion, 2026, TODAY, TODAY, editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(kind="greeting", label_vi="Thư", occasion=occasion, starts_on=TODAY)


def test_a_form_says_that_the_greeting_is_on_record(editor) -> None:
    occasion = OccasionFactory()
    send(occasion, 2026, TODAY, TODAY, editor)
    twice = Activity(kind="greeting", label_vi="Thư", occasion=occasion, starts_on=TODAY)
    with pytest.raises(ValidationError) as refused:
        twice.clean()
    assert set(refused.value.message_dict) == {"occasion"}


def test_only_greetings_are_for_an_occasion() -> None:
    with pytest.raises(ValidationError):
        Activity(kind="exchange", label_vi="Gặp gỡ", occasion=OccasionFactory()).clean()


@pytest.mark.parametrize(
    ("year", "on"),
    [(2027, TODAY), (2026, TODAY + timedelta(days=1)), (2026, date(2026, 3, 1))],
    ids=["a year ahead", "tomorrow", "months before"],
)
def test_nobody_sent_it_then(editor, year, on) -> None:
    with pytest.raises(NotSentThen):
        send(OccasionFactory(), year, on, TODAY, editor)


def test_a_greeting_is_taken_back(editor) -> None:
    occasion = OccasionFactory()
    send(occasion, 2026, TODAY, TODAY, editor)
    assert take_back(occasion, 2026, editor)
    assert not Activity.objects.exists()
    assert not take_back(occasion, 2026, editor)


def test_what_somebody_has_written_is_not_thrown_away(editor) -> None:
    occasion = OccasionFactory()
    activity, _new = send(occasion, 2026, TODAY, TODAY, editor)
    activity.people_reached = 3
    activity.save_revision(user=editor)
    with pytest.raises(WrittenOn):
        take_back(occasion, 2026, editor)
    assert Activity.objects.exists()


class TestButtons:
    """The same by the buttons."""

    @pytest.fixture
    def occasion(self) -> Occasion:
        soon = timezone.localdate() + timedelta(days=5)
        return OccasionFactory(month=soon.month, day=soon.day)

    @pytest.fixture
    def year(self, occasion) -> int:
        return occasion.year_of(timezone.localdate())

    def test_sent_and_undone(self, officer, client_of, occasion, year) -> None:
        client, address = client_of(officer), [occasion.pk, year]
        response = client.post(reverse("send_greeting", args=address), {"next": "/admin/"})
        assert response["Location"] == "/admin/"
        assert Activity.objects.get().starts_on == timezone.localdate()
        client.post(reverse("send_greeting", args=address))
        assert Activity.objects.count() == 1
        client.post(reverse("take_greeting_back", args=address))
        assert not Activity.objects.exists()

    def test_a_day_may_be_given(self, officer, client_of, occasion, year) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        address = reverse("send_greeting", args=[occasion.pk, year])
        client_of(officer).post(address, {"on": yesterday.isoformat()})
        assert Activity.objects.get().starts_on == yesterday

    @pytest.mark.parametrize("on", ["yesterday", "2026-02-31", "1999-01-01"])
    def test_nonsense_is_refused(self, officer, client_of, occasion, year, on) -> None:
        address = reverse("send_greeting", args=[occasion.pk, year])
        assert client_of(officer).post(address, {"on": on}).status_code == 302
        assert not Activity.objects.exists()

    def test_only_who_may_add_activities(self, translator, client_of, occasion, year) -> None:
        client_of(translator).post(reverse("send_greeting", args=[occasion.pk, year]))
        assert not Activity.objects.exists()

    def test_links_do_nothing(self, officer, client_of, occasion, year) -> None:
        address = reverse("send_greeting", args=[occasion.pk, year])
        assert client_of(officer).get(address).status_code == 405

    def test_nobody_is_led_elsewhere(self, officer, client_of, occasion, year) -> None:
        address = reverse("send_greeting", args=[occasion.pk, year])
        response = client_of(officer).post(address, {"next": "https://example.org/"})
        assert response["Location"] == reverse("calendar")

    def test_an_unknown_year_is_not_found(self, officer, client_of, occasion) -> None:
        address = reverse("send_greeting", args=[occasion.pk, 99999])
        assert client_of(officer).post(address).status_code == 404

    def test_the_list_says_when_it_was_last(self, editor, client_of, occasion, year) -> None:
        send(occasion, year, timezone.localdate(), timezone.localdate(), editor)
        content = client_of(editor).get(reverse("wagtailsnippets_partners_occasion:list"))
        assert content.status_code == 200
